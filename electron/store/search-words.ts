/** What is typed to search with, as FTS5 has it, and what is found, as people read it. Pure. */
import { ATOM } from '../../legal-text/text.ts'

/**
 * An FTS5 expression for what somebody has typed so far: all words, the last one perhaps not finished; words in quotes
 * stand together. Null where there is nothing to look for.
 */
export function matchOf(query: string): string | null {
  const terms = [...query.matchAll(/["“]([^"“”]*)["”]?|([^\s"“”]+)/g)]
    .map(([, phrase, word]) => ({ words: phrase ?? word ?? '', isPhrase: phrase !== undefined }))
    .filter(({ words }) => /[\p{L}\p{N}]/u.test(words))
  if (terms.length === 0) return null
  const unfinished = !/["”\s]$/.test(query)
  return terms
    .map(({ words }, index) => {
      const isLast = index === terms.length - 1
      return `"${words.replaceAll('"', ' ')}"${isLast && unfinished ? '*' : ''}`
    })
    .join(' ')
}

export interface Snippet {
  /** Where the first match begins, in UTF-16 units of the whole text; null where only the number matches. */
  readonly offset: number | null
  readonly pieces: { readonly text: string; readonly hit: boolean }[]
}

/** Characters shown before the first match, and in all. */
const BEFORE = 40
const LENGTH = 180

/** The words around the first match. `marked` has every match between the two marks. */
export function snippetOf(
  marked: string,
  [start, end]: readonly [string, string] | readonly string[],
  atoms: readonly string[],
): Snippet {
  const pieces = piecesOf(marked, start ?? '', end ?? '')
  const first = pieces.findIndex(({ hit }) => hit)
  const offset =
    first === -1 ? null : pieces.slice(0, first).reduce((sum, { text }) => sum + text.length, 0)
  const from = (offset ?? 0) <= BEFORE ? 0 : (offset ?? 0) - BEFORE
  const cut = cutOut(pieces, from, from + LENGTH)
  return { offset, pieces: withAtoms(cut, atoms, atomsBefore(pieces, from)) }
}

function piecesOf(marked: string, start: string, end: string): Snippet['pieces'] {
  const pieces: { text: string; hit: boolean }[] = []
  for (const [index, part] of marked.split(start).entries()) {
    const [inside = '', ...outside] = index === 0 ? ['', part] : part.split(end)
    if (inside !== '') pieces.push({ text: inside, hit: true })
    const rest = outside.join(end)
    if (rest !== '') pieces.push({ text: rest, hit: false })
  }
  return pieces
}

function cutOut(pieces: Snippet['pieces'], from: number, to: number): Snippet['pieces'] {
  const cut: { text: string; hit: boolean }[] = []
  let at = 0
  for (const { text, hit } of pieces) {
    const part = text.slice(Math.max(0, from - at), Math.max(0, to - at))
    at += text.length
    if (part !== '') cut.push({ text: part, hit })
  }
  const [first] = cut
  const last = cut[cut.length - 1]
  // Whole words at both ends, with a sign that there is more.
  if (from > 0 && first !== undefined && !first.hit) {
    cut[0] = { ...first, text: `…${first.text.replace(/^\S*\s/, '')}` }
  }
  if (at > to && last !== undefined) {
    const text = last.hit ? last.text : last.text.replace(/\s\S*$/, '')
    cut[cut.length - 1] = { ...last, text: `${text}…` }
  }
  return cut
}

function atomsBefore(pieces: Snippet['pieces'], offset: number): number {
  const text = pieces.map((piece) => piece.text).join('')
  return text.slice(0, offset).split(ATOM).length - 1
}

function withAtoms(
  pieces: Snippet['pieces'],
  atoms: readonly string[],
  skipped: number,
): Snippet['pieces'] {
  let next = skipped
  return pieces.map(({ text, hit }) => ({
    hit,
    text: text.replaceAll(ATOM, () => {
      const atom = atoms[next] ?? '[reference]'
      next += 1
      return atom
    }),
  }))
}
