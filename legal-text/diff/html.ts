/** A comparison as one self-contained page: accessible, printable in black and white, without script or network. */
import type { ComparedProvision, Comparison } from './document.ts'
import { type ComparedPiece, numberPieces, piecesOf } from './pieces.ts'

export function comparisonHtml(comparison: Comparison, before: string, after: string): string {
  const { changes, moved, exact } = comparison
  const title = `${before} compared with ${after}`
  const counts =
    changes === 0 ? 'The two texts say the same.' : `${changes} changes, ${moved} provisions moved.`
  const bound = exact ? '' : ' A bound was hit: the comparison holds, but may not be the smallest.'
  return `<!doctype html>
<html lang="en-GB">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escapeText(title)}</title>
<style>${CSS}</style>
</head>
<body>
<main>
<h1>${escapeText(title)}</h1>
<p class="counts">${counts}${bound}</p>
${comparison.rows.map(rowHtml).join('\n')}
</main>
</body>
</html>
`
}

function escapeText(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')
}

function rowHtml(row: ComparedProvision): string {
  const changed = row.kind !== 'same' || row.moved || row.renumbered
  const moved = row.moved
    ? `<span class="moved">moved from ${escapeText(row.before?.number ?? 'an unnumbered place')}</span> `
    : ''
  const number = numberPieces(row).map(pieceHtml).join(' ')
  return `<div class="row${changed ? ' changed' : ''}"><span class="number">${number}</span><p>${moved}${piecesOf(row).map(pieceHtml).join('')}</p></div>`
}

function pieceHtml({ kind, text, typographic }: ComparedPiece): string {
  if (kind === 'kept') return escapeText(text)
  const tag = kind === 'inserted' ? 'ins' : 'del'
  const name = kind === 'inserted' ? 'insertion' : 'deletion'
  const look = typographic ? ' class="typographic" title="Quotes or spaces only"' : ''
  return `<${tag}${look}><span class="aloud"> [${name} starts] </span>${escapeText(text)}<span class="aloud"> [${name} ends] </span></${tag}>`
}

const CSS = `
:root { color-scheme: light dark; --ink: light-dark(#1c1d20, #e9e7e2); --quiet: light-dark(#66676c, #98979a); --rule: light-dark(#e0dcd2, #2f3135); --paper: light-dark(#fffefb, #1b1c1e); --insert: light-dark(#0d4f94, #93c2f5); --delete: light-dark(#9b2c22, #f0a196); }
body { margin: 0; background: var(--paper); color: var(--ink); font: 17px/1.6 "Source Serif 4", Georgia, "Times New Roman", serif; }
main { max-width: 48rem; margin: 0 auto; padding: 3rem 1.5rem; }
h1 { font-size: 1.5rem; line-height: 1.25; margin: 0 0 .25rem; overflow-wrap: anywhere; } .counts { color: var(--quiet); margin: 0 0 2rem; }
.row { display: grid; grid-template-columns: 6rem 1fr; gap: 0 1rem; padding: .15rem 0 .15rem .75rem; border-left: 3px solid transparent; } .row.changed { border-left-color: var(--quiet); }
.row p { margin: 0 0 .5rem; overflow-wrap: anywhere; } .number { color: var(--quiet); }
ins { color: var(--insert); text-decoration: underline; text-underline-offset: .18em; } del { color: var(--delete); text-decoration: line-through; } .typographic { text-decoration-style: dotted; }
.moved { font: 600 .75rem/1 Arial, sans-serif; border: 1px solid; padding: .1rem .35rem; }
.aloud { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }
@media print { :root { color-scheme: light; --insert: #000; --delete: #000; } main { max-width: none; padding: 0; } .row { break-inside: avoid; } }
@media (max-width: 34rem) { .row { grid-template-columns: 1fr; } }
`
