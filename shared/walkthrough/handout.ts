/**
 * What is mailed before a walkthrough: one page with every step's redline, its proposed and its baseline text, what it is
 * for and what is open. No script, no network; reads and prints in black and white.
 */
import { wholePage, wordingHtml } from '../meetings/page.ts'
import type { RecordOf } from '../records/index.ts'
import { escapeHtml } from '../report/html-text.ts'
import { findModification } from '../report/model.ts'
import { failed, ok, type Result } from '../result.ts'
import { formatLongDay } from '../timetable/days.ts'
import type { Workspace } from '../workspace.ts'
import { type Clause, clauseOf } from './clauses.ts'
import { type Bearing, type Purpose, purposeOf } from './purpose.ts'
import { draftText } from './readings.ts'
import { type ArrangedStep, arrangedSteps, stepsOf } from './steps.ts'

export interface Handout {
  /** "DP255 Walkthrough handout Option A", for its file. */
  readonly name: string
  readonly html: string
}

/** The handout of one draft, named by its id or name; of the preferred one where none is. */
export function handoutOf(
  workspace: Workspace,
  idOrReference: string,
  wanted?: string,
): Result<Handout> {
  const found = findModification(workspace, idOrReference)
  if (!found.ok) return found
  const modification = found.value
  const draft = chooseDraft(workspace, modification, wanted)
  if (!draft.ok) return draft
  const steps = arrangedSteps(workspace, {
    modification: modification.id,
    draft: draft.value.id,
    by: 'change',
  }).filter(({ skipped }) => !skipped)
  if (steps.length === 0) {
    return failed(
      'handout/empty',
      `${draft.value.name} of ${modification.reference} changes nothing, so there is nothing to hand out.`,
      'Draft a change first, or choose another draft.',
    )
  }
  const name = `${modification.reference} Walkthrough handout ${draft.value.name}`
  return ok({
    name,
    html: handoutHtml({ workspace, modification, draft: draft.value, steps, name }),
  })
}

function chooseDraft(
  workspace: Workspace,
  { id: modification, reference }: RecordOf<'modification'>,
  wanted: string | undefined,
): Result<RecordOf<'draft'>> {
  const drafts = [...workspace.draft.values()].filter(
    (draft) => draft.modification === modification,
  )
  const words = wanted?.toLowerCase()
  const chosen =
    wanted === undefined
      ? (drafts.find(({ preferred }) => preferred) ?? drafts[0])
      : drafts.find(({ id, name }) => id === wanted || name.toLowerCase() === words)
  if (chosen !== undefined) return ok(chosen)
  return failed(
    'draft/missing',
    wanted === undefined ? `${reference} has no draft.` : `${reference} has no draft “${wanted}”.`,
    `It has: ${drafts.map(({ name }) => name).join(', ') || 'none'}.`,
  )
}

interface Source {
  readonly workspace: Workspace
  readonly modification: RecordOf<'modification'>
  readonly draft: RecordOf<'draft'>
  readonly steps: readonly ArrangedStep[]
  readonly name: string
}

function handoutHtml(source: Source): string {
  const { workspace, modification, draft, steps, name } = source
  const { reference, title, stage, classification: wanted } = modification
  const classification = wanted === null ? null : (workspace.classification.get(wanted) ?? null)
  const footer =
    classification === null
      ? name
      : `This document has a Classification of ${classification.name}. ${name}`
  const asAt = workspace.settings.get('workspace')?.asAt
  return wholePage({
    title: name,
    author: modification.contact?.name ?? 'not stated',
    description: `${reference} ${title}: each change of ${draft.name}, with what it is for`,
    footer,
    css: HANDOUT_CSS,
    header: [
      '<header class="cover">',
      classification === null
        ? ''
        : `<p class="classification"><strong>${escapeHtml(classification.name)}</strong> ${escapeHtml(classification.handling)}</p>`,
      `<p class="reference">${escapeHtml(reference)}</p>`,
      `<h1>‘${escapeHtml(title)}’</h1>`,
      `<p class="document">Walkthrough handout: ${escapeHtml(draft.name)}</p>`,
      `<dl class="facts"><div><dt>Stage</dt><dd>${escapeHtml(stage ?? 'not stated')}</dd></div>`,
      asAt === undefined
        ? ''
        : `<div><dt>As at</dt><dd>${escapeHtml(formatLongDay(asAt))}</dd></div>`,
      `<div><dt>Changes</dt><dd>${steps.length}</dd></div></dl>`,
      '</header>',
    ].join(''),
    body: [
      notesHtml(source),
      contentsHtml(source),
      ...steps.map((step, index) => stepHtml(source, step, index + 1)),
      questionsHtml(source),
    ].join(''),
  })
}

