import type { ComparedProvision, Comparison } from './document.ts'
import { type ComparedPiece, numberPieces, piecesOf } from './pieces.ts'

/** A comparison to be read aloud or in a terminal: `[deleted: …] [inserted: …]`, unchanged provisions left out. */
export function comparisonText({ rows, changes }: Comparison): string {
  if (changes === 0) return 'The two texts say the same.'
  return rows
    .filter(({ kind, moved }) => kind !== 'same' || moved)
    .map(lineOf)
    .join('\n')
}

function lineOf(row: ComparedProvision): string {
  const moved = row.moved ? `[moved from ${row.before?.number ?? 'an unnumbered place'}] ` : ''
  const number = numberPieces(row).map(linear).join(' ')
  return `${moved}${number === '' ? '' : `${number} `}${piecesOf(row).map(linear).join('')}`
}

function linear({ kind, text }: ComparedPiece): string {
  return kind === 'kept' ? text : `[${kind}: ${text}]`
}
