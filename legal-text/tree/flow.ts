/**
 * How the words of a draft run: which paragraphs of the text in force go on in the next row, which rows are read
 * together, and which words read somewhere else. Rows in place follow the order in force, so that leaving out what comes
 * gives the text in force, and leaving out what goes gives the proposal.
 */
import type { RowPiece } from '../placement.ts'
import type { Arrangement } from './arrange.ts'
import { comparePositions, type Piece, type Position } from './pieces.ts'
import type { Step } from './walk.ts'

export interface Line {
  /** Id of the row. */
  readonly id: string
  readonly shows: RowPiece[]
  runsOn: { readonly reading: 'baseline' | 'proposed'; readonly change: string } | null
}

/** A provision in force that is read behind the words of another one. */
export interface Continuation extends Line {
  readonly joinedTo: string
  readonly base: number
  readonly change: string
}

export interface Flow {
  /** Lines of the rows that are in place, by step. */
  readonly lines: ReadonlyMap<number, Line>
  readonly continuations: ReadonlyMap<number, readonly Continuation[]>
  /** Provisions in force that stand nowhere in place, by the step they are to follow; -1 for the start. */
  readonly missing: ReadonlyMap<number, readonly number[]>
  /** The steps of provisions whose place has been taken by a continuation. */
  readonly consumed: ReadonlySet<number>
}

interface Cursor {
  /** Place in force of the paragraph whose words are being read. */
  base: number
  carrier: string
  /** Where its words stop so far; null at their end. */
  at: Position | null
  line: Line
  step: number
}

export class FlowReader implements Flow {
  readonly lines = new Map<number, Line>()
  readonly continuations = new Map<number, Continuation[]>()
  readonly missing = new Map<number, number[]>()
  readonly consumed = new Set<number>()
  private readonly ends = new Map<number, number>()
  private readonly steps: readonly Step[]
  private readonly tree: Arrangement
  private readonly anchors: Int32Array
  private readonly places: ReadonlyMap<string, number>

  constructor(
    steps: readonly Step[],
    tree: Arrangement,
    anchors: Int32Array,
    places: ReadonlyMap<string, number>,
  ) {
    this.steps = steps
    this.tree = tree
    this.anchors = anchors
    this.places = places
    const plain = tree.splits.size === 0 && tree.joins.size === 0
    for (const [base, at] of anchors.entries()) {
      if (at === -1 || this.consumed.has(at)) continue
      this.ends.set(base, at)
      const step = steps[at]
      if (step?.is === 'read') this.read(step, at, base, plain)
    }
    this.placeMissing()
  }

  private read(step: Step, at: number, base: number, plain: boolean): void {
    const line: Line = { id: step.id, shows: [], runsOn: null }
    this.lines.set(at, line)
    const [first, ...rest] = this.tree.piecesOf(step.id)
    if (first === undefined) return
    const cursor: Cursor = { base, carrier: step.id, at: first.to, line, step: at }
    this.show(cursor, first, step.id)
    if (!plain) {
      this.readOn(cursor, rest, step.id)
      this.lookAhead(cursor)
      this.close(cursor)
    }
    const unused = this.tree.unused.get(step.id)
    if (unused !== undefined) line.shows.push({ kind: 'notUsed', change: unused.id })
  }

  private show({ line }: Cursor, piece: Piece, row: string): void {
    const { carrier, from, to } = piece
    const unused = this.tree.unused.get(row)
    line.shows.push(
      unused === undefined
        ? { kind: 'words', carrier, from, to, moved: null }
        : { kind: 'gone', carrier, from, to, change: unused.id },
    )
  }

  /** The other pieces that a row reads, behind its own. */
  private readOn(cursor: Cursor, pieces: readonly Piece[], row: string): void {
    const unused = this.tree.unused.has(row)
    for (const piece of pieces) {
      if (goesOn(cursor, piece)) {
        cursor.at = piece.to
        this.show(cursor, piece, row)
      } else if (unused) {
      } else if (this.isNextInForce(cursor, piece)) {
        this.continueIn(cursor, piece, row)
      } else {
        cursor.line.shows.push(movedPiece(piece, this.places, piece.joined?.change ?? null))
      }
    }
  }

