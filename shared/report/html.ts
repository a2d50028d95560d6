/**
 * The report as one self-contained, accessible page: read on a screen, mailed, printed, and turned into the
 * PDF. No script, no network; insertions and deletions are told apart without colour.
 */
import { plainText } from '../../legal-text/text.ts'
import type { ProvisionView, Segment } from '../../legal-text/views.ts'
import { REPORT_CSS } from './html-style.ts'
import type { Inline, Report, ReportBlock, ReportSection } from './model.ts'

type RedlineBlock = Extract<ReportBlock, { kind: 'redline' }>
type TableBlock = Extract<ReportBlock, { kind: 'table' }>

export function reportHtml(report: Report): string {
  const name = `${report.reference} ${report.documentName}`
  return [
    '<!doctype html>',
    '<html lang="en-GB">',
    '<head>',
    '<meta charset="utf-8">',
    '<meta name="viewport" content="width=device-width, initial-scale=1">',
    `<title>${escapeHtml(`${name} v${report.version}`)}</title>`,
    `<meta name="author" content="${escapeHtml(report.author)}">`,
    `<style>${REPORT_CSS}</style>`,
    '</head>',
    '<body>',
    '<a class="skip" href="#content">Skip to the report</a>',
    cover(report),
    `<main id="content">${contents(report)}${report.sections.map(sectionHtml).join('')}</main>`,
    `<footer>${escapeHtml(footerText(report))}</footer>`,
    '</body>',
    '</html>',
  ].join('\n')
}

/** What stands at the foot of every page. */
export function footerText(report: Report): string {
  const name = `${report.reference} ${report.documentName}`
  return report.classification === null
    ? name
    : `This document has a Classification of ${report.classification.name}. ${name}`
}

export function escapeHtml(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
}

function cover(report: Report): string {
  const { classification } = report
  return [
    '<header class="cover">',
    classification === null
      ? ''
      : `<p class="classification"><strong>${escapeHtml(classification.name)}</strong> ${escapeHtml(classification.handling)}</p>`,
    `<p class="reference">${escapeHtml(report.reference)}</p>`,
    `<h1>‘${escapeHtml(report.title)}’</h1>`,
    `<p class="document">${escapeHtml(report.documentName)}</p>`,
    `<dl class="facts"><div><dt>Version</dt><dd>${escapeHtml(report.version)}</dd></div>`,
    `<div><dt>Date</dt><dd>${escapeHtml(report.date)}</dd></div>`,
    `<div><dt>Stage</dt><dd>${escapeHtml(report.stage)}</dd></div></dl>`,
    '</header>',
  ].join('')
}

function contents({ sections }: Report): string {
  const entries = sections
    .filter(({ level }) => level === 1)
    .map(
      ({ id, number, heading }) =>
        `<li><a href="#${id}"><span class="number">${escapeHtml(number ?? '')}</span> ${escapeHtml(heading)}</a></li>`,
    )
  return `<nav aria-labelledby="contents"><h2 id="contents">Contents</h2><ol class="contents">${entries.join('')}</ol></nav>`
}

function sectionHtml(section: ReportSection): string {
  const level = section.level <= 1 ? 2 : section.level + 1
  const number =
    section.number === null ? '' : `<span class="number">${escapeHtml(section.number)}</span> `
  const opening = section.level === 1 ? ' class="opening"' : ''
  return `<section aria-labelledby="${section.id}"${opening}><h${level} id="${section.id}">${number}${escapeHtml(section.heading)}</h${level}>${blocksHtml(section.blocks)}</section>`
}

function blocksHtml(blocks: readonly ReportBlock[]): string {
  let html = ''
  let inList = false
  for (const block of blocks) {
    const bullet = block.kind === 'bullet'
    if (bullet !== inList) html += bullet ? '<ul>' : '</ul>'
    inList = bullet
    html += blockHtml(block)
  }
  return inList ? `${html}</ul>` : html
}

