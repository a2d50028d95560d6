/**
 * Which list number each provision of a Word file gets, so that Word counts to exactly the number that we hold.
 *
 * All counted provisions share one multi-level list (ECMA-376 17.9.1, abstractNum), a level for each numbered kind. Word counts
 * every paragraph in it that is there: in the file as it is sent those that are proposed to go and those that are proposed to
 * come, with all changes accepted or rejected only what is left. So a provision is counted along three times, once for
 * each of these, and takes the first of what gives its number in all of them:
 *
 * 1. The list goes on (17.9.15, num).
 * 2. The list starts anew at its number (17.9.8, lvlOverride; 17.9.26, startOverride): behind a gap or a provision that is
 *    proposed to go, and for the first (a) under 4.1A. What stands beside and below it goes on in that num, up to the next
 *    provision further out. So does 4.3 where 4.2 stands behind an insertion: LibreOffice takes the end of what is inserted
 *    for the end of 4.2, does not count that in the text in force, and would print "4.3[4.2]".
 * 3. A num of its own whose level text is the number as it stands (17.9.11, lvlText): 4.1A, (aa), a number that no style has. It
 *    counts in no list, so that what follows keeps its number.
 * 4. Words, tracked like any other, as Word can do neither of these: a number that the draft changes, because one paragraph has
 *    one automatic number and a reader has to see 4.3 go and 4.2 come; and a paragraph that only one reading divides, because
 *    Word gives what runs together the number of its last part.
 */

import { formatCounter } from '../../../numbering.ts'
import type { NumberFormat, NumberingStyle } from '../../../provisions.ts'
import type { ProvisionView } from '../../../views.ts'
import { type Block, endOf, numberPieces, type Piece, presenceOf } from '../../redline.ts'
import { type Counts, counterFor, type Levels, levelsOf, printedNumber } from './levels.ts'

/** A w:num of the file (17.9.15). */
export type List =
  /** Goes on in the document's list; with a start, begins anew at one level. */
  | {
      readonly kind: 'counted'
      readonly id: number
      readonly start: { readonly level: number; readonly at: number } | null
    }
  /** Prints the same words wherever it is used. */
  | { readonly kind: 'fixed'; readonly id: number; readonly text: string; readonly depth: number }

export interface AutomaticNumber {
  readonly list: number
  /** Counted from 0. */
  readonly level: number
  /** How deep its list sets it, 0 at the top. */
  readonly depth: number
}

export interface NumberPlan {
  readonly levels: Levels['list']
  readonly lists: readonly List[]
  /** By id of row; the number of a provision that is left out is words. */
  readonly of: ReadonlyMap<string, AutomaticNumber>
}

/** The id of the num in which the document's list begins. */
export const MAIN_LIST = 1

/** @param blocks What is printed, in order: nothing in tables is counted. */
export function planNumbers(
  blocks: readonly Block[],
  style: NumberingStyle,
  wordsOf: (view: ProvisionView) => readonly Piece[],
): NumberPlan {
  const rows = blocks.flatMap((block) => (block.kind === 'provision' ? [block.view] : []))
  const levels = levelsOf(rows, style)
  const planner = new Planner(levels)
  const inWords = numberedInWords(rows, wordsOf)
  let before: Block | undefined
  for (const block of blocks) {
    const isBehind = before?.kind === 'provision' && endOf(before.view).fate === 'inserted'
    before = block
    if (block.kind !== 'provision') continue
    const { view } = block
    const [piece, more] = numberPieces(view)
    if (piece === undefined || more !== undefined || inWords.has(view.id)) continue
    planner.place(view, piece, isBehind)
  }
  return { levels: levels.list, lists: planner.lists, of: planner.of }
}

const READINGS = ['accepted', 'rejected'] as const
type Reading = (typeof READINGS)[number]

function isIn(kind: Piece['kind'], reading: Reading): boolean {
  return kind === 'kept' || kind === (reading === 'accepted' ? 'inserted' : 'deleted')
}

/**
 * Rows of paragraphs that run together in one of the readings. Word prints one number in front of them, that of the
 * paragraph whose mark is left (17.13.5.15).
 */
function numberedInWords(
  rows: readonly ProvisionView[],
  wordsOf: (view: ProvisionView) => readonly Piece[],
): ReadonlySet<string> {
  const found = new Set<string>()
  for (const reading of READINGS) {
    let runsOn = false
    for (const row of rows) {
      const isThere = isIn(presenceOf(row), reading)
      const says =
        isThere ||
        wordsOf(row).some(({ kind, deletedBy }) => deletedBy === null && isIn(kind, reading))
      const ends = isIn(endOf(row).fate, reading)
      if (ends ? runsOn || !isThere : says) found.add(row.id)
      runsOn = ends ? false : runsOn || says
    }
  }
  return found
}

/** Where the count stands in one way to read the file. */
interface State {
  counts: Counts
  /** Levels that Word has begun by itself, because something further in came first. */
  readonly unsure: Set<number>
  /** Lists that have begun at the level at which they start. */
  readonly used: Set<number>
}

type Sight = Reading | 'sent'
const SIGHTS: readonly Sight[] = ['sent', 'accepted', 'rejected']
const LEVELS = 9

