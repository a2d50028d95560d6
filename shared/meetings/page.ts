/** Pages that are mailed: one file, no network, no script, in the look of the report. */

import type { Mark } from '../../legal-text/text.ts'
import { pageFurnitureCss, REPORT_CSS } from '../report/html-style.ts'
import { escapeHtml, inlineHtml } from '../report/html-text.ts'

export interface PageParts {
  readonly title: string
  readonly author: string
  readonly description: string
  /** At the foot of each printed sheet, and of the page. */
  readonly footer: string
  readonly css: string
  readonly header: string
  readonly body: string
}

export function wholePage(parts: PageParts): string {
  const { title, author, description, footer, css, header, body } = parts
  return [
    '<!DOCTYPE html>',
    '<html lang="en-GB">',
    '<head>',
    '<meta charset="utf-8">',
    '<meta name="viewport" content="width=device-width, initial-scale=1">',
    `<title>${escapeHtml(title)}</title>`,
    `<meta name="author" content="${escapeHtml(author)}">`,
    `<meta name="description" content="${escapeHtml(description)}">`,
    `<style>${REPORT_CSS}${WORDING_CSS}${css}${pageFurnitureCss(footer)}</style>`,
    '</head>',
    '<body>',
    '<a class="skip" href="#content">Skip to the contents</a>',
    header,
    `<main id="content">${body}</main>`,
    `<footer>${escapeHtml(footer)}</footer>`,
    '</body>',
    '</html>',
  ].join('\n')
}

interface WordingPiece {
  readonly kind: 'kept' | 'inserted' | 'deleted'
  readonly text: string
  readonly marks?: readonly Mark[]
}

interface WordingLine {
  readonly number: string | null
  readonly depth: number
  readonly presence: 'kept' | 'inserted' | 'deleted'
  readonly illustrative: boolean
  readonly pieces: readonly WordingPiece[]
  /** Where it has gone, or come from. */
  readonly moved?: string | null
}

/** The lines of a clause; a mark behind it says where the wording is nobody's law and nobody's proposal. */
export function wordingHtml(lines: readonly WordingLine[]): string {
  const html = lines
    .map(({ number, depth, presence, pieces, moved = null }) => {
      const printed =
        number === null
          ? ''
          : piecesHtml([{ kind: presence === 'kept' ? 'kept' : presence, text: number }])
      const note =
        moved === null ? '' : ` <span class="moved">(${escapeHtml(moved.toLowerCase())})</span>`
      return `<div class="wording-line" style="--depth:${depth}"><span class="number">${printed}</span><p>${piecesHtml(pieces)}${note}</p></div>`
    })
    .join('')
  const mark = lines.some(({ illustrative }) => illustrative)
    ? '<p class="note">◇ Illustrative, not in-force text</p>'
    : ''
  return `<div class="wording">${html}${mark}</div>`
}

function piecesHtml(pieces: readonly WordingPiece[]): string {
  return pieces
    .map(({ kind, text, marks = [] }) => {
      const words = inlineHtml({ text, ...Object.fromEntries(marks.map((mark) => [mark, true])) })
      if (kind === 'kept') return words
      const element = kind === 'deleted' ? 'del' : 'ins'
      const word = kind === 'deleted' ? 'deletion' : 'insertion'
      const heard = (end: string) => `<span class="hidden"> [${word} ${end}] </span>`
      return `<${element}>${heard('starts')}${words}${heard('ends')}</${element}>`
    })
    .join('')
}

const WORDING_CSS = `
.cover { padding-bottom: 1.5rem; } .classification { margin-bottom: 2rem; } .facts { flex-wrap: wrap; row-gap: .5rem; }
.wording { font: 1.0625rem/1.6 var(--serif); } .wording-line { display: grid; grid-template-columns: minmax(2.5rem, auto) 1fr; column-gap: .5rem; margin: 0 0 .5rem calc(var(--depth) * 1.75rem); } .wording-line p { margin: 0; } .wording .number { color: var(--quiet); }
.wording .note, .wording .moved { font-family: var(--sans); } .wording .moved { color: var(--quiet); font-size: .875rem; }
@media print { .cover { break-after: auto; } .classification { margin-bottom: 8mm; } .wording { font-size: 11pt; } ins, del { color: #000; } .wording-line { break-inside: avoid; } }
`
