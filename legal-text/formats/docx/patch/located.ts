/** Where the provisions of a version stand in the Word file that it was imported from, letter by letter. */
import type { Provision } from '../../../provisions.ts'
import { plainText, type Resolve, type Run } from '../../../text.ts'
import { blocksIn, type ParagraphBlock, paragraphsOf } from '../blocks-of.ts'
import { atomWords, LINE_BREAK, type MarksOf } from '../items.ts'
import type { Part, WordFile } from '../word-file.ts'
import { childNamed, childrenOf, type XmlElement } from '../xml-tree.ts'
import { type Line, lineOf, type Unit } from './units.ts'

/** Why a draft's changes cannot be made in a package, in a sentence for a person. */
export class NotPatchable extends Error {}

/** The words of a provision in its paragraphs. */
export interface Located {
  readonly provision: Provision
  readonly part: Part
  readonly paragraphs: readonly ParagraphBlock[]
  readonly line: Line
  /** Where the words begin in the line: behind a number that is typed and the space around it. */
  readonly start: number
  readonly end: number
  /** The number in front of the words, where it is typed and not counted: its place in the line, and what parts it. */
  readonly typed: { readonly start: number; readonly end: number; readonly gap: string } | null
  /** Where an offset of the provision's text stands in the line. Throws NotPatchable inside what is no words. */
  readonly at: (offset: number) => number
}

export interface Package {
  readonly file: WordFile
  /** Paragraphs of the body in reading order, those of tables among them. */
  readonly paragraphs: readonly ParagraphBlock[]
  readonly marksOf: MarksOf
}

export function packageOf(file: WordFile, marksOf: MarksOf): Package {
  const body = childNamed(file.document.root, 'w:body')
  const blocks = body === null ? [] : blocksIn(body)
  return { file, marksOf, paragraphs: [...paragraphsOf(blocks)].map(([block]) => block) }
}

/** A footnote's or endnote's mark, in a line that is compared. */
const NOTE = '\uFFFC'

/**
 * Finds a provision by its place, and makes sure that it reads there as the version has it; null for what has no paragraph.
 * @param resolve Numbers in force. Throws NotPatchable where it reads otherwise.
 */
export function locate(provision: Provision, from: Package, resolve: Resolve): Located | null {
  const { place } = provision
  if (place === undefined) return null
  const found = placed(place, from)
  if (found === null) throw missing(provision)
  const line = lineOf(found.paragraphs, from.marksOf)
  const words = plainText(provision.text, (target, kind) =>
    kind === 'footnote' ? NOTE : resolve(target, kind),
  )
  const aligned = align(letters(line), words, provision)
  if (aligned === null) throw missing(provision)
  const starts = runStarts(provision.text, resolve)
  const { boundaries, typed } = aligned
  return {
    provision,
    ...found,
    line,
    start: boundaries[0] ?? 0,
    end: boundaries[words.length] ?? line.length,
    typed,
    at(offset) {
      const place = boundaries[starts(offset)] ?? -1
      if (place >= 0) return place
      throw new NotPatchable(
        `${nameOf(provision)} is changed in the middle of an image, or of something else that is no words.`,
      )
    },
  }
}

function placed(
  place: string,
  { file, paragraphs }: Package,
): { readonly part: Part; readonly paragraphs: readonly ParagraphBlock[] } | null {
  const span = /^p(\d+)(?:-(\d+))?$/.exec(place)
  if (span !== null) {
    const first = Number(span[1])
    const found = paragraphs.slice(first, Number(span[2] ?? first) + 1)
    return found.length === 0 ? null : { part: file.document, paragraphs: found }
  }
  const note = /^(footnote|endnote) (.+)$/.exec(place)
  const part = note === null ? null : file.side(`${note[1] as 'footnote' | 'endnote'}s`)
  if (part === null) return null
  const element = childrenOf(part.root).find(({ attributes }) => attributes['w:id'] === note?.[2])
  if (element === undefined) return null
  return { part, paragraphs: [...paragraphsOf(blocksIn(element))].map(([block]) => block) }
}

function missing(provision: Provision): NotPatchable {
  return new NotPatchable(
    `${nameOf(provision)} does not stand in the imported file as the version has it.`,
  )
}

export function nameOf({ number, kind }: Pick<Provision, 'number' | 'kind'>): string {
  return number === null ? `A ${kind} without a number` : `Provision ${number}`
}

/** A stretch of what is read, and the units of the line that it stands at. */
interface Letters {
  readonly text: string
  readonly at: number
  /** 0 for what can be cut anywhere; else the length in units of what is only to be taken whole. */
  readonly whole: number
}

