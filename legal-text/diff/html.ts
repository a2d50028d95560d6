/** A comparison as one self-contained page: accessible, printable in black and white, without script or network. */
import type { Mark, Resolve } from '../text.ts'
import type { ComparedPair, Comparison } from './document.ts'
import { STYLE } from './html-style.ts'
import {
  type ComparedPiece,
  fateOf,
  type NumberPiece,
  type Numbers,
  numberPieces,
  numbersOf,
  piecesOf,
  readingText,
  summaryOf,
} from './pieces.ts'

/** `before` and `after` name the two versions. */
export function comparisonHtml(comparison: Comparison, before: string, after: string): string {
  const title = `${before} compared with ${after}`
  const numbers = numbersOf(comparison)
  const rows = comparison.pairs.map((pair) => rowHtml(pair, numbers))
  return `<!doctype html>
<html lang="en-GB">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escapeText(title)}</title>
<style>${STYLE}</style>
</head>
<body>
<main>
<h1>${escapeText(title)}</h1>
<p class="counts">${summaryOf(comparison)}</p>
${rows.join('\n')}
</main>
</body>
</html>
`
}

function escapeText(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')
}

function rowHtml(pair: ComparedPair, numbers: Numbers): string {
  const changed = pair.kind !== 'same' || pair.moved || pair.renumbered
  const fate = fateOf(pair)
  const said = fate === '' ? '' : `<span class="fate">${escapeText(fate)}</span> `
  const number = numberPieces(pair).map(numberHtml).join(' ')
  const words = piecesHtml(piecesOf(pair, numbers), numbers)
  const look = `${changed ? ' changed' : ''}${pair.moved ? ' moved' : ''}`
  return `<div class="row${look}"><span class="number">${number}</span><p>${said}${words}</p></div>`
}

function numberHtml({ kind, text }: NumberPiece): string {
  return kind === 'kept' ? escapeText(text) : marked(kind, '', escapeText(text))
}

/** What goes and what comes in its place are one suggestion. */
function piecesHtml(pieces: readonly ComparedPiece[], numbers: Numbers): string {
  const made = pieces.map((piece) =>
    pieceHtml(piece, piece.kind === 'deleted' ? numbers.before : numbers.after),
  )
  return made
    .map((words, index) => {
      const [kind, next] = [pieces[index]?.kind, pieces[index + 1]?.kind]
      const opens = kind === 'deleted' && next === 'inserted'
      const closes = kind === 'inserted' && pieces[index - 1]?.kind === 'deleted'
      return `${opens ? '<span role="suggestion">' : ''}${words}${closes ? '</span>' : ''}`
    })
    .join('')
}

function pieceHtml({ kind, runs, nature }: ComparedPiece, resolve: Resolve): string {
  const words = runs
    .map((run) => run.marks.reduce(wrap, escapeText(readingText([run], resolve))))
    .join('')
  return kind === 'kept' ? words : marked(kind, LOOKS[nature], words)
}

const LOOKS: Readonly<Record<ComparedPiece['nature'], string>> = {
  wording: '',
  typographic: ' class="typographic" title="Quotes or spaces only"',
  marks: ' class="typographic" title="Formatting only"',
}

/** Screen readers announce neither end of a change by themselves, so both are said in hidden words. */
function marked(kind: 'inserted' | 'deleted', look: string, words: string): string {
  const tag = kind === 'inserted' ? 'ins' : 'del'
  const name = kind === 'inserted' ? 'insertion' : 'deletion'
  // A role in so many words: not every program knows that the two elements have it, as a suggestion must.
  return `<${tag} role="${name}"${look}><span class="aloud"> [${name} starts] </span>${words}<span class="aloud"> [${name} ends] </span></${tag}>`
}

const TAGS: Readonly<Record<Mark, string>> = {
  bold: 'strong',
  italic: 'em',
  underline: 'u',
  superscript: 'sup',
}

function wrap(words: string, mark: Mark): string {
  return `<${TAGS[mark]}>${words}</${TAGS[mark]}>`
}