  private isNextInForce({ base }: Cursor, { carrier, from, joined }: Piece): boolean {
    return from === null && joined?.provision === carrier && this.places.get(carrier) === base + 1
  }

  private continueIn(cursor: Cursor, piece: Piece, row: string): void {
    const { carrier, joined } = piece
    if (joined === null) return
    this.close(cursor)
    cursor.line.runsOn = { reading: 'proposed', change: joined.change }
    const base = cursor.base + 1
    const line: Continuation = {
      id: carrier,
      shows: [],
      runsOn: null,
      joinedTo: row,
      base,
      change: joined.change,
    }
    const list = this.continuations.get(cursor.step)
    if (list === undefined) this.continuations.set(cursor.step, [line])
    else list.push(line)
    const left = this.anchors[base] ?? -1
    if (left !== -1) this.consumed.add(left)
    this.ends.set(base, cursor.step)
    Object.assign(cursor, { base, carrier, at: piece.to, line })
    this.show(cursor, piece, row)
  }

  /** Second halves go on with a paragraph where nothing in force stands between. */
  private lookAhead(cursor: Cursor): void {
    for (let at = cursor.step + 1; at < this.steps.length && cursor.at !== null; at += 1) {
      const step = this.steps[at]
      if (step === undefined || this.interrupts(step, at)) return
      const split = this.tree.splits.get(step.id)
      const [first, ...rest] = split === undefined ? [] : this.tree.piecesOf(step.id)
      if (split === undefined || first === undefined || step.displaced !== null) continue
      if (!goesOn(cursor, first)) continue
      cursor.line.runsOn = { reading: 'baseline', change: split.id }
      const line: Line = { id: step.id, shows: [], runsOn: null }
      this.lines.set(at, line)
      this.ends.set(cursor.base, at)
      Object.assign(cursor, { at: first.to, line, step: at })
      this.show(cursor, first, step.id)
      this.readOn(cursor, rest, step.id)
      const unused = this.tree.unused.get(step.id)
      if (unused !== undefined) line.shows.push({ kind: 'notUsed', change: unused.id })
    }
  }

  private interrupts({ base, kind }: Step, at: number): boolean {
    const inPlace = base !== -1 && this.anchors[base] === at && !this.consumed.has(at)
    return inPlace || kind === 'table' || kind === 'row' || kind === 'cell'
  }

  /** Words of the paragraph that have not been read by its last row are read elsewhere, or nowhere. */
  private close(cursor: Cursor): void {
    const { carrier, at, line } = cursor
    if (at === null) return
    line.shows.push({
      kind: 'gone',
      carrier,
      from: at,
      to: null,
      change: this.takerOf(carrier, at),
    })
    cursor.at = null
  }

  private takerOf(carrier: string, at: Position): string | null {
    for (const [half, split] of this.tree.splits) {
      if (split.carrier !== carrier || comparePositions(split, at) !== 0) continue
      const { deletions, joins, moves } = this.tree
      return deletions.get(half)?.id ?? joins.get(half)?.change ?? moves.get(half)?.id ?? split.id
    }
    return null
  }

  private placeMissing(): void {
    let last = -1
    for (let base = 0; base < this.anchors.length; base += 1) {
      const end = this.ends.get(base)
      if (end !== undefined) last = end
      else {
        const list = this.missing.get(last)
        if (list === undefined) this.missing.set(last, [base])
        else list.push(base)
      }
    }
  }
}

function goesOn({ carrier, at }: Cursor, piece: Piece): boolean {
  return (
    at !== null &&
    piece.carrier === carrier &&
    piece.from !== null &&
    comparePositions(piece.from, at) === 0
  )
}

/** Words that stand where they do not stand in force; what a draft inserts stands nowhere in force. */
export function movedPiece(
  { carrier, from, to }: Piece,
  places: ReadonlyMap<string, number>,
  change: string | null,
): RowPiece {
  return { kind: 'words', carrier, from, to, moved: places.has(carrier) ? { change } : null }
}
