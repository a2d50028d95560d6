/** What is copied out of a provision: its words, a redline that mail programs show, and the runs themselves. Pure. */
import { z } from 'zod'
import { PROVISION_KINDS } from '../../../legal-text/provisions.ts'
import { canonicalRuns, type Resolve, type Run, sliceRuns } from '../../../legal-text/text.ts'
import { type ProvisionView, readingRuns } from '../../../legal-text/views.ts'
import { RunRecord } from '../../../shared/records/basics.ts'
import { type CopiedProvision, copiedProvisions } from '../grouping.ts'
import { indentOf } from '../rows.ts'
import { type Piece, piecesOf } from './pieces.ts'

/** The runs as they are, for pasting within the workbench: references stay live. */
export const RUNS_TYPE = 'application/x-drafting-workbench-runs'

/** Whole provisions as they are, for pasting as such. */
export const PROVISIONS_TYPE = 'application/x-drafting-workbench-provisions'

export interface Copied {
  readonly text: string
  readonly html: string
  readonly runs: string
  /** Where whole provisions are copied. */
  readonly provisions?: string
}

export function copyOf(pieces: readonly Piece[], start: number, end: number): Copied {
  const parts = cutPieces(pieces, start, end)
  const live = parts.filter(({ length }) => length > 0)
  return {
    text: live.map(({ text }) => text).join(''),
    html: parts.map(htmlOf).join(''),
    runs: JSON.stringify([canonicalRuns(live.map(({ run }) => run))]),
  }
}

/** Whole provisions, each with its number on a line of its own; the cells of a table's row stand on one line. */
export function copyOfProvisions(
  views: readonly ProvisionView[],
  resolve: Resolve,
  clean: boolean,
): Copied {
  const live = views.filter(({ presence }) => presence !== 'deleted')
  return {
    text: linesOfCells(live)
      .map((line) => line.map((view) => plainOf(view, resolve)).join('\t'))
      .join('\n'),
    html: linesOfCells(views)
      .map((line) => htmlOfLine(line, resolve, clean))
      .join('')
      .replaceAll('</table><table>', ''),
    runs: JSON.stringify(live.map(({ segments }) => canonicalRuns(readingRuns(segments)))),
    provisions: JSON.stringify(copiedProvisions(views)),
  }
}

/** One provision a line, or the cells of one row. */
function linesOfCells(views: readonly ProvisionView[]): readonly (readonly ProvisionView[])[] {
  const lines: ProvisionView[][] = []
  for (const view of views) {
    const last = lines[lines.length - 1]
    const beside = view.kind === 'cell' && last?.[0]?.kind === 'cell'
    if (beside && last?.[0]?.parent === view.parent) last?.push(view)
    else lines.push([view])
  }
  return lines
}

function plainOf({ number, segments }: ProvisionView, resolve: Resolve): string {
  const words = piecesOf(segments, resolve, true)
    .filter(({ length }) => length > 0)
    .map(({ text }) => text)
    .join('')
  return number === null ? words : `${number}\t${words}`
}

function htmlOfLine(line: readonly ProvisionView[], resolve: Resolve, clean: boolean): string {
  const words = line.map((view) => ({
    view,
    html: piecesOf(view.segments, resolve, clean).map(htmlOf).join(''),
  }))
  if (line[0]?.kind === 'cell') {
    const cells = words.map(({ html }) => `<td style="vertical-align:top">${html}</td>`)
    return `<table><tr>${cells.join('')}</tr></table>`
  }
  return words
    .map(({ view, html }) => {
      const number = view.number === null ? '' : `${htmlOfNumber(view, clean)} `
      const inside = view.kind === 'heading' ? `<b>${html}</b>` : html
      return `<p style="margin:0 0 6pt ${indentOf(view) * 18}pt">${number}${inside}</p>`
    })
    .join('')
}

function htmlOfNumber({ number, presence }: ProvisionView, clean: boolean): string {
  const words = escapeHtml(number ?? '')
  return clean ? words : withFate(words, presence)
}

/** The pieces between two display offsets; a reference is taken whole. */
function cutPieces(pieces: readonly Piece[], start: number, end: number): readonly Piece[] {
  let at = 0
  return pieces.flatMap((piece): readonly Piece[] => {
    const from = Math.max(start - at, 0)
    const to = Math.min(end - at, piece.text.length)
    at += piece.text.length
    if (from >= to) return []
    if (piece.target !== null) return [piece]
    const [run = piece.run] = sliceRuns([piece.run], from, to)
    return [{ ...piece, text: piece.text.slice(from, to), run }]
  })
}

const TAGS = { bold: 'b', italic: 'i', underline: 'u', superscript: 'sup' } as const

/** Mail programs drop style sheets and keep styles, and some drop both: the tags alone still tell. */
function htmlOf({ text, fate, marks }: Piece): string {
  const words = marks.reduce(
    (inner, mark) => `<${TAGS[mark]}>${inner}</${TAGS[mark]}>`,
    escapeHtml(text),
  )
  return withFate(words, fate)
}

function withFate(words: string, fate: Piece['fate']): string {
  if (fate === 'inserted') {
    return `<ins style="color:#0d4f94;text-decoration:underline">${words}</ins>`
  }
  if (fate === 'deleted') {
    return `<del style="color:#9b2c22;text-decoration:line-through">${words}</del>`
  }
  return words
}

function escapeHtml(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')
}

/** Paragraphs that were copied here; null where there are none, or something else calls itself so. */
export function readRuns(json: string): readonly (readonly Run[])[] | null {
  if (json === '') return null
  try {
    const parsed = z.array(z.array(RunRecord)).safeParse(JSON.parse(json))
    return parsed.success ? parsed.data : null
  } catch {
    return null
  }
}

const CopiedRecord = z.object({
  provision: z.string(),
  kind: z.enum(PROVISION_KINDS),
  runs: z.array(RunRecord),
  under: z.number().int().nonnegative().nullable(),
})

/** Whole provisions that were copied here; null where there are none, or something else calls itself so. */
export function readProvisions(json: string): readonly CopiedProvision[] | null {
  if (json === '') return null
  try {
    return z.array(CopiedRecord).min(1).safeParse(JSON.parse(json)).data ?? null
  } catch {
    return null
  }
}
