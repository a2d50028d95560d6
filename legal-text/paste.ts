/** Several paragraphs pasted at once: the first goes where the caret is, the others become provisions behind it. */
import { splitProvision } from './boundaries.ts'
import type { Change } from './changes.ts'
import type { ProvisionKind, Provisions } from './provisions.ts'
import { insertProvision, refused, type StructureContext } from './structure.ts'
import { canonicalRuns, plainText, type Run, runsLength, sliceRuns, textRun } from './text.ts'
import { isLevel, levelsBetween, shiftKind } from './tree/levels.ts'
import { Reading } from './tree/reading.ts'
import type { Parted } from './writing/cut.ts'
import { proposedText, writeSplice } from './writing/writer.ts'

export interface Paste {
  readonly provision: string
  /** What is replaced, in UTF-16 units of the proposed text. */
  readonly start: number
  readonly end: number
  readonly paragraphs: readonly (readonly Run[])[]
}

export type PasteAnswer =
  | {
      readonly ok: true
      readonly changes: readonly Change[]
      readonly parted: readonly Parted[]
    }
  | { readonly ok: false; readonly reason: string }

interface Leading {
  /** The level that a number in front of a paragraph says, or null where it says none. */
  readonly kind: ProvisionKind | null
  /** Length of the number with the space behind it. */
  readonly length: number
}

const ROMAN = /^(?:x{0,3})(?:ix|iv|v?i{0,3})$/

/**
 * The level that the number in front of a paragraph says: "4.2" a clause, "(a)" a paragraph, "(i)" a sub-paragraph, "(A)"
 * an item. "(i)" is the letter where the paragraph before it was "(h)". A bare "4" is a section only before a tab or with
 * a full stop, since sentences begin with figures too.
 */
export function leadingNumber(text: string, letterBefore: string | null): Leading {
  const match =
    /^\s*(?:(\d+(?:\.\d+)+[A-Z]*)\.?\s+|(\d+[A-Z]?)(?:\.\s+|\.?\t\s*)|\(([a-z]{1,5})\)\s*|\(([A-Z]{1,3})\)\s*)/.exec(
      text,
    )
  if (match === null) return { kind: null, length: 0 }
  const [{ length }, clause, section, letter, capital] = match
  if (clause !== undefined) return { kind: 'clause', length }
  if (section !== undefined) return { kind: 'section', length }
  if (capital !== undefined) return { kind: 'item', length }
  const small = letter ?? ''
  const next = letterBefore === null ? null : nextLetter(letterBefore)
  const roman = ROMAN.test(small) && small !== next
  if (!roman && small.length > 2) return { kind: null, length: 0 }
  return { kind: roman ? 'subparagraph' : 'paragraph', length }
}

function nextLetter(letters: string): string {
  return letters.length === 1 ? String.fromCharCode(letters.charCodeAt(0) + 1) : ''
}

interface Line {
  /** Without the number in front. */
  readonly runs: readonly Run[]
  readonly whole: readonly Run[]
  readonly kind: ProvisionKind | null
}

function linesOf(paragraphs: Paste['paragraphs']): readonly Line[] {
  let letter: string | null = null
  return paragraphs
    .filter((runs) => plainText(runs).trim() !== '')
    .map((runs): Line => {
      const text = plainText(runs)
      const { kind, length } = leadingNumber(text, letter)
      if (kind === 'paragraph') letter = /\(([a-z]+)\)/.exec(text)?.[1] ?? null
      if (kind === 'clause' || kind === 'section') letter = null
      return { runs: sliceRuns(runs, length), whole: runs, kind }
    })
}

/**
 * Replaces [start, end) by the first paragraph; the others become provisions behind, at the level that their numbers
 * say, without these; what followed goes on behind the last. In a cell the paragraphs are one.
 */
export function pasteParagraphs(
  provisions: Provisions,
  changes: readonly Change[],
  { provision, start, end, paragraphs }: Paste,
  context: StructureContext,
): PasteAnswer {
  const reading = new Reading(provisions, changes)
  const kind = reading.kindOf(provision)
  if (kind === null || !reading.isRead(provision)) return refused('This provision does not read.')
  const lines = kind === 'cell' ? [inOneLine(paragraphs)] : linesOf(paragraphs)
  const [first, ...rest] = lines
  if (first === undefined) return { ok: true, changes, parted: [] }
  // In front of a provision the number would be its own, which is computed.
  const opening = start === 0 && isLevel(kind) ? first.runs : first.whole
  const tail = sliceRuns(proposedText(provisions, changes, provision), Math.max(start, end))
  const splice = { provision, start, end, insert: opening }
  const written = writeSplice(provisions, changes, splice, context)
  if (rest.length === 0) return { ok: true, changes: written, parted: [] }
  const kinds = kindsOf(rest, kind)
  const caret = start + runsLength(opening)
  const split = kinds.at(-1) === kind && caret > 0 && runsLength(tail) > 0
  return split
    ? pasteBeforeHalf(provisions, written, { provision, caret, kind }, { rest, kinds }, context)
    : pasteWithTail(provisions, written, { provision, caret, kind }, { rest, kinds, tail }, context)
}

interface Caret {
  readonly provision: string
  readonly caret: number
  readonly kind: ProvisionKind
}

