import { plainText } from '../text.ts'
import type { ComparedProvision } from './document.ts'

/** A stretch of a compared provision with one fate. */
export interface ComparedPiece {
  readonly kind: 'kept' | 'inserted' | 'deleted'
  readonly text: string
  /** Only quotes or spaces differ here. */
  readonly typographic: boolean
}

/** The number and words of a compared provision in reading order; what goes stands before what comes. */
export function piecesOf(row: ComparedProvision): readonly ComparedPiece[] {
  const before = row.before === null ? '' : plainText(row.before.text)
  const after = row.after === null ? '' : plainText(row.after.text)
  if (row.kind === 'inserted') return [piece('inserted', after)]
  if (row.kind === 'deleted') return [piece('deleted', before)]
  const pieces: ComparedPiece[] = []
  let at = 0
  for (const { start, end, deleted, inserted, typographic } of row.differences) {
    pieces.push(piece('kept', before.slice(at, start)))
    pieces.push({ kind: 'deleted', text: deleted, typographic })
    pieces.push({ kind: 'inserted', text: inserted, typographic })
    at = end
  }
  pieces.push(piece('kept', before.slice(at)))
  return pieces.filter(({ text }) => text !== '')
}

/** The number as pieces: one that reads differently goes and comes like words. */
export function numberPieces({ kind, before, after }: ComparedProvision): readonly ComparedPiece[] {
  const old = before?.number ?? ''
  const now = after?.number ?? ''
  if (kind === 'inserted') return now === '' ? [] : [piece('inserted', now)]
  if (kind === 'deleted') return old === '' ? [] : [piece('deleted', old)]
  if (old === now) return old === '' ? [] : [piece('kept', old)]
  return [piece('deleted', old), piece('inserted', now)].filter(({ text }) => text !== '')
}

function piece(kind: ComparedPiece['kind'], text: string): ComparedPiece {
  return { kind, text, typographic: false }
}
