/**
 * A footnote stands where its mark is read, and nowhere without it: that is worked out for each view, so that it holds
 * whoever deletes, rejects or restores what. Marks are numbered in the order in which they are read.
 */
import type { Change, InsertChange, TextChange } from './changes.ts'
import { computeNumbers } from './numbering.ts'
import type { Placed } from './placement.ts'
import type { NumberingStyle, Provisions } from './provisions.ts'
import { piecesRead, readingRuns, segmentsOfRow, type View, type Words } from './segments.ts'
import type { AuthoredRun, Run } from './text.ts'

/** What the footnote marks among some runs point at. */
export function marksIn(runs: readonly Run[]): readonly string[] {
  return runs.flatMap((run) => (run.kind === 'footnote' ? [run.target] : []))
}

/** The footnote that a change of text is the mark of, and nothing else: such a change never joins others. */
export function markAlone({
  start,
  end,
  proposed,
}: Pick<TextChange, 'start' | 'end' | 'proposed'>): string | null {
  const [only] = proposed
  return start === end && proposed.length === 1 && only?.kind === 'footnote' ? only.target : null
}

interface Notes {
  /** The footnotes in force that a mark in force points at, in the order of the marks. */
  readonly marked: readonly string[]
  /** Whether their numbers in force are 1, 2, 3 in that order: then they are counted, else the source fixes them. */
  readonly counted: boolean
}

const inForce = new WeakMap<Provisions, Notes>()

function notesOf(provisions: Provisions): Notes {
  let notes = inForce.get(provisions)
  if (notes === undefined) {
    const numbers = new Map<string, string | null>()
    for (const { id, kind, number } of provisions) if (kind === 'footnote') numbers.set(id, number)
    const all = numbers.size === 0 ? [] : provisions.flatMap(({ text }) => marksIn(text))
    const marked = [...new Set(all)].filter((id) => numbers.has(id))
    const counted = marked.every((id, at) => (numbers.get(id) ?? `${at + 1}`) === `${at + 1}`)
    notes = { marked, counted }
    inForce.set(provisions, notes)
  }
  return notes
}

/** The numbers of footnotes that are counted; of the others, those that the source fixes are not among them. */
export function footnotesInForce(provisions: Provisions): ReadonlyMap<string, string> {
  const { marked, counted } = notesOf(provisions)
  return new Map(counted ? marked.map((id, at) => [id, `${at + 1}`]) : [])
}

export interface WithNotes {
  readonly rows: readonly Placed[]
  /** By id of row: of the footnotes that are read. */
  readonly numbers: ReadonlyMap<string, string>
}

/**
 * The rows of a view without the footnotes whose mark is not read: in a redline, those in force show as deleted with the
 * change that deletes their mark. `standing` are all rows, `applied` the changes that count.
 */
export function withNotes(
  provisions: Provisions,
  style: NumberingStyle,
  standing: readonly Placed[],
  applied: readonly Change[],
  words: Words,
  view: View,
): WithNotes {
  const notes = standing.filter(({ kind }) => kind === 'footnote')
  if (notes.length === 0) return { rows: standing, numbers: new Map() }
  const reading = view === 'redline' ? 'proposed' : view
  const read = new Set(
    standing
      .filter(({ presence, joinedTo }) => presence !== 'deleted' && joinedTo === null)
      .flatMap((row) => marksIn(readingRuns(segmentsOfRow(row, piecesRead(row), words, reading)))),
  )
  const { marked, counted } = notesOf(provisions)
  const bound = new Set(marked)
  for (const change of applied) if (isNote(change)) bound.add(change.provision)
  const gone = new Set<string>()
  const rows = standing.flatMap((row): readonly Placed[] => {
    const stays = row.kind !== 'footnote' || read.has(row.provision) || !bound.has(row.provision)
    if (stays || row.presence === 'deleted') return [row]
    gone.add(row.id)
    const arrived = row.presence === 'inserted' || row.moved?.end === 'to'
    return arrived ? [] : [deletedWith(row, deletionOf(provisions, applied, row.provision))]
  })
  const lasting = gone.size === 0 ? rows : rows.map((row) => withoutEnd(row, gone))
  const byId = new Map(lasting.map((row) => [row.provision, row]))
  const inOrder = [...read].flatMap((id) => {
    const row = byId.get(id)
    return row?.kind === 'footnote' && row.presence !== 'deleted' ? [row] : []
  })
  const numbers = counted
    ? new Map(inOrder.map(({ id }, at) => [id, `${at + 1}`]))
    : computeNumbers(
        inOrder.map((row) => ({ ...row, parent: null })),
        style,
      )
  return { rows: lasting, numbers }
}

