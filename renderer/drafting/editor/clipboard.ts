/** What is copied out of a provision: its words, a redline that mail programs show, and the runs themselves. Pure. */
import { z } from 'zod'
import { canonicalRuns, type Run, sliceRuns } from '../../../legal-text/text.ts'
import { RunRecord } from '../../../shared/records/basics.ts'
import type { Piece } from './pieces.ts'

/** The runs as they are, for pasting within the workbench: references stay live. */
export const RUNS_TYPE = 'application/x-drafting-workbench-runs'

export interface Copied {
  readonly text: string
  readonly html: string
  readonly runs: string
}

export function copyOf(pieces: readonly Piece[], start: number, end: number): Copied {
  const parts = cutPieces(pieces, start, end)
  const live = parts.filter(({ length }) => length > 0)
  return {
    text: live.map(({ text }) => text).join(''),
    html: parts.map(htmlOf).join(''),
    runs: JSON.stringify(canonicalRuns(live.map(({ run }) => run))),
  }
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

/** Runs that were copied here; null where there are none, or something else calls itself so. */
export function readRuns(json: string): readonly Run[] | null {
  if (json === '') return null
  try {
    const parsed = z.array(RunRecord).safeParse(JSON.parse(json))
    return parsed.success ? parsed.data : null
  } catch {
    return null
  }
}
