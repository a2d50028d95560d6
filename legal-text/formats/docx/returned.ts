/** A Word file with tracked changes, read for being taken into a draft: paragraph by paragraph, with who did what. */
import type { MarkedRange } from '../../marked.ts'
import { blocksIn, type ParagraphBlock, type WordBlock } from './blocks-of.ts'
import { bothFates, type Fate, KEPT, type Reading } from './fates.ts'
import { type MoveEnd, movesOf } from './moves.ts'
import { type PrintedNumbers, printedNumbers, standingOf } from './printed-numbers.ts'
import { commentsOf, type WordComment } from './reading.ts'
import { later, type WordsReader, wordsReader } from './returned-words.ts'
import { type SentParagraph, type Trace, traceOf } from './trace.ts'
import { bookmarksByParagraph, withoutBeside } from './trace-patched.ts'
import type { WordFile } from './word-file.ts'
import { childNamed, childrenOf, elementsIn, type XmlElement } from './xml-tree.ts'

export type Presence = 'kept' | 'inserted' | 'deleted'

export interface ReturnedParagraph {
  /** Our bookmark in it, or null. */
  readonly bookmark: string | null
  readonly accepted: string
  readonly rejected: string
  /** Of the accepted words. */
  readonly marks: readonly MarkedRange[]
  /** Stretches of the accepted words that a tracked change marks otherwise than before. */
  readonly remarked: readonly MarkedRange[]
  /** What Word counts and prints in front of it, in the text in force where it is in that; null where it is typed. */
  readonly number: string | null
  /** What becomes of it as a whole. */
  readonly presence: Presence
  /** What becomes of the mark that ends it: where that goes it runs on into the next one. */
  readonly mark: Presence
  /** The end of a move that it is, as the file tells it; null for most. */
  readonly move: MoveEnd | null
  /** Where it stands in a table; null for most. */
  readonly cell: ReturnedCell | null
  /** "footnote" or "endnote" where it is one and no paragraph of the body. */
  readonly note: 'footnote' | 'endnote' | null
  /** Notes, images and the like that the reviewer put into it. */
  readonly added: readonly string[]
  /** Who made its latest revision, and when as the file prints it; null where it has none. */
  readonly author: string | null
  readonly at: string | null
  readonly comments: readonly ReturnedComment[]
}

export interface ReturnedCell {
  /** The same for all cells of one row, and for those of no other. */
  readonly row: string
  readonly column: number
  /** Of its row. */
  readonly columns: number
  readonly presence: Presence
}

export interface ReturnedComment {
  readonly author: string | null
  readonly at: string | null
  readonly text: string
}

export interface ReturnedCopy {
  readonly trace: Trace | null
  readonly sent: readonly SentParagraph[]
  readonly paragraphs: readonly ReturnedParagraph[]
}

export function readReturned(file: WordFile): ReturnedCopy {
  const traced = traceOf(file)
  return {
    trace: traced?.trace ?? null,
    sent: traced?.sent ?? [],
    paragraphs: withoutBeside(file, new CopyReader(file).paragraphs(file)),
  }
}

class CopyReader {
  private readonly words: WordsReader
  private readonly comments: ReadonlyMap<string, WordComment>
  private readonly numbers: Readonly<Record<Reading, PrintedNumbers>>
  private readonly moves: ReadonlyMap<XmlElement, MoveEnd>
  private readonly made: ReturnedParagraph[] = []
  private readonly bookmarks: ReadonlyMap<XmlElement, string>
  private rows = 0

  constructor(file: WordFile) {
    const [numbering, styles] = [file.side('numbering')?.root, file.side('styles')?.root]
    const numbers = () => printedNumbers(numbering ?? null, styles ?? null)
    this.words = wordsReader(file)
    this.comments = new Map(commentsOf(file).map((comment) => [comment.id, comment]))
    this.numbers = { rejected: numbers(), accepted: numbers() }
    this.bookmarks = bookmarksByParagraph(file)
    this.moves = movesOf(file.document.root)
  }

  /** Those of the body, and behind them those of its notes. */
  paragraphs(file: WordFile): readonly ReturnedParagraph[] {
    const body = childNamed(file.document.root, 'w:body')
    this.blocks(body === null ? [] : blocksIn(body), KEPT, null, null)
    for (const note of ['footnote', 'endnote'] as const) {
      const part = file.side(`${note}s`)
      for (const each of part === null ? [] : childrenOf(part.root)) {
        if (!this.words.noted.has(`${note} ${each.attributes['w:id'] ?? ''}`)) continue
        this.blocks(blocksIn(each), KEPT, null, note)
      }
    }
    return this.made
  }

  private blocks(
    blocks: readonly WordBlock[],
    around: Fate,
    cell: ReturnedCell | null,
    note: ReturnedParagraph['note'],
  ): void {
    for (const block of blocks) {
      if (block.kind === 'paragraph') {
        this.made.push(this.paragraph(block, around, cell, note))
        continue
      }
      for (const { fate, cells } of block.rows) {
        this.rows += 1
        const row = String(this.rows)
        cells.forEach((each, column) => {
          const own = bothFates(around, bothFates(fate, each.fate))
          const place = { row, column, columns: cells.length, presence: fateWord(fate) }
          this.blocks(each.blocks, own, place, note)
        })
      }
    }
  }

  private paragraph(
    { element, properties, mark }: ParagraphBlock,
    around: Fate,
    cell: ReturnedCell | null,
    note: ReturnedParagraph['note'],
  ): ReturnedParagraph {
    const whole = bothFates(around, mark)
    const numberOf = (reading: Reading) =>
      whole[reading] && note === null ? this.numbers[reading](standingOf(properties)) : ''
    // Both are counted, whichever is given.
    const [before, after] = [numberOf('rejected'), numberOf('accepted')]
    const { accepted, rejected, latest, ...words } = this.words.read(element, around)
    const last = later(whole.deleted ?? whole.inserted, latest)
    return {
      bookmark: this.bookmarks.get(element) ?? null,
      accepted,
      rejected,
      ...words,
      number: before || after || null,
      presence: presenceOf(whole, accepted, rejected),
      mark: fateWord(mark),
      move: this.moves.get(element) ?? null,
      cell,
      note,
      author: last?.author ?? null,
      at: last?.date ?? null,
      comments: this.commentsIn(element),
    }
  }

  private commentsIn(paragraph: XmlElement): readonly ReturnedComment[] {
    return [...elementsIn(paragraph)].flatMap(({ name, attributes }) => {
      if (name !== 'w:commentReference') return []
      const own = this.comments.get(attributes['w:id'] ?? '')
      return own === undefined ? [] : [{ author: own.author, at: own.date, text: own.text }]
    })
  }
}

function fateWord({ accepted, rejected }: Fate): Presence {
  if (!accepted) return 'deleted'
  return rejected ? 'kept' : 'inserted'
}

/** A paragraph is gone with its mark and all its words, and comes likewise; else only words in it differ. */
function presenceOf(
  { accepted, rejected }: { readonly accepted: boolean; readonly rejected: boolean },
  words: string,
  old: string,
): Presence {
  if (!accepted && words === '') return 'deleted'
  return !rejected && old === '' ? 'inserted' : 'kept'
}
