/** A Word file with tracked changes, read for being taken into a draft: paragraph by paragraph, with who did what. */
import { blocksIn, type ParagraphBlock, paragraphsOf } from './blocks-of.ts'
import { bothFates, type Fate, type Reading, type Signature } from './fates.ts'
import { itemsOf } from './items.ts'
import { type PrintedNumbers, printedNumbers, standingOf } from './printed-numbers.ts'
import { commentsOf, type WordComment } from './reading.ts'
import { bookmarksIn, type SentParagraph, type Trace, traceOf } from './trace.ts'
import type { WordFile } from './word-file.ts'
import { childNamed, elementsIn } from './xml-tree.ts'

export interface ReturnedParagraph {
  /** Our bookmark in it, or null. */
  readonly bookmark: string | null
  readonly accepted: string
  readonly rejected: string
  /** What Word counts and prints in front of it, in the text in force where it is in that; null where it is typed. */
  readonly number: string | null
  /** What becomes of it as a whole. */
  readonly presence: 'kept' | 'inserted' | 'deleted'
  /** Who made its latest revision, and when as the file prints it; null where it has none. */
  readonly author: string | null
  readonly at: string | null
  readonly comments: readonly { readonly author: string | null; readonly text: string }[]
}

export interface ReturnedCopy {
  readonly trace: Trace | null
  readonly sent: readonly SentParagraph[]
  readonly paragraphs: readonly ReturnedParagraph[]
}

export function readReturned(file: WordFile): ReturnedCopy {
  const traced = traceOf(file)
  const body = childNamed(file.document.root, 'w:body')
  const comments = new Map(commentsOf(file).map((comment) => [comment.id, comment]))
  const [numbering, styles] = [file.side('numbering')?.root, file.side('styles')?.root]
  const numbers = {
    rejected: printedNumbers(numbering ?? null, styles ?? null),
    accepted: printedNumbers(numbering ?? null, styles ?? null),
  }
  const blocks = body === null ? [] : [...paragraphsOf(blocksIn(body))]
  return {
    trace: traced?.trace ?? null,
    sent: traced?.sent ?? [],
    paragraphs: blocks.map(([block, around]) =>
      returnedParagraph(block, around, comments, numbers),
    ),
  }
}

function returnedParagraph(
  { element, properties, mark }: ParagraphBlock,
  around: Fate,
  comments: ReadonlyMap<string, WordComment>,
  numbers: Readonly<Record<Reading, PrintedNumbers>>,
): ReturnedParagraph {
  const whole = bothFates(around, mark)
  const numberOf = (reading: Reading) =>
    whole[reading] ? numbers[reading](standingOf(properties)) : ''
  let [accepted, rejected] = ['', '']
  // Both are counted, whichever is given.
  const [before, after] = [numberOf('rejected'), numberOf('accepted')]
  let latest = whole.deleted ?? whole.inserted
  for (const item of itemsOf(element, () => [])) {
    if (item.kind !== 'text') continue
    const fate = bothFates(around, item.fate)
    if (fate.accepted) accepted += item.text
    if (fate.rejected) rejected += item.text
    latest = later(latest, fate.deleted ?? fate.inserted)
  }
  return {
    bookmark: bookmarksIn(element)[0] ?? null,
    accepted,
    rejected,
    number: before || after || null,
    presence: presenceOf(whole, accepted, rejected),
    author: latest?.author ?? null,
    at: latest?.date ?? null,
    comments: [...elementsIn(element)].flatMap(({ name, attributes }) => {
      const own = name === 'w:commentReference' ? comments.get(attributes['w:id'] ?? '') : undefined
      return own === undefined ? [] : [{ author: own.author, text: own.text }]
    }),
  }
}

function later(one: Signature | null, other: Signature | null): Signature | null {
  if (one === null || other === null) return one ?? other
  return (other.date ?? '') >= (one.date ?? '') ? other : one
}

/** A paragraph is gone with its mark and all its words, and comes likewise; else only words in it differ. */
function presenceOf(
  { accepted, rejected }: { readonly accepted: boolean; readonly rejected: boolean },
  words: string,
  old: string,
): ReturnedParagraph['presence'] {
  if (!accepted && words === '') return 'deleted'
  return !rejected && old === '' ? 'inserted' : 'kept'
}