function notesHtml({ modification, draft }: Source): string {
  const notes = ['Insertions are underlined, deletions struck through.']
  if (modification.stage === 'Draft Proposal') {
    notes.unshift(
      `Exploratory: ${modification.reference} is a Draft Proposal, and its solution has not been developed.`,
    )
  }
  if (draft.basis?.standing === 'illustrative') {
    notes.push('Illustrative: this wording was made for the sample and is nobody’s proposal.')
  }
  return notes.map((note) => `<p class="note">${escapeHtml(note)}</p>`).join('')
}

function contentsHtml({ steps }: Source): string {
  const items = steps.map(
    ({ title, change }, index) =>
      `<li class="level2"><a href="#step-${index + 1}"><span class="number">${index + 1}</span> ${escapeHtml(`${title}: ${firstWords(change?.inserted || change?.deleted || '')}`)}</a></li>`,
  )
  return `<nav aria-labelledby="contents"><h2 id="contents">The changes</h2><ol class="contents">${items.join('')}</ol></nav>`
}

const FIRST_WORDS = 90

function firstWords(text: string): string {
  const words = text.replace(/^[\s,;:.]+/, '')
  if (words.length <= FIRST_WORDS) return words
  return `${words.slice(0, FIRST_WORDS).replace(/\s+\S*$/, '')} …`
}

function stepHtml({ workspace, draft, steps }: Source, step: ArrangedStep, place: number): string {
  const { change } = step
  const text = change === null ? null : draftText(workspace, draft.id, change.document)
  if (text === null || change === null) return ''
  const reading = (name: 'redline' | 'proposed' | 'baseline') =>
    clauseOf(text, change.provision, name)
  const redline = reading('redline')
  const id = `step-${place}`
  return [
    `<section class="step" aria-labelledby="${id}">`,
    `<p class="place">Step ${place} of ${steps.length}</p>`,
    `<h2 id="${id}">${escapeHtml(`${redline.document.shortName} ${redline.citation}`)}</h2>`,
    `<p class="note">${escapeHtml(redline.above.join(' › '))}</p>`,
    `<h3>Redline</h3>${wordingHtml(redline.lines)}`,
    '<div class="readings">',
    readingHtml('Proposed', reading('proposed'), 'As proposed, this clause is not there.'),
    readingHtml('Baseline', reading('baseline'), 'This clause is not in force.'),
    '</div>',
    purposeHtml(purposeOf(workspace, draft.id, step), draft),
    '<p class="room" aria-hidden="true">Notes</p>',
    '</section>',
  ].join('')
}

function readingHtml(title: string, { lines }: Clause, absent: string): string {
  const words = lines.length === 0 ? `<p class="note">${absent}</p>` : wordingHtml(lines)
  return `<div><h3>${title}</h3>${words}</div>`
}

const BEARINGS: readonly (readonly [title: string, kinds: readonly Bearing['kind'][]])[] = [
  ['Requirements', ['requirement']],
  ['Topics, evidence and responses', ['topic', 'evidence', 'response']],
]