interface Rest {
  readonly rest: readonly Line[]
  readonly kinds: readonly ProvisionKind[]
}

/** What followed stays anchored where it stands, as a second half that begins with the last line. */
function pasteBeforeHalf(
  provisions: Provisions,
  changes: readonly Change[],
  { provision, caret, kind }: Caret,
  { rest, kinds }: Rest,
  context: StructureContext,
): PasteAnswer {
  const newProvision = context.mint()
  const point = { provision, offset: caret, newProvision }
  const split = splitProvision(provisions, changes, point, context)
  if (!split.ok) return split
  const placing = new Placing(provisions, context, { id: provision, kind })
  const placed = placing.putAll(split.changes, rest.slice(0, -1), kinds)
  if (!placed.ok) return placed
  const insert = rest.at(-1)?.runs ?? []
  const splice = { provision: newProvision, start: 0, end: 0, insert }
  return {
    ok: true,
    changes: writeSplice(provisions, placed.changes, splice, context),
    parted: split.parted === null ? [] : [split.parted],
  }
}

/** What followed goes behind the last line as words of that, which is at another level. */
function pasteWithTail(
  provisions: Provisions,
  changes: readonly Change[],
  { provision, caret, kind }: Caret,
  { rest, kinds, tail }: Rest & { readonly tail: readonly Run[] },
  context: StructureContext,
): PasteAnswer {
  const cut = { provision, start: caret, end: caret + runsLength(tail), insert: [] }
  const without = writeSplice(provisions, changes, cut, context)
  const lines = rest.map((line, index) =>
    index < rest.length - 1 ? line : { ...line, runs: canonicalRuns([...line.runs, ...tail]) },
  )
  return new Placing(provisions, context, { id: provision, kind }).putAll(without, lines, kinds)
}

/** The kinds that lines get behind one of a kind: no level is left out on the way in. */
function kindsOf(lines: readonly Line[], start: ProvisionKind): readonly ProvisionKind[] {
  let before = start
  return lines.map(({ kind }) => {
    const wanted = kind ?? before
    // What is no level, such as a definition, is followed by its like.
    if (isLevel(before)) before = levelsBetween(before, wanted) > 1 ? shiftKind(before, 1) : wanted
    return before
  })
}

function inOneLine(paragraphs: Paste['paragraphs']): Line {
  const runs = canonicalRuns(
    paragraphs.flatMap((line, index) => (index === 0 ? line : [textRun(' '), ...line])),
  )
  return { runs, whole: runs, kind: null }
}

/** Puts provisions one behind the other, each at its level. */
class Placing {
  private readonly provisions: Provisions
  private readonly context: StructureContext
  private readonly start: { readonly id: string; readonly kind: ProvisionKind }
  /** The provisions that are open, the innermost last: what comes next stands under or behind one of them. */
  private readonly open: { id: string; kind: ProvisionKind }[] = []

  constructor(
    provisions: Provisions,
    context: StructureContext,
    start: { readonly id: string; readonly kind: ProvisionKind },
  ) {
    this.provisions = provisions
    this.context = context
    this.start = start
  }

  putAll(
    changes: readonly Change[],
    lines: readonly Line[],
    kinds: readonly ProvisionKind[],
  ): PasteAnswer {
    let next = changes
    for (const [index, { runs }] of lines.entries()) {
      const placed = this.put(next, kinds[index] ?? this.start.kind, runs)
      if (!placed.ok) return placed
      next = placed.changes
    }
    return { ok: true, changes: next, parted: [] }
  }

  private put(changes: readonly Change[], kind: ProvisionKind, words: readonly Run[]): PasteAnswer {
    const reading = new Reading(this.provisions, changes)
    if (this.open.length === 0) this.openFrom(reading)
    while (this.open.length > 1 && !this.canHold(kind) && !this.isBeside(kind)) this.open.pop()
    const innermost = this.open[this.open.length - 1]
    if (innermost === undefined) return refused('There is no place for this paragraph.')
    const inside = this.canHold(kind)
    const provision = this.context.mint()
    const place = inside
      ? { parent: innermost.id, after: null }
      : { parent: reading.tree.parentOf(innermost.id), after: innermost.id }
    const inserted = insertProvision(
      this.provisions,
      changes,
      { provision, provisionKind: kind, ...place },
      this.context,
    )
    if (!inserted.ok) return inserted
    if (!inside) this.open.pop()
    this.open.push({ id: provision, kind })
    const splice = { provision, start: 0, end: 0, insert: words }
    const written = writeSplice(this.provisions, inserted.changes, splice, this.context)
    return { ok: true, changes: written, parted: [] }
  }

  private openFrom(reading: Reading): void {
    for (let at: string | null = this.start.id; at !== null; at = reading.tree.parentOf(at)) {
      this.open.unshift({ id: at, kind: reading.kindOf(at) ?? 'text' })
    }
  }

  private canHold(kind: ProvisionKind): boolean {
    const innermost = this.open[this.open.length - 1]
    return innermost !== undefined && levelsBetween(innermost.kind, kind) > 0
  }

  private isBeside(kind: ProvisionKind): boolean {
    const innermost = this.open[this.open.length - 1]
    return innermost !== undefined && (innermost.kind === kind || !isLevel(innermost.kind))
  }
}