function letters({ units }: Line): readonly Letters[] {
  return units.flatMap((unit): readonly Letters[] => {
    const text = read(unit)
    if (text === '') return []
    const cut = unit.kind === 'item' && unit.item.kind === 'text'
    return [{ text, at: unit.at, whole: cut ? 0 : unit.length }]
  })
}

function read(unit: Unit): string {
  if (unit.kind === 'mark') return LINE_BREAK
  const { item } = unit
  if (item.kind === 'point') return ''
  if (item.kind === 'text') return item.text
  return item.atom === 'footnote' || item.atom === 'endnote' ? NOTE : atomWords(item)
}

interface Aligned {
  /** The line's offset in front of each letter of the words, and behind the last; -1 inside what is taken whole. */
  readonly boundaries: readonly number[]
  readonly typed: Located['typed']
}

/** Space that the version does not have and the file does is passed over; nothing else is. */
function align(line: readonly Letters[], words: string, provision: Provision): Aligned | null {
  const text = line.map((letter) => letter.text).join('')
  const places = placesOf(line)
  const single = alignOne(text, words, provision)
  if (single === null) {
    const boundaries = alignSeveral(text, words, places)
    return boundaries === null ? null : { boundaries, typed: null }
  }
  const { start, typed } = single
  const boundaries = Array.from({ length: words.length + 1 }, (_, index) =>
    places(start + index, index === words.length && index > 0),
  )
  if (typed === null) return { boundaries, typed }
  const [from, to] = [places(typed.start, false), places(typed.end, true)]
  return { boundaries, typed: { start: from, end: to, gap: typed.gap } }
}

/** Where each letter of the line stands; with `behind`, where the one in front of it ends. */
function placesOf(line: readonly Letters[]) {
  const starts: number[] = []
  const ends: number[] = []
  for (const { text, at, whole } of line) {
    for (let index = 0; index < text.length; index += 1) {
      if (whole === 0) {
        starts.push(at + index)
        ends.push(at + index + 1)
      } else {
        starts.push(index === 0 ? at : -1)
        ends.push(index === text.length - 1 ? at + whole : -1)
      }
    }
  }
  const last = ends[ends.length - 1] ?? 0
  return (letter: number, behind: boolean): number =>
    (behind && letter > 0 ? ends[letter - 1] : starts[letter]) ?? last
}

function alignOne(text: string, words: string, { number }: Provision) {
  const trimmed = words === '' ? text.length : text.lastIndexOf(words)
  if (trimmed === -1 || text.slice(trimmed + words.length).trim() !== '') return null
  const before = text.slice(0, trimmed)
  const printed = before.trim()
  if (printed === '') {
    return {
      start: words === '' ? before.length - before.trimStart().length : trimmed,
      typed: null,
    }
  }
  if (number === null || printed.replace(/[.:]$/, '') !== number) return null
  const start = before.indexOf(printed)
  const end = start + printed.length
  return { start: trimmed, typed: { start, end, gap: text.slice(end, trimmed) } }
}

/** Several paragraphs as one text: those without words are passed over, and numbers that Word counts stand in the words. */
function alignSeveral(
  text: string,
  words: string,
  places: ReturnType<typeof placesOf>,
): readonly number[] | null {
  const boundaries: number[] = []
  let at = 0
  let letter = 0
  for (const paragraph of text.split(LINE_BREAK)) {
    const own = paragraph.trim()
    const begin = letter + paragraph.length - paragraph.trimStart().length
    letter += paragraph.length + 1
    if (own === '') continue
    if (at > 0) {
      if (words[at] !== LINE_BREAK) return null
      at += 1
    }
    const found = words.indexOf(own, at)
    if (found === -1 || words.slice(at, found).includes(LINE_BREAK)) return null
    for (; at < found; at += 1) boundaries[at] = places(begin, false)
    for (let index = 0; index < own.length; index += 1) {
      boundaries[at + index] = places(begin + index, false)
    }
    at += own.length
    boundaries[at] = places(begin + own.length, true)
  }
  return at === words.length ? boundaries : null
}

/** Where an offset of the text stands among its letters, with numbers in the place of references. */
function runStarts(text: readonly Run[], resolve: Resolve): (offset: number) => number {
  return (offset) => {
    let [at, shown] = [0, 0]
    for (const run of text) {
      if (run.kind === 'text') {
        if (offset <= at + run.text.length) return shown + offset - at
        at += run.text.length
        shown += run.text.length
        continue
      }
      if (offset <= at) return shown
      at += 1
      shown += run.kind === 'footnote' ? NOTE.length : resolve(run.target, run.kind).length
    }
    return shown
  }
}

/** An element's XML as it stands in its part, to the letter. */
export function sourceIn({ source }: Part, element: XmlElement): string {
  return source.slice(element.start, element.end)
}
