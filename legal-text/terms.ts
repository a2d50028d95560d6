/** Defined terms of more than one word: "Smart Metering Inventory" is changed as one. */
import type { Provisions } from './provisions.ts'
import { plainText } from './text.ts'

/** Terms by their first word, the longest first. None holds a stop: what a stop ends, no token goes beyond. */
export type Terms = ReadonlyMap<string, readonly string[]>

export const NO_TERMS: Terms = new Map()

export function termsOf(list: Iterable<string>): Terms {
  const terms = new Map<string, string[]>()
  for (const term of new Set(list)) {
    const space = term.indexOf(' ')
    if (space <= 0 || /[.,;:]/.test(term)) continue
    const first = term.slice(0, space)
    terms.set(first, [...(terms.get(first) ?? []), term])
  }
  for (const known of terms.values()) known.sort((left, right) => right.length - left.length)
  return terms
}

const WORD = /[A-Za-z]+/y
const WORD_CHARACTER = /[\p{L}\p{M}\p{N}]/u
const JOINING = /[-'’\u2010\u2011]/

/** Where the defined term that begins at an index ends, or -1. */
export function termAt(terms: Terms, text: string, index: number): number {
  if (terms.size === 0) return -1
  WORD.lastIndex = index
  const first = WORD.exec(text)?.[0]
  const known = first === undefined ? undefined : terms.get(first)
  for (const term of known ?? []) {
    const end = index + term.length
    const whole = !WORD_CHARACTER.test(text.charAt(end)) && !JOINING.test(text.charAt(end))
    if (whole && text.startsWith(term, index)) return end
  }
  return -1
}

const DEFINES =
  /^[“"‘']?([A-Z][\p{L}\p{N}]*(?:[ -][\p{L}\p{N}]+){1,7})[”"’']?\s+(?:means|has the meaning|shall mean)/u

/** The terms of several words that a document defines, each in a provision that says what it means. */
export function definedTerms(provisions: Provisions): readonly string[] {
  return provisions.flatMap(({ text }) => {
    const start = plainText(text.slice(0, 6)).slice(0, 200)
    const term = DEFINES.exec(start)?.[1]
    return term === undefined ? [] : [term]
  })
}
