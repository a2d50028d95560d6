/** One row of a redline as the content of a paragraph: its number where that is typed, and its words. */
import type { Run } from '../../../text.ts'
import { runsLength, sameRuns, sliceRuns } from '../../../text.ts'
import type { ProvisionView, Segment } from '../../../views.ts'
import { numberPieces, presenceOf, type Redline, structureOf } from '../../redline.ts'
import type { ParagraphBlock } from '../blocks-of.ts'
import { element, serialise } from '../xml-write.ts'
import type { Carrier } from './carry.ts'
import type { Signed } from './content.ts'
import type { Drafting, Example } from './drafting.ts'
import { NotPatchable, nameOf } from './located.ts'
import { type Format, itemsFor, PLAIN_FORMAT, SourceWords } from './source-words.ts'

/** A stretch of one provision's words in force, and how far it has been taken. */
interface Stretch {
  readonly carrier: string
  readonly arrives: boolean
  at: number
  readonly end: number
}

export interface RowOptions {
  readonly drafting: Drafting
  /** Gives a provision's words in the file, from where they have been taken to; null where it has none. */
  readonly words: (carrier: string) => SourceWords | null
  readonly carrier: Carrier
  readonly hasNote: (provision: string) => boolean
  /** A footnote that is new, by its provision: the id that it gets. */
  readonly newNote: (provision: string, by: Signed) => string
  readonly comment: (change: string | null) => readonly string[]
}

export class RowWriter {
  private readonly options: RowOptions
  private readonly view: ProvisionView
  private readonly stretches: Stretch[]
  private readonly example: Example | null
  private current: SourceWords | null = null

  constructor(view: ProvisionView, example: Example | null, options: RowOptions) {
    this.view = view
    this.example = example
    this.options = options
    this.stretches = view.pieces.flatMap((piece): readonly Stretch[] => {
      if (piece.kind === 'notUsed') return []
      const { carrier, from, to } = piece
      const base = options.drafting.places.provisions.get(carrier)?.text ?? []
      const arrives = piece.kind === 'words' && piece.moved !== null
      return [{ carrier, arrives, at: from?.offset ?? 0, end: to?.offset ?? runsLength(base) }]
    })
  }

  /** The provision in force whose paragraph the row stands in, or ends in: of several, the last. */
  static sourceOf(view: ProvisionView, { words }: Pick<RowOptions, 'words'>): SourceWords | null {
    const own = view.pieces.flatMap((piece) =>
      piece.kind === 'notUsed' || (piece.kind === 'words' && piece.moved !== null)
        ? []
        : [piece.carrier],
    )
    for (const carrier of own.toReversed()) {
      const found = words(carrier)
      if (found !== null) return found
    }
    return view.moved?.end === 'to' ? null : words(view.provision)
  }

  write(): void {
    const source = RowWriter.sourceOf(this.view, this.options)
    const first = this.firstSource() ?? source
    this.current = first
    if (first !== null && !first.begun) this.lead(first)
    else this.typedNumber()
    for (const segment of this.view.segments) this.segment(segment)
  }

  private firstSource(): SourceWords | null {
    for (const { carrier, arrives } of this.stretches) {
      const found = arrives ? null : this.options.words(carrier)
      if (found !== null) return found
    }
    return null
  }

  private lead(words: SourceWords): void {
    const { located } = words
    const by = this.by(structureOf(this.view), null)
    const pieces = numberPieces(this.view)
    const number = pieces.find(({ kind }) => kind === 'inserted')
    const goes = pieces.some(({ kind }) => kind === 'deleted')
    if (presenceOf(this.view) === 'deleted' || this.view.joinedTo !== null) {
      words.delete(located.start, by)
    } else if (located.typed !== null && (goes || number !== undefined)) {
      words.keep(located.typed.start)
      words.delete(located.typed.end, by)
      if (number !== undefined) this.put(number.text, [], by, words.formatHere())
      words.keep(located.start)
    } else words.keep(located.start)
    words.forgetFormat()
    // A row that begins here with a number of its own, where the file has none in front of these words.
    if (located.typed === null && !goes) this.typedNumber()
  }

  /** In front of what is new, where siblings have theirs typed. */
  private typedNumber(): void {
    const gap = this.example?.gap ?? null
    const number = numberPieces(this.view).find(({ kind }) => kind === 'inserted')
    if (gap === null || number === undefined) return
    this.put(number.text + gap, [], this.by(number.change, null), this.example?.format ?? null)
  }

  private segment(segment: Segment): void {
    const { kind, change, author, deletedBy } = segment
    const arrives = segment.moved?.end === 'to'
    if (arrives && deletedBy !== null) return
    const shown = arrives && kind === 'kept' ? (segment.moved?.change ?? null) : change
    const by = this.by(shown, author, deletedBy)
    const close = this.openComment(shown, kind === 'deleted' ? 'deleted' : 'inserted', by)
    if (kind === 'inserted') for (const run of segment.runs) this.insert(run, by)
    else this.inForce(segment, arrives, by)
    close()
  }

  private inForce(segment: Segment, arrives: boolean, by: Signed): void {
    const carrier = segment.provision ?? this.view.provision
    const length = runsLength(segment.runs)
    const stretch = this.stretchOf(carrier, length)
    const base = this.options.drafting.places.provisions.get(carrier)
    const start = stretch.at
    stretch.at += length
    if (
      base === undefined ||
      !sameRuns(sliceRuns(base.text, start, start + length), segment.runs)
    ) {
      throw new NotPatchable(`The words of ${nameOf(this.view)} are not those in force.`)
    }
    if (arrives) {
      if (segment.kind === 'kept') this.copy(carrier, start, segment.runs, by)
      return
    }
    const words = this.options.words(carrier)
    if (words === null) throw new NotPatchable(`${nameOf(base)} has no place in the imported file.`)
    this.current = words
    if (segment.kind === 'deleted') words.delete(words.located.at(start + length), by)
    else this.keep(words, start, segment.runs)
  }

