/**
 * The report as one self-contained, accessible page: read on a screen, mailed, printed, and turned into the
 * PDF. No script, no network; insertions and deletions are told apart without colour.
 */
import { redlineHtml } from './html-redline.ts'
import { pageFurnitureCss, REPORT_CSS } from './html-style.ts'
import { escapeHtml, inlinesHtml } from './html-text.ts'
import {
  captionText,
  footerText,
  type Inline,
  type PictureBlock,
  type Report,
  type ReportBlock,
  type ReportSection,
  reportName,
  type TableBlock,
} from './report.ts'

export { footerText }

export interface HtmlOptions {
  /** The sheet that each section begins on, by the section's id: printed in the contents. */
  readonly pages?: ReadonlyMap<string, number>
  /**
   * Who prints the classification and "Page 1 of 9" on each sheet: the page itself, for people who print it from a
   * browser, or whoever turns it into a PDF.
   */
  readonly furniture: 'page' | 'printer'
}

/** Tables of up to so many rows stay on one sheet. */
const SHORT_TABLE = 8

export function reportHtml(report: Report, options: HtmlOptions = { furniture: 'page' }): string {
  const pages = options.pages ?? new Map<string, number>()
  const furniture = options.furniture === 'page' ? pageFurnitureCss(footerText(report)) : ''
  return [
    '<!doctype html>',
    '<html lang="en-GB">',
    '<head>',
    '<meta charset="utf-8">',
    '<meta name="viewport" content="width=device-width, initial-scale=1">',
    `<title>${escapeHtml(`${reportName(report)} v${report.version}`)}</title>`,
    `<meta name="author" content="${escapeHtml(report.author)}">`,
    `<meta name="description" content="${escapeHtml(report.title)}">`,
    `<style>${REPORT_CSS}${furniture}</style>`,
    '</head>',
    '<body>',
    '<a class="skip" href="#content">Skip to the report</a>',
    cover(report),
    `<main id="content">${report.sections.map((section) => sectionHtml(section, pages)).join('')}</main>`,
    `<footer>${escapeHtml(footerText(report))}</footer>`,
    '</body>',
    '</html>',
  ].join('\n')
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

type Pages = ReadonlyMap<string, number>

function sectionHtml(section: ReportSection, pages: Pages): string {
  const { id, number, heading, blocks } = section
  const level = section.level <= 1 ? 2 : section.level + 1
  const printed = number === null ? '' : `<span class="number">${escapeHtml(number)}</span> `
  const title = `<h${level} id="${id}">${printed}${escapeHtml(heading)}</h${level}>`
  const classes = `level${section.level}${section.appendix ? ' appendix' : ''}`
  return `<section aria-labelledby="${id}" class="${classes}">${title}${blocksHtml(blocks, level + 1, pages)}</section>`
}

function blocksHtml(blocks: readonly ReportBlock[], level: number, pages: Pages): string {
  let html = ''
  for (let index = 0; index < blocks.length; ) {
    const block = blocks[index] as ReportBlock
    if (!isItem(block)) {
      html += blockHtml(block, blocks[index + 1], level, pages)
      index += 1
      continue
    }
    let end = index
    while (end < blocks.length && isItem(blocks[end] as ReportBlock)) end += 1
    html += listHtml(blocks.slice(index, end) as readonly ItemBlock[])
    index = end
  }
  return html
}

type ItemBlock = Extract<ReportBlock, { level: number }>

function isItem(block: ReportBlock): block is ItemBlock {
  return block.kind === 'bullet' || block.kind === 'number'
}

/** Items in lists within lists; a change of kind at one depth begins another list. */
function listHtml(items: readonly ItemBlock[]): string {
  let html = ''
  for (let index = 0; index < items.length; ) {
    const first = items[index] as ItemBlock
    const tag = first.kind === 'number' ? 'ol' : 'ul'
    let list = ''
    let next: ItemBlock | undefined = first
    while (next !== undefined && next.level <= first.level && next.kind === first.kind) {
      const inside = deeperFrom(items, index + 1, first.level)
      list += `<li>${inlinesHtml(next.inlines)}${listHtml(inside)}</li>`
      index += 1 + inside.length
      next = items[index]
    }
    html += `<${tag}>${list}</${tag}>`
  }
  return html
}

function deeperFrom(items: readonly ItemBlock[], start: number, level: number) {
  let end = start
  while ((items[end]?.level ?? -1) > level) end += 1
  return items.slice(start, end)
}

/** @param level Of the headings inside the section. */
function blockHtml(
  block: Exclude<ReportBlock, ItemBlock>,
  next: ReportBlock | undefined,
  level: number,
  pages: Pages,
): string {
  switch (block.kind) {
    case 'paragraph': {
      const leads = next !== undefined && (isItem(next) || next.kind === 'quotation')
      return `<p${leads ? ' class="leads"' : ''}>${inlinesHtml(block.inlines)}</p>`
    }
    case 'heading':
      return `<h${level}>${inlinesHtml(block.inlines)}</h${level}>`
    case 'quotation':
      return `<blockquote><p>${inlinesHtml(block.inlines)}</p></blockquote>`
    case 'address':
      return `<address>${block.lines.map(inlinesHtml).join('<br>')}</address>`
    case 'note':
      return `<p class="note">${escapeHtml(block.text)}</p>`
    case 'contents':
      return contentsHtml(block.entries, pages)
    case 'table':
      return tableHtml(block)
    case 'picture':
      return pictureHtml(block)
    case 'redline':
      return redlineHtml(block)
  }
}

function pictureHtml(block: PictureBlock): string {
  const { type, data, alternative, width, height } = block
  const caption = `<figcaption>${escapeHtml(captionText(block))}</figcaption>`
  // A drawing brings a style sheet of its own, which must not reach the page.
  const source =
    type === 'image/svg+xml'
      ? `data:${type},${encodeURIComponent(data)}`
      : `data:${type};base64,${data}`
  return `<figure><img src="${source}" alt="${escapeHtml(alternative)}" width="${width}" height="${height}">${caption}</figure>`
}

function contentsHtml(
  entries: Extract<ReportBlock, { kind: 'contents' }>['entries'],
  pages: Pages,
): string {
  const items = entries.map(({ id, number, heading, level }) => {
    const page = pages.get(id)
    const sheet =
      page === undefined
        ? ''
        : ` <span class="page"><span class="hidden">page </span>${page}</span>`
    return `<li class="level${level}"><a href="#${id}"><span class="number">${escapeHtml(number ?? '')}</span> <span class="heading">${escapeHtml(heading)}</span>${sheet}</a></li>`
  })
  return `<nav aria-labelledby="contents"><ol class="contents">${items.join('')}</ol></nav>`
}

function tableHtml(table: TableBlock): string {
  const { columns, rows } = table
  const widths = columns.map(({ width }) => `<col style="width:${width}%">`).join('')
  const head = columns.map(({ heading }) => `<th scope="col">${escapeHtml(heading)}</th>`).join('')
  const body = rows.map(({ cells }) => rowHtml(cells)).join('')
  const short = rows.length <= SHORT_TABLE ? ' class="short"' : ''
  return `<table${short}><caption>${escapeHtml(captionText(table))}</caption><colgroup>${widths}</colgroup><thead><tr>${head}</tr></thead><tbody>${body}</tbody></table>`
}

function rowHtml([first = [], ...rest]: readonly (readonly Inline[])[]): string {
  const others = rest.map((cell) => `<td>${inlinesHtml(cell)}</td>`).join('')
  return `<tr><th scope="row">${inlinesHtml(first)}</th>${others}</tr>`
}
