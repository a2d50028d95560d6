/**
 * A code document read from Word: its paragraphs and tables as provisions, with the numbers that Word prints. What the file
 * does not say is guessed and told; what is no text is kept in its place as "[image]" and told.
 */
import type { NumberingStyle, Provision, ProvisionKind, Provisions } from '../../provisions.ts'
import { type Run, textRun } from '../../text.ts'
import { readLine } from '../plain-text.ts'
import {
  type CodeCell,
  type CodeLine,
  type CodeTable,
  codeLines,
  isEmptyLine,
} from './code-lines.ts'
import { numberingOf } from './code-numbering.ts'
import { type CodePiece, piecesText, runsOfPieces, trimmedPieces } from './code-words.ts'
import type { ListNumber } from './list-numbers.ts'
import type { WordFile } from './word-file.ts'

/** Something that a person should look at before the document is taken over. */
export interface CodeFinding {
  /** The provision it is about. */
  readonly provision: string
  readonly kind: 'guessed' | 'not understood'
  readonly what: string
}

export interface CodeDocument {
  /** The paragraphs that are styled as the title, or null where none is. */
  readonly title: string | null
  /** Ids are `word-1`, `word-2` …, in reading order. */
  readonly provisions: Provisions
  readonly numbering: NumberingStyle
  readonly findings: readonly CodeFinding[]
  /** What was left out, in sentences: contents lists, empty paragraphs. Nothing else is. */
  readonly leftOut: readonly string[]
}

export type TellCode = (stage: 'paragraphs' | 'provisions', done: number, total: number) => void

/** @param tell Hears how far it is: the paragraphs that are read, then the lines that have become provisions. */
export function readCodeDocument(
  file: WordFile,
  source: string,
  tell: TellCode = () => undefined,
): CodeDocument {
  const { lines, notes, revised } = codeLines(file, (done, total) =>
    tell('paragraphs', done, total),
  )
  const builder = new DocumentBuilder(source, notes)
  for (const [index, line] of lines.entries()) {
    if (index % TOLD_EVERY === 0) tell('provisions', index, lines.length)
    if (line.kind === 'table') builder.table(line)
    else builder.line(line)
  }
  return builder.done(revised)
}

/** Lines between two tellings of how far it is. */
const TOLD_EVERY = 250

/** Smaller stands further out. */
const RANKS: Readonly<Partial<Record<ProvisionKind, number>>> = {
  schedule: 0,
  part: 1,
  section: 2,
  heading: 3,
  clause: 3,
  paragraph: 4,
  subparagraph: 5,
  item: 6,
}
const INNERMOST = 7

interface Open {
  readonly id: string
  readonly kind: ProvisionKind
  readonly number: string | null
  readonly rank: number
  readonly indent: number | null
}

interface Draft extends Omit<Provision, 'text' | 'provenance'> {
  readonly pieces: readonly CodePiece[]
}

interface Told {
  readonly kind: ProvisionKind
  readonly number: string | null
  /** UTF-16 units of the text that are the typed number. */
  readonly typed: number
  readonly guess: string | null
}

class DocumentBuilder {
  private readonly source: string
  private readonly notes: ReadonlyMap<string, readonly CodePiece[]>
  private readonly drafts: Draft[] = []
  private readonly findings: CodeFinding[] = []
  private readonly bookmarks = new Map<string, string>()
  private readonly noteIds = new Map<string, string>()
  private readonly titles: string[] = []
  private open: Open[] = []
  private empty = 0
  private contents = 0

  constructor(source: string, notes: ReadonlyMap<string, readonly CodePiece[]>) {
    this.source = source
    this.notes = notes
  }

  line(line: CodeLine): void {
    if (isEmptyLine(line)) {
      this.empty += 1
      return
    }
    if (/^(toc \d|table of figures|toc heading)/i.test(line.style ?? '')) {
      this.contents += 1
      return
    }
    const text = piecesText(line.pieces)
    if (/^title$/i.test(line.style ?? '')) this.titles.push(text.trim())
    const told = this.told(line, text)
    const rank = rankOf(told, line)
    const parent = this.parentOf(told.kind, rank, line.indent)
    const id = this.add(
      parent,
      told.kind,
      told.number,
      trimmedPieces(line.pieces, told.typed),
      line,
    )
    if (told.guess !== null) this.find(id, 'guessed', told.guess)
    if (rank < INNERMOST) {
      this.open = this.open.filter((other) => other.rank < rank)
      this.open.push({ id, kind: told.kind, number: told.number, rank, indent: line.indent })
    }
  }