function blockHtml(block: ReportBlock): string {
  switch (block.kind) {
    case 'paragraph':
      return `<p>${inlinesHtml(block.inlines)}</p>`
    case 'bullet':
      return `<li>${inlinesHtml(block.inlines)}</li>`
    case 'quotation':
      return `<blockquote><p>${inlinesHtml(block.inlines)}</p></blockquote>`
    case 'note':
      return `<p class="note">${escapeHtml(block.text)}</p>`
    case 'table':
      return tableHtml(block)
    case 'redline':
      return redlineHtml(block)
  }
}

function inlinesHtml(inlines: readonly Inline[]): string {
  return inlines.map(inlineHtml).join('')
}

function inlineHtml(inline: Inline): string {
  let html = escapeHtml(inline.text)
  if (inline.bold === true) html = `<strong>${html}</strong>`
  if (inline.italic === true) html = `<em>${html}</em>`
  if (inline.underline === true) html = `<u>${html}</u>`
  if (inline.superscript === true) html = `<sup>${html}</sup>`
  return inline.warning === true ? `<mark>${html}</mark>` : html
}

function tableHtml({ caption, columns, rows }: TableBlock): string {
  const widths = columns.map(({ width }) => `<col style="width:${width}%">`).join('')
  const head = columns.map(({ heading }) => `<th scope="col">${escapeHtml(heading)}</th>`).join('')
  const body = rows
    .map(({ cells }) => {
      const [first = [], ...rest] = cells
      const others = rest.map((cell) => `<td>${inlinesHtml(cell)}</td>`).join('')
      return `<tr><th scope="row">${inlinesHtml(first)}</th>${others}</tr>`
    })
    .join('')
  return `<table><caption>${escapeHtml(caption)}</caption><colgroup>${widths}</colgroup><thead><tr>${head}</tr></thead><tbody>${body}</tbody></table>`
}

function redlineHtml(block: RedlineBlock): string {
  return `<div class="legal">${block.views.map((view) => provisionHtml(view, block)).join('')}</div>`
}

function provisionHtml(view: ProvisionView, block: RedlineBlock): string {
  if (view.kind === 'table' || view.kind === 'row') return ''
  const illustrative =
    view.provenance?.status !== 'quoted' && view.provenance?.status !== 'imported'
  const words = view.segments.map((segment) => segmentHtml(segment, block)).join('')
  const number = view.number === null ? '' : escapeHtml(view.number)
  const marked =
    view.presence === 'inserted' && number !== ''
      ? `<ins>${number}</ins>`
      : view.presence === 'deleted' && number !== ''
        ? `<del>${number}</del>`
        : number
  const mark = illustrative
    ? '<span class="mark" title="Illustrative, not in-force text">illustrative</span>'
    : ''
  const heading = view.kind === 'section' || view.kind === 'heading' ? ' heading' : ''
  return `<div class="provision${heading}${illustrative ? ' illustrative' : ''}" style="--depth:${view.depth}"><span class="number">${marked}</span><p>${words}</p>${mark}</div>`
}

function segmentHtml(segment: Segment, { resolve, authors }: RedlineBlock): string {
  const html = segment.runs
    .map((run) => inlineHtml({ text: plainText([run], resolve), ...markFlags(run.marks) }))
    .join('')
  if (segment.kind === 'kept') return html
  const author = segment.author === null ? '' : (authors.get(segment.author) ?? '')
  const title = author === '' ? '' : ` title="${escapeHtml(author)}"`
  const deleted = segment.kind === 'deleted' || segment.deletedBy !== null
  const words = deleted ? 'deletion' : 'insertion'
  const tag = deleted ? 'del' : 'ins'
  return `<${tag}${title}><span class="hidden"> [${words} starts] </span>${html}<span class="hidden"> [${words} ends] </span></${tag}>`
}

function markFlags(marks: readonly string[]): Partial<Inline> {
  return Object.fromEntries(marks.map((mark) => [mark, true]))
}