function isNote(change: Change): change is InsertChange {
  return change.kind === 'insert' && change.provisionKind === 'footnote'
}

function deletedWith(row: Placed, change: string | null): Placed {
  return {
    ...row,
    presence: 'deleted',
    structure: change === null ? [] : [change],
    moved: null,
    shows: [{ kind: 'gone', carrier: row.provision, from: null, to: null, change }],
    reads: [],
  }
}

/** What has moved along with words to where its mark is not read has only its old place left. */
function withoutEnd(row: Placed, gone: ReadonlySet<string>): Placed {
  const lost = row.moved !== null && row.moved.other !== null && gone.has(row.moved.other)
  return lost ? { ...row, moved: null } : row
}

/** The change of text that takes a mark in force away. */
function deletionOf(
  provisions: Provisions,
  applied: readonly Change[],
  footnote: string,
): string | null {
  for (const { id, text } of provisions) {
    let at = 0
    for (const run of text) {
      const from = at
      at += run.kind === 'text' ? run.text.length : 1
      if (run.kind !== 'footnote' || run.target !== footnote) continue
      for (const change of applied) {
        const covers = change.kind === 'text' && change.provision === id
        if (covers && change.start <= from && from < change.end) return change.id
      }
    }
  }
  return null
}

/** Marks of footnotes that are no longer there, taken out of the words of a change. */
export function withoutMarks(change: TextChange, footnotes: ReadonlySet<string>): TextChange {
  const { proposed, agreed } = change
  if (![...proposed, ...(agreed ?? [])].some((run) => isMarkOf(run, footnotes))) return change
  const left = (runs: readonly AuthoredRun[]) => runs.filter((run) => !isMarkOf(run, footnotes))
  return { ...change, proposed: left(proposed), agreed: agreed && left(agreed) }
}

function isMarkOf(run: Run, footnotes: ReadonlySet<string>): boolean {
  return run.kind === 'footnote' && footnotes.has(run.target)
}

/**
 * Chosen changes and what goes with them: a footnote's insertion with its mark, the mark with the insertion. Where they
 * are to `come`, a mark among other words brings these along; where they are to `go`, it is left to the caller, and an
 * insertion stays that another mark points at.
 */
export function withTheirNotes(
  changes: readonly Change[],
  chosen: ReadonlySet<string>,
  what: 'come' | 'go',
): ReadonlySet<string> {
  const notes = changes.filter(isNote)
  if (notes.length === 0) return chosen
  const texts = changes.filter((change): change is TextChange => change.kind === 'text')
  const marked = markedBy(texts, chosen, what)
  const all = new Set(chosen)
  const targets = new Set<string>()
  for (const note of notes) {
    if (marked.has(note.provision)) all.add(note.id)
    if (all.has(note.id)) targets.add(note.provision)
  }
  for (const change of texts) {
    const own = what === 'go' ? [markAlone(change) ?? ''] : marksIn(change.proposed)
    if (own.some((target) => targets.has(target))) all.add(change.id)
  }
  return all
}

/** What chosen changes have the marks of; of those that are to go, only what no other mark points at. */
function markedBy(
  texts: readonly TextChange[],
  chosen: ReadonlySet<string>,
  what: 'come' | 'go',
): ReadonlySet<string> {
  const marks = (list: readonly TextChange[]) => list.flatMap(({ proposed }) => marksIn(proposed))
  const marked = new Set(marks(texts.filter(({ id }) => chosen.has(id))))
  if (what === 'go') {
    const others = texts.filter(({ id, withdrawn }) => !chosen.has(id) && !withdrawn)
    for (const target of marks(others)) marked.delete(target)
  }
  return marked
}

/** The live insertions of footnotes that had a mark and, after a splice, have none. */
export function unmarkedBy(
  before: readonly Change[],
  after: readonly Change[],
): readonly InsertChange[] {
  const notes = after.filter(isNote).filter(({ withdrawn }) => !withdrawn)
  if (notes.length === 0) return []
  const live = (changes: readonly Change[]) =>
    new Set(
      changes.flatMap((change) =>
        change.kind === 'text' && !change.withdrawn ? marksIn(change.proposed) : [],
      ),
    )
  const [had, has] = [live(before), live(after)]
  return notes.filter(({ provision }) => had.has(provision) && !has.has(provision))
}
