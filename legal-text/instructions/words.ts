/** Instructions on the words of one provision: where they are found, and what becomes of them. */

/** Offsets at which `words` occur in `text`, overlapping ones among them. */
export function occurrences(text: string, words: string): readonly number[] {
  if (words === '') return []
  const found: number[] = []
  for (let at = text.indexOf(words); at !== -1; at = text.indexOf(words, at + 1)) found.push(at)
  return found
}

const WORD_START = /^[\p{L}\p{N}([{“‘"'£]/u
const WORD_END = /[\p{L}\p{N})\]}”’"',.;:?!%]$/u

/** An insertion as a person means it: words stand apart from words, and signs close up to them. */
export function insertedAt(text: string, at: number, words: string): string {
  const [left, right] = [text.slice(0, at), text.slice(at)]
  const before = left !== '' && !/\s$/.test(left) && WORD_START.test(words) ? ' ' : ''
  const after = right !== '' && WORD_START.test(right) && WORD_END.test(words) ? ' ' : ''
  return left + before + words + after + right
}

/** A deletion as a person means it: of the two spaces around it one goes. */
export function deletedAt(text: string, at: number, length: number): string {
  const [left, right] = [text.slice(0, at), text.slice(at + length)]
  if (left.endsWith(' ') && (right === '' || /^[\s,.;:)]/.test(right))) {
    return left.slice(0, -1) + right
  }
  return left === '' && right.startsWith(' ') ? right.slice(1) : left + right
}

/** The fewest words before an offset that occur once, or some that do not, with which of them it is. */
export function contextBefore(
  text: string,
  at: number,
): { readonly words: string; readonly nth: number | null } {
  const before = text.slice(0, at)
  const pieces = before.match(/\s*\S+\s*$|\s+$/)?.[0] ?? ''
  let words = pieces.trimStart() || pieces
  for (let count = 1; count < 8; count += 1) {
    if (occurrences(text, words).length === 1) return { words, nth: null }
    const longer = lastWords(before, count + 1)
    if (longer === words) break
    words = longer
  }
  const places = occurrences(text, words)
  if (places.length === 1) return { words, nth: null }
  return { words, nth: places.indexOf(at - words.length) + 1 }
}

function lastWords(text: string, count: number): string {
  let start = text.trimEnd().length
  for (let found = 0; found < count && start > 0; found += 1) {
    while (start > 0 && /\s/.test(text[start - 1] ?? '')) start -= 1
    while (start > 0 && !/\s/.test(text[start - 1] ?? '')) start -= 1
  }
  return text.slice(start)
}