function purposeHtml(purpose: Purpose, draft: RecordOf<'draft'>): string {
  const { reason, effect, questions, scenarios, bearings } = purpose
  const parts = [`<h3>Why</h3><p>${escapeHtml(reason === '' ? 'Not stated.' : reason)}</p>`]
  if (effect !== null) parts.push(`<h3>In plain words</h3><p>${escapeHtml(effect)}</p>`)
  if (questions.length > 0) {
    const items = questions.map(({ acronym, text, response, asked }) => {
      const answer = response ?? (asked ? 'open' : 'none anticipated')
      return `<li><strong>${escapeHtml(acronym)}</strong> ${escapeHtml(text)} <em>(${escapeHtml(answer)})</em></li>`
    })
    parts.push(`<h3>Questions</h3><ul>${items.join('')}</ul>`)
  }
  if (scenarios.length > 0) {
    const rows = scenarios.map(
      ({ reference, title, baseline, proposed }) =>
        `<tr><th scope="row">${escapeHtml(reference)} ${escapeHtml(title)}</th><td>${escapeHtml(baseline?.verdict ?? 'not assessed')}</td><td>${escapeHtml(proposed?.verdict ?? 'not assessed')}</td></tr>`,
    )
    const note =
      purpose.illustrative === null
        ? ''
        : `<p class="note">Outcomes under ${escapeHtml(draft.name)} are illustrative.</p>`
    parts.push(
      `<table class="short"><caption>Scenarios</caption><colgroup><col style="width:56%"><col style="width:22%"><col style="width:22%"></colgroup><thead><tr><th scope="col">At the premises</th><th scope="col">Baseline</th><th scope="col">${escapeHtml(draft.name)}</th></tr></thead><tbody>${rows.join('')}</tbody></table>${note}`,
    )
  }
  for (const [title, kinds] of BEARINGS) {
    const items = bearings
      .filter(({ kind }) => kinds.includes(kind))
      .map(({ words }) => `<li>${escapeHtml(words)}</li>`)
    if (items.length > 0) parts.push(`<h3>${title}</h3><ul>${items.join('')}</ul>`)
  }
  return parts.join('')
}

/** Back from each question to the changes that bear on it. */
function questionsHtml({ workspace, modification, draft, steps }: Source): string {
  const byQuestion = stepsOf(workspace, {
    modification: modification.id,
    draft: draft.id,
    by: 'question',
  })
  const groups = [...new Map(byQuestion.map(({ group }) => [group?.id, group])).values()]
  if (groups.length === 0) return ''
  const rows = groups.map((group) => {
    const links = byQuestion
      .filter((step) => step.group?.id === group?.id)
      .flatMap(({ change }) => {
        const place = steps.findIndex((step) => step.change?.id === change?.id)
        if (change === null || place === -1) return []
        return [`<a href="#step-${place + 1}">${escapeHtml(change.citation)}</a>`]
      })
    const changes = links.length === 0 ? 'none' : links.join(', ')
    return `<tr><th scope="row">${escapeHtml(group?.name ?? '')}</th><td>${escapeHtml(group?.words ?? '')}</td><td>${changes}</td></tr>`
  })
  return `<section aria-labelledby="questions"><h2 id="questions">By question</h2><table><caption>Which changes bear on which question</caption><colgroup><col style="width:16%"><col style="width:60%"><col style="width:24%"></colgroup><thead><tr><th scope="col">Asked of</th><th scope="col">Question</th><th scope="col">Changes</th></tr></thead><tbody>${rows.join('')}</tbody></table></section>`
}

const HANDOUT_CSS = `
main, .cover, body > footer { max-width: 56rem; }
.step { border-top: 2px solid var(--ink); margin-top: 3rem; padding-top: .75rem; } .step h2 { margin: 0; } .place { margin: 0; color: var(--quiet); font-size: .875rem; }
.step > h3 + .wording { font-size: 1.25rem; }
.readings { display: grid; grid-template-columns: 1fr 1fr; gap: 2rem; margin-top: 1rem; padding: 0 1rem; border: 1px solid var(--rule); } .readings h3 { margin: .75rem 0 .35rem; }
.room { display: none; }
.contents .level2 a { color: var(--ink); text-decoration: underline; } .contents .number { min-width: 2rem; }
@media (max-width: 40rem) { .readings { grid-template-columns: 1fr; gap: 0; } }
@media print { .step { break-before: page; margin-top: 0; border: 0; padding: 0; } .step > h3 + .wording { font-size: 13pt; } .room { display: block; height: 45mm; margin-top: 6mm; border: 1px solid #777; padding: 2mm; color: #444; break-inside: avoid; } }
`