  private told({ number, outline, style }: CodeLine, text: string): Told {
    const counted = number === null ? null : fromList(number)
    if (counted !== null) return counted
    const read = readLine(text, this.open)
    if (read.number !== null) {
      const typed = text.length - read.words.length
      return { kind: read.kind, number: stopless(read.number), typed, guess: null }
    }
    if (number !== null) {
      return { kind: 'text', number: null, typed: 0, guess: listGuess(number) }
    }
    const isHeading = outline !== null || /^(heading|title|subtitle)\b/i.test(style ?? '')
    if (isHeading) return { kind: 'heading', number: null, typed: 0, guess: null }
    return { kind: read.kind, number: null, typed: 0, guess: null }
  }

  /** Running text stands under the innermost provision that is not indented further than it is. */
  private parentOf(kind: ProvisionKind, rank: number, indent: number | null): Open | null {
    if (rank < INNERMOST || kind === 'definition') {
      return this.open.filter((other) => other.rank < rank).at(-1) ?? null
    }
    const under = this.open.filter(
      (other) => indent === null || other.indent === null || other.indent <= indent,
    )
    return under.at(-1) ?? this.open[0] ?? null
  }

  table({ rows, merged }: CodeTable): void {
    const table = this.add(this.open.at(-1) ?? null, 'table', null, [], null)
    if (merged) {
      this.find(table, 'guessed', 'Cells that Word shows as one stand side by side here.')
    }
    for (const cells of rows) {
      const row = this.add({ id: table }, 'row', null, [], null)
      for (const cell of cells)
        this.add({ id: row }, 'cell', null, trimmedPieces(cell.pieces, 0), cell)
    }
  }

  private add(
    parent: Pick<Open, 'id'> | null,
    kind: ProvisionKind,
    number: string | null,
    pieces: readonly CodePiece[],
    about: Pick<CodeCell, 'bookmarks' | 'opaque' | 'at'> | null,
    note?: string,
  ): string {
    const id = `word-${this.drafts.length + 1}`
    const place = note ?? placeOf(about?.at ?? null)
    this.drafts.push({
      id,
      parent: parent?.id ?? null,
      kind,
      number,
      pieces,
      ...(place !== undefined && { place }),
    })
    for (const name of about?.bookmarks ?? []) this.bookmarks.set(name, id)
    for (const what of about?.opaque ?? []) {
      this.find(id, 'not understood', `It holds ${article(what)}, kept as “[${what}]”.`)
    }
    for (const piece of pieces) if (piece.kind === 'note') this.addNote(piece.note, id)
    return id
  }

  private addNote(name: string, holder: string): void {
    if (this.noteIds.has(name)) return
    const number = String(this.noteIds.size + 1)
    const pieces = this.notes.get(name)
    // Its id first: a note whose own words hold a note would go on for ever.
    this.noteIds.set(name, `word-${this.drafts.length + 1}`)
    const words = trimmedPieces(pieces ?? [], 0)
    const id = this.add({ id: holder }, 'footnote', number, words, null, name)
    if (pieces === undefined) this.find(id, 'not understood', 'The file has no such note.')
  }

  private find(provision: string, kind: CodeFinding['kind'], what: string): void {
    this.findings.push({ provision, kind, what })
  }

  done(revised: boolean): CodeDocument {
    const byId = new Map(this.drafts.map((draft) => [draft.id, draft]))
    const provisions = this.drafts.map(
      ({ pieces, ...rest }): Provision => ({
        ...rest,
        text: runsOfPieces(pieces, (piece) => this.target(piece, byId, rest.id)),
        provenance: { status: 'imported', source: this.source },
      }),
    )
    const leftOut = [
      ...(this.contents === 0 ? [] : [`${this.contents} lines of a contents list.`]),
      ...(this.empty === 0 ? [] : [`${this.empty} empty paragraphs.`]),
      ...(revised
        ? ['The file holds tracked changes: it was read as it is with all of them accepted.']
        : []),
    ]
    const title = this.titles.join(' ')
    return {
      title: title === '' ? null : title,
      provisions,
      numbering: numberingOf(provisions),
      findings: this.findings,
      leftOut,
    }
  }