class Planner {
  readonly lists: List[] = [{ kind: 'counted', id: MAIN_LIST, start: null }]
  readonly of = new Map<string, AutomaticNumber>()
  private readonly levels: Levels
  private readonly states: Readonly<Record<Sight, State>> = {
    sent: newState(),
    accepted: newState(),
    rejected: newState(),
  }
  /** What LibreOffice takes for the text in force. */
  private readonly inForce: State = newState()
  /** The list that each level goes on in. */
  private readonly going: List[] = new Array<List>(LEVELS).fill(this.lists[0] as List)
  private readonly fixed = new Map<string, List>()
  /** The last counter of what stands side by side. */
  private readonly last = new Map<string, number>()

  constructor(levels: Levels) {
    this.levels = levels
  }

  /** @param isBehind Whether the paragraph in front is inserted. */
  place(row: ProvisionView, { text, kind }: Piece, isBehind: boolean): void {
    const level = this.levels.of.get(row.id)
    const sights = SIGHTS.filter((sight) => sight === 'sent' || isIn(kind, sight)).map(
      (sight) => this.states[sight],
    )
    if (level !== undefined && this.count(row, level, sights, text, isBehind)) return
    // Word would take "%1" for a counter, and prints a number on one line.
    if (text === '' || /%\d|[\t\n\r\u2028]/.test(text)) return
    const key = `${row.depth} ${text}`
    const known = this.fixed.get(key)
    const list =
      known ?? this.add({ kind: 'fixed', id: this.lists.length + 1, text, depth: row.depth })
    this.fixed.set(key, list)
    this.of.set(row.id, { list: list.id, level: 0, depth: row.depth })
  }

  private count(
    row: ProvisionView,
    level: number,
    sights: readonly State[],
    text: string,
    isBehind: boolean,
  ): boolean {
    const beside = `${row.parent ?? ''} ${level}`
    const list = this.listFor(level, sights, text, isBehind, () =>
      this.startAt(row, level, sights, text, this.last.get(beside)),
    )
    if (list === null) return false
    this.going.fill(list, level)
    for (const state of isBehind ? sights : [...sights, this.inForce]) {
      this.step(state, level, list)
    }
    this.last.set(beside, sights[0]?.counts[level] ?? 0)
    this.of.set(row.id, { list: list.id, level, depth: this.levels.list[level]?.depth ?? 0 })
    return true
  }

  /** The list that prints a number in all sights; null where none does. */
  private listFor(
    level: number,
    sights: readonly State[],
    text: string,
    isBehind: boolean,
    started: () => List | null,
  ): List | null {
    const going = this.going[level] as List
    const { list: levels } = this.levels
    const prints = (state: State) =>
      !state.unsure.has(level) &&
      printedNumber(levels, level, this.counted(state, level, going)) === text
    if (!sights.every(prints)) return started()
    const isOdd =
      !isBehind &&
      !prints(this.inForce) &&
      counterFor(levels, level, this.inForce.counts, text) !== null
    return (isOdd ? started() : null) ?? going
  }

  private step(state: State, level: number, list: List): void {
    state.counts = this.counted(state, level, list)
    for (let place = 0; place < LEVELS; place += 1) {
      if (place >= level) state.unsure.delete(place)
      else if (state.counts[place] === null) state.unsure.add(place)
    }
    if (list.kind === 'counted' && list.start?.level === level) state.used.add(list.id)
  }

  /** The counters with one more paragraph at a level; those further in begin anew. */
  private counted(state: State, level: number, list: List): Counts {
    const starts = list.kind === 'counted' && list.start?.level === level ? list.start.at : null
    const begins = starts !== null && !state.used.has(list.id)
    const before = state.counts[level] ?? null
    const first = starts ?? this.levels.list[level]?.start ?? 1
    const own = begins || before === null ? first : before + 1
    return state.counts.map((count, place) =>
      place < level ? count : place === level ? own : null,
    )
  }

  /** A list that begins at this number, where the number can be counted at all and it makes sense to. */
  private startAt(
    row: ProvisionView,
    level: number,
    sights: readonly State[],
    text: string,
    last: number | undefined,
  ): List | null {
    const starts = new Set(
      sights.map(({ counts }) => counterFor(this.levels.list, level, counts, text)),
    )
    const [at] = starts
    if (at === undefined || at === null || starts.size !== 1) return null
    if (last !== undefined && !follows(at, last, row, this.levels.list[level]?.format)) return null
    return this.add({ kind: 'counted', id: this.lists.length + 1, start: { level, at } })
  }

  private add(list: List): List {
    this.lists.push(list)
    return list
  }
}

function newState(): State {
  return { counts: new Array<number | null>(LEVELS).fill(null), unsure: new Set(), used: new Set() }
}

/**
 * Whether a number stands in the order of its list. (aa) put between (a) and (b) could be counted as the twenty-seventh,
 * and is none.
 */
function follows(
  at: number,
  last: number,
  { baselineNumber }: ProvisionView,
  format: NumberFormat | undefined,
): boolean {
  if (at === last + 1) return true
  if (baselineNumber === null || at <= last) return false
  return format === 'decimal' || formatCounter(at, 'lower-alpha').length === 1
}
