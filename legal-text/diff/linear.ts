import type { ComparedPair, Comparison } from './document.ts'
import {
  type ComparedPiece,
  fateOf,
  type NumberPiece,
  type Numbers,
  numberPieces,
  numbersOf,
  piecesOf,
  summaryOf,
} from './pieces.ts'

/** A comparison to be read aloud or in a terminal: `[deleted: …] [inserted: …]`, unchanged provisions left out. */
export function comparisonText(comparison: Comparison): string {
  const numbers = numbersOf(comparison)
  const lines = comparison.pairs
    .filter(({ kind, moved, renumbered }) => kind !== 'same' || moved || renumbered)
    .map((pair) => lineOf(pair, numbers))
  return [summaryOf(comparison), ...lines].join('\n')
}

function lineOf(pair: ComparedPair, numbers: Numbers): string {
  const fate = fateOf(pair)
  const said = fate === '' ? '' : `[${fate}] `
  const number = numberPieces(pair).map(linearNumber).join(' ')
  const words = piecesOf(pair, numbers).map(linear).join('')
  return `${said}${number === '' ? '' : `${number} `}${words}`.trimEnd()
}

function linearNumber({ kind, text }: NumberPiece): string {
  return kind === 'kept' ? text : `[${kind}: ${text}]`
}

/** Where only marks differ, the words are said once. */
function linear({ kind, text, nature }: ComparedPiece): string {
  if (kind === 'kept') return text
  if (nature === 'marks') return kind === 'deleted' ? '' : `[formatted: ${text}]`
  return `[${kind}: ${text}]`
}
