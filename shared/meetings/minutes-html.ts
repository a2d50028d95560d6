/** Minutes as one page: each decision beside the wording it was about. */
import { escapeHtml } from '../report/html-text.ts'
import {
  type Minutes,
  type MinutesAction,
  type MinutesDecision,
  minutesName,
  wordingTitle,
} from './minutes-model.ts'
import { wholePage, wordingHtml } from './page.ts'

export function minutesHtml(minutes: Minutes): string {
  const { reference, title, meeting, classification } = minutes
  return wholePage({
    title: minutesName(minutes),
    author: minutes.forum,
    description: `${meeting}, ${minutes.date}`,
    footer: minutesFooter(minutes),
    css: MINUTES_CSS,
    header: [
      '<header class="cover">',
      classification === null
        ? ''
        : `<p class="classification"><strong>${escapeHtml(classification.name)}</strong> ${escapeHtml(classification.handling)}</p>`,
      `<p class="reference">${escapeHtml(`${reference} ‘${title}’`)}</p>`,
      `<h1>Minutes: ${escapeHtml(meeting)}</h1>`,
      `<dl class="facts"><div><dt>Forum</dt><dd>${escapeHtml(minutes.forum)}</dd></div>`,
      `<div><dt>Date</dt><dd>${escapeHtml(minutes.date)}</dd></div>`,
      `<div><dt>Minuted</dt><dd>${escapeHtml(countWords(minutes))}</dd></div></dl>`,
      '</header>',
    ].join(''),
    body: [
      section('attendees', 'Attendees', attendeesHtml(minutes.attendees)),
      section('decisions', 'Decisions', decisionsHtml(minutes.decisions)),
      section('actions', 'Actions', actionsHtml(minutes.actions)),
    ].join(''),
  })
}

/** "10 decisions, 2 actions". */
export function countWords({ decisions, actions }: Minutes): string {
  const taken = decisions.filter(({ kind }) => kind === 'decision').length
  const of = (count: number, word: string) => `${count} ${word}${count === 1 ? '' : 's'}`
  return `${of(taken, 'decision')}, ${of(actions.length, 'action')}`
}

export function minutesFooter({ reference, meeting, date, classification }: Minutes): string {
  const name = `${reference} Minutes: ${meeting}, ${date}`
  return classification === null
    ? name
    : `This document has a Classification of ${classification.name}. ${name}`
}

function section(id: string, heading: string, content: string): string {
  return `<section aria-labelledby="${id}"><h2 id="${id}">${heading}</h2>${content}</section>`
}

function attendeesHtml(attendees: readonly string[]): string {
  if (attendees.length === 0) return '<p>Attendees: not stated.</p>'
  return `<ul class="attendees">${attendees.map((name) => `<li>${escapeHtml(name)}</li>`).join('')}</ul>`
}

function decisionsHtml(decisions: readonly MinutesDecision[]): string {
  if (decisions.length === 0) return '<p>No decision was taken.</p>'
  return decisions.map(decisionHtml).join('')
}

function decisionHtml(decision: MinutesDecision): string {
  const { number, outcome, text, owner, on, by, at, wording, before, kind } = decision
  const id = number.toLowerCase()
  const facts = [
    ...(on.length === 0 ? [] : [`On ${on.join(', ')}.`]),
    ...(kind === 'decision' ? [`Owner: ${owner}.`] : []),
    `Minuted by ${by}, ${at}.`,
  ]
  return [
    `<article class="decision" aria-labelledby="${id}">`,
    `<div><h3 id="${id}"><span class="number">${number}</span> ${escapeHtml(outcome)}</h3>`,
    text === '' ? '' : `<p>${escapeHtml(text)}</p>`,
    facts.map((fact) => `<p class="note">${escapeHtml(fact)}</p>`).join(''),
    '</div><div>',
    before === null
      ? ''
      : `<h4>Before: ${escapeHtml(wordingTitle(before))}</h4>${wordingHtml(before.lines)}`,
    wording === null
      ? '<p class="note">It was about no wording.</p>'
      : `<h4>${before === null ? 'Wording' : 'As proposed'}: ${escapeHtml(wordingTitle(wording))}</h4>${wordingHtml(wording.lines)}`,
    decision.rewordedSince ? '<p class="note">The clause has been reworded since.</p>' : '',
    '</div></article>',
  ].join('')
}

function actionsHtml(actions: readonly MinutesAction[]): string {
  if (actions.length === 0) return '<p>No action was given.</p>'
  const head = ['Action', 'What is to be done', 'Owner', 'Due', 'State']
    .map((heading) => `<th scope="col">${heading}</th>`)
    .join('')
  const rows = actions.map(({ number, text, on, owner, due, state }) => {
    const about =
      on.length === 0 ? '' : ` <span class="note">On ${escapeHtml(on.join(', '))}.</span>`
    return `<tr><th scope="row">${number}</th><td>${escapeHtml(text)}${about}</td><td>${escapeHtml(owner)}</td><td>${escapeHtml(due)}</td><td>${escapeHtml(state)}</td></tr>`
  })
  const widths = [8, 47, 16, 16, 13].map((width) => `<col style="width:${width}%">`).join('')
  return `<table><caption>What is to be done, by whom and when</caption><colgroup>${widths}</colgroup><thead><tr>${head}</tr></thead><tbody>${rows.join('')}</tbody></table>`
}

const MINUTES_CSS = `
main, .cover, body > footer { max-width: 60rem; }
.attendees { columns: 16rem; }
.decision { display: grid; grid-template-columns: minmax(0, 1fr) minmax(0, 1.5fr); gap: 2rem; padding: 1rem 0; border-top: 1px solid var(--rule); }
.decision h3 { margin: 0 0 .35rem; } .decision h4 { margin: 0 0 .35rem; font-size: .875rem; } .decision h4:not(:first-child) { margin-top: 1rem; } .decision .number { color: var(--quiet); font-weight: 500; }
@media (max-width: 40rem) { .decision { grid-template-columns: minmax(0, 1fr); gap: .75rem; } }
@media print { .decision { break-inside: avoid; gap: 8mm; } }
`