  private stretchOf(carrier: string, length: number): Stretch {
    while (this.stretches.length > 0) {
      const [first] = this.stretches
      if (first === undefined) break
      if (first.carrier === carrier && first.at + length <= first.end) return first
      this.stretches.shift()
    }
    throw new NotPatchable(`The words of ${nameOf(this.view)} are in another order.`)
  }

  /** Kept words; a reference that reads differently keeps its field around the new number. */
  private keep(words: SourceWords, start: number, runs: readonly Run[]): void {
    const { located } = words
    let at = start
    for (const run of runs) {
      const length = runsLength([run])
      const [before, after] = this.numbersOf(run)
      if (run.kind === 'reference' && before !== after) {
        // The field of a reference begins in front of what is put into it.
        words.keep(located.at(at), true)
        const by = this.by(null, null)
        const format = words.formatHere()
        words.delete(located.at(at + length), by, false)
        this.put(after, run.marks, by, format)
      } else words.keep(located.at(at + length))
      at += length
    }
  }

  private copy(carrier: string, start: number, runs: readonly Run[], by: Signed): void {
    const located = this.options.drafting.places.located(carrier)
    if (located === null)
      throw new NotPatchable(`What ${nameOf(this.view)} moves has no place in the imported file.`)
    const words = new SourceWords(located, this.options.drafting.content, () => undefined)
    let at = start
    for (const run of runs) {
      const length = runsLength([run])
      const [before, after] = this.numbersOf(run)
      if (run.kind === 'reference' && before !== after)
        this.put(after, run.marks, by, this.format())
      else {
        for (const { item, text } of words.copy(located.at(at), located.at(at + length))) {
          this.options.drafting.content.add(item, 'inserted', this.options.carrier.toXml, {
            path: item.path.flatMap((group) => this.options.carrier.group(group) ?? []),
            ...(text !== undefined && { text }),
            by,
          })
        }
      }
      at += length
    }
  }

  private insert(run: Run, by: Signed): void {
    const { resolve } = this.options.drafting.redline
    this.current?.closings()
    // A note that is not there reads as a reference to nothing does.
    const note = run.kind === 'footnote' && this.options.hasNote(run.target)
    if (note) this.insertNote(run.target, by)
    else {
      const text = run.kind === 'text' ? run.text : resolve(run.target, run.kind)
      this.put(text, run.marks, by, this.format())
    }
  }

  private insertNote(target: string, by: Signed): void {
    const id = this.options.newNote(target, by)
    const style = element('w:rPr', {}, [element('w:vertAlign', { 'w:val': 'superscript' })])
    const node = element('w:footnoteReference', { 'w:id': id })
    const [like] = itemsFor({ kind: 'text', text: ' ', marks: [] }, ' ', PLAIN_FORMAT)
    if (like === undefined) return
    const run = element('w:r', {}, [style, node])
    const item = { ...like, kind: 'atom', atom: 'footnote', run, node } as const
    this.options.drafting.content.add(item, 'inserted', (each) => serialise(each), { by })
  }

  private put(text: string, marks: Run['marks'], by: Signed, format: Format | null): void {
    const { content } = this.options.drafting
    const path = this.current?.pathHere() ?? []
    const like = format ?? PLAIN_FORMAT
    for (const item of itemsFor({ kind: 'text', text, marks }, text, like)) {
      content.add(item, 'inserted', (node) => serialise(node), { path, by })
    }
  }

  private format(): Format | null {
    return this.current?.formatHere() ?? this.example?.format ?? null
  }

  private numbersOf(run: Run): readonly [string, string] {
    if (run.kind === 'text') return ['', '']
    const { resolve, resolveBaseline } = this.options.drafting.redline as Redline
    return [resolveBaseline(run.target, run.kind), resolve(run.target, run.kind)]
  }

  private openComment(change: string | null, fate: 'inserted' | 'deleted', by: Signed): () => void {
    const { content, comments, settled, redline } = this.options.drafting
    const lines = settled ? [] : this.options.comment(change)
    if (lines.length === 0) return () => undefined
    const { author } = redline.attribution(change, null)
    const id = comments.add(lines, this.by(change, null).stamp, author)
    content.beside(`<w:commentRangeStart w:id="${id}"/>`)
    return () => {
      content.beside(`<w:commentRangeEnd w:id="${id}"/>`)
      const node = element('w:commentReference', { 'w:id': String(id) })
      const [like] = itemsFor({ kind: 'text', text: ' ', marks: [] }, ' ', PLAIN_FORMAT)
      if (like === undefined) return
      const item = { ...like, kind: 'point', run: element('w:r', {}, [node]), node } as const
      content.add(item, fate, (each) => serialise(each), { by })
    }
  }

  private by(
    change: string | null,
    person: string | null,
    deletedBy: string | null = null,
  ): Signed {
    return this.options.drafting.by(change, person, deletedBy)
  }
}

/** Ends the paragraph that a row's words stand in; what is left of it in the file goes, or stays, with the row. */
export function tail(
  words: SourceWords,
  view: ProvisionView,
  fate: 'kept' | 'deleted',
  by: Signed,
): ParagraphBlock {
  const { located } = words
  if (presenceOf(view) === 'deleted') words.deleteAll(by)
  else if (fate === 'deleted') {
    words.keep(located.end, true)
    words.delete(located.line.length, by)
    words.keep(located.line.length, true)
  } else words.keep(located.line.length, true)
  return located.paragraphs[located.paragraphs.length - 1] as ParagraphBlock
}