  private target(
    piece: Exclude<CodePiece, { kind: 'run' }>,
    byId: ReadonlyMap<string, Draft>,
    holder: string,
  ): readonly Run[] | null {
    if (piece.kind === 'note') {
      const target = this.noteIds.get(piece.note)
      return target === undefined ? null : [{ kind: 'footnote', target, marks: piece.marks }]
    }
    const target = this.bookmarks.get(piece.bookmark)
    const runs = target === undefined ? null : referenceRuns(piece.text, target, piece.marks, byId)
    if (runs === null) {
      const why =
        target === undefined
          ? 'points at a bookmark that the file does not have'
          : 'does not read as the number of what it points at'
      this.find(
        holder,
        'guessed',
        `The cross-reference “${piece.text}” ${why}: it is kept as words.`,
      )
    }
    return runs
  }
}

/** "4.1(a)" as a reference to 4.1 and one to its (a): both follow their provisions. Null where the text says something else. */
function referenceRuns(
  text: string,
  target: string,
  marks: Run['marks'],
  byId: ReadonlyMap<string, Draft>,
): readonly Run[] | null {
  const wanted = text.replace(/[\s.]+$/, '').trim()
  const chain: Draft[] = []
  let reads = ''
  let next = byId.get(target)
  while (next !== undefined) {
    const { number, parent } = next
    if (number !== null && !reads.startsWith(number)) {
      chain.unshift(next)
      reads = number + reads
      if (reads === wanted) break
      if (!wanted.endsWith(reads)) return null
    }
    next = parent === null ? undefined : byId.get(parent)
  }
  if (reads !== wanted || reads === '') return null
  const trailing = text.slice(text.trimEnd().replace(/\.$/, '').length)
  const references = chain.map(({ id }): Run => ({ kind: 'reference', target: id, marks }))
  return trailing === '' ? references : [...references, textRun(trailing, marks)]
}

function placeOf(at: CodeCell['at']): string | undefined {
  if (at === null) return undefined
  const [first, last] = at
  return first === last ? `p${first}` : `p${first}-${last}`
}

function fromList(number: ListNumber): Told | null {
  const printed = stopless(number.printed)
  if (printed === '') return null
  const kind = kindOf(printed, number)
  const guess = kind === null ? `“${printed}” is no level that is known: it became an item.` : null
  return { kind: kind ?? 'item', number: printed, typed: 0, guess }
}

function kindOf(printed: string, { format }: ListNumber): ProvisionKind | null {
  if (/^(schedule|appendix|annex)\b/i.test(printed)) return 'schedule'
  if (/^part\b/i.test(printed)) return 'part'
  if (/^[A-Z]{0,2}\d+[A-Z]*(\.\d+[A-Z]*)+$/.test(printed)) return 'clause'
  if (/^(section |article |clause )?[A-Z]{0,2}\d+[A-Z]*$/i.test(printed)) return 'section'
  if (format === 'lower-alpha') return 'paragraph'
  if (format === 'lower-roman') return 'subparagraph'
  if (format === 'upper-alpha' || format === 'upper-roman') return 'item'
  return null
}

function rankOf({ kind, number }: Told, { outline }: CodeLine): number {
  if (kind === 'heading') return outline === 0 ? 2 : 3
  // 4.1.1 stands under 4.1.
  const dots = kind === 'clause' ? (number ?? '').split('.').length - 2 : 0
  return (RANKS[kind] ?? INNERMOST) + dots / 10
}

function listGuess({ format }: ListNumber): string {
  return format === 'bullet'
    ? 'A bullet became unnumbered text.'
    : 'A list that prints no number: it became unnumbered text.'
}

/** A stop behind a number is no part of it: references to it have none. */
function stopless(number: string): string {
  return number.trim().replace(/[.:]$/, '')
}

function article(what: string): string {
  return `${/^[aeiou]/.test(what) ? 'an' : 'a'} ${what}`
}
