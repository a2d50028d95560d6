/** Printed numbers: those in force are kept, those of inserted provisions are computed. */
import type { LevelStyle, NumberFormat, NumberingStyle, Provision } from './provisions.ts'

type Numbered = Pick<Provision, 'id' | 'parent' | 'kind' | 'number'>

/**
 * The printed number of every numbered provision.
 *
 * A stored number is kept unless `renumber` is set. A missing one is computed: at the end of a list the next
 * number; between 4.1 and 4.2 it is 4.1A, then 4.1B; between (a) and (b) it is (aa), then (ab); before the first
 * provision in force A1, as United Kingdom statutes number such insertions; alone, the style's first.
 */
export function computeNumbers(
  provisions: readonly Numbered[],
  style: NumberingStyle,
  options: { readonly renumber?: boolean } = {},
): ReadonlyMap<string, string> {
  const numbers = new Map<string, string>()
  const lists = new Map<string, Numbered[]>()
  const parents = new Map(provisions.map((provision) => [provision.id, provision.parent]))
  for (const provision of provisions) {
    const key = `${provision.parent ?? ''}\u0000${provision.kind}`
    const list = lists.get(key)
    if (list === undefined) lists.set(key, [provision])
    else list.push(provision)
  }
  // Parents stand before their children, so the numbers that {parent} needs are there in time.
  for (const list of lists.values()) {
    const [first] = list
    const level = first === undefined ? undefined : style.levels[first.kind]
    if (first === undefined || level === undefined) {
      for (const { id, number } of list) if (number !== null) numbers.set(id, number)
      continue
    }
    const above = numberAbove(first.parent, parents, numbers)
    const bound: LevelStyle = { ...level, before: level.before.replace('{parent}', above) }
    numberList(list, bound, options.renumber === true, numbers)
  }
  return numbers
}

function numberAbove(
  parent: string | null,
  parents: ReadonlyMap<string, string | null>,
  numbers: ReadonlyMap<string, string>,
): string {
  let id = parent
  while (id !== null) {
    const number = numbers.get(id)
    if (number !== undefined) return number
    id = parents.get(id) ?? null
  }
  return ''
}

function numberList(
  list: readonly Numbered[],
  level: LevelStyle,
  renumber: boolean,
  numbers: Map<string, string>,
): void {
  const stored = (provision: Numbered) => (renumber ? null : provision.number)
  const taken = new Set(list.map(stored))
  let lastStored = list.length - 1
  while (lastStored >= 0 && stored(list[lastStored] as Numbered) === null) lastStored -= 1
  let counter = level.start - 1
  let anchor = ''
  let letters = 0
  for (const [index, provision] of list.entries()) {
    const kept = stored(provision)
    if (kept !== null) {
      anchor = kept
      letters = 0
      counter = counterOf(kept, level) ?? counter + 1
      numbers.set(provision.id, kept)
    } else if (index > lastStored) {
      let number: string
      do {
        counter += 1
        number = printed(level, formatCounter(counter, level.format))
      } while (taken.has(number))
      numbers.set(provision.id, number)
    } else {
      let number: string
      do {
        letters += 1
        number = insertedNumber(anchor, level, letters)
      } while (taken.has(number))
      taken.add(number)
      numbers.set(provision.id, number)
    }
  }
}

function printed(level: LevelStyle, counter: string): string {
  return `${level.before}${counter}${level.after}`
}

/** The number of the `count`th provision put behind `anchor`: 4.1A, or (aa). */
function insertedNumber(anchor: string, level: LevelStyle, count: number): string {
  const stem = anchor.slice(level.before.length, anchor.length - level.after.length)
  const letters = level.format.startsWith('lower') ? 'lower-alpha' : 'upper-alpha'
  const letter = formatCounter(count, letters)
  const first = formatCounter(level.start, level.format)
  return printed(level, anchor === '' ? `${letter}${first}` : `${stem}${letter}`)
}

/** The counter in a printed number, 1 for "4.1" or "4.1A", or null where the number is not of this style. */
function counterOf(number: string, level: LevelStyle): number | null {
  if (!number.startsWith(level.before) || !number.endsWith(level.after)) return null
  const stem = number.slice(level.before.length, number.length - level.after.length)
  return parseCounter(stem, level.format)
}

const ROMAN: readonly (readonly [number, string])[] = [
  [1000, 'm'],
  [900, 'cm'],
  [500, 'd'],
  [400, 'cd'],
  [100, 'c'],
  [90, 'xc'],
  [50, 'l'],
  [40, 'xl'],
  [10, 'x'],
  [9, 'ix'],
  [5, 'v'],
  [4, 'iv'],
  [1, 'i'],
]

/** A counter from 1 in words of a format: 1, a … z, aa, i, ii. */
export function formatCounter(counter: number, format: NumberFormat): string {
  if (format === 'decimal') return String(counter)
  const text = format.endsWith('roman') ? roman(counter) : alphabetic(counter)
  return format.startsWith('upper') ? text.toUpperCase() : text
}

function roman(counter: number): string {
  let rest = counter
  let text = ''
  for (const [value, letters] of ROMAN) {
    while (rest >= value) {
      text += letters
      rest -= value
    }
  }
  return text
}

/** 27 is "aa", 28 "bb", as Word and statutes count on behind z. */
function alphabetic(counter: number): string {
  const letter = String.fromCharCode(97 + ((counter - 1) % 26))
  return letter.repeat(Math.floor((counter - 1) / 26) + 1)
}

export function parseCounter(text: string, format: NumberFormat): number | null {
  if (format === 'decimal') {
    const digits = /^\d+/.exec(text)
    return digits === null ? null : Number(digits[0])
  }
  const lower = text.toLowerCase()
  for (let counter = 1; counter <= 400; counter += 1) {
    const lowered = format.replace('upper', 'lower') as NumberFormat
    if (formatCounter(counter, lowered) === lower) return counter
  }
  return null
}
