/**
 * Two Word files to a redline: the first one's own package, in which only what differs is written anew, as tracked changes.
 * Compared are words, bold, italic, underline and superscript, the looks of paragraphs (style, list, indents), tables by
 * rows and cells, footnotes and endnotes. Left as they are in the first file: other formats of words, page set-up, headers
 * and footers, and the sizes and places of images.
 */
import { newBudget } from '../../../diff/sequence.ts'
import { blocksIn } from '../blocks-of.ts'
import { withMoveComments } from '../move-comments.ts'
import { hasRevisions, settled } from '../settle.ts'
import { styleSheet } from '../styles-of.ts'
import { openWordFile, type Part, type WordFile } from '../word-file.ts'
import { childNamed, type XmlElement } from '../xml-tree.ts'
import { escapeAttribute, serialise } from '../xml-write.ts'
import { type Carrier, type CarryContext, createCarrier } from './carry.ts'
import { carriedNotes, type NoteKind, notesById } from './notes.ts'
import type { Tally } from './operations.ts'
import { editPackage } from './package-edit.ts'
import type { Sides } from './paragraphs.ts'
import { defaultParagraphStyle } from './properties.ts'
import { patchStory, type StoryContext } from './stories.ts'
import { textsOf } from './texts.ts'

export interface CompareWordOptions {
  /** Who is named for the changes. */
  readonly author: string
  /** ISO 8601 instant in UTC. */
  readonly at: string
  /** Steps that the comparison may take, about 400,000,000 a second. */
  readonly steps?: number
}

export interface WordComparison extends Readonly<Tally> {
  readonly redline: Uint8Array
  /** Files that hold tracked changes of their own; these are taken as accepted. */
  readonly settled: readonly ('before' | 'after')[]
}

/** Throws an Error in words where a file is not a Word document or breaks a limit. */
export function compareWord(
  before: Uint8Array,
  after: Uint8Array,
  options: CompareWordOptions,
): WordComparison {
  const opened = [openWordFile(before), openWordFile(after)] as const
  const [old, now] = opened.map((file) => settled(file, 'accepted')) as [WordFile, WordFile]
  const tally: Tally = { changes: 0, revisions: 0, formats: 0, moved: 0, exact: true }
  const made = patched(old, now, options, tally)
  const redline = tally.moved > 0 ? withMoveComments(made, options) : made
  const names = ['before', 'after'] as const
  return {
    ...tally,
    redline,
    settled: names.filter((_, index) => hasRevisions((opened[index] as WordFile).document)),
  }
}

function patched(
  old: WordFile,
  now: WordFile,
  { author, at, steps }: CompareWordOptions,
  tally: Tally,
): Uint8Array {
  const edit = editPackage(old)
  const attributes = `w:author="${escapeAttribute(author)}" w:date="${escapeAttribute(at.replace(/\.\d+Z$/, 'Z'))}"`
  const stamp = () => `w:id="${edit.revisionId()}" ${attributes}`
  const budget = newBudget(steps)
  const carriers = new Map<string, Carrier>()
  const carrier = (to: string, from: string): Carrier => {
    const known = carriers.get(`${to} ${from}`)
    if (known !== undefined) return known
    const made = createCarrier(context, to, from)
    carriers.set(`${to} ${from}`, made)
    return made
  }
  const notes = carriedNotes(now, edit, carrier)
  const context: CarryContext = { other: now, edit, note: notes.id }
  const pairs = new Map<string, readonly [NoteKind, string, string]>()
  const withNotes = (['footnotes', 'endnotes'] as const).some((kind) => old.side(kind) !== null)
  const looks = [old, now].map((file) => {
    const root = file.side('styles')?.root ?? null
    return { marksOf: styleSheet(root).marksOf, defaultStyle: defaultParagraphStyle(root) }
  }) as [
    Pick<Sides['before'], 'marksOf' | 'defaultStyle'>,
    Pick<Sides['after'], 'marksOf' | 'defaultStyle'>,
  ]

  function storyContext(part: Part, other: Part, inBody: boolean): StoryContext {
    const raw = (element: XmlElement) =>
      element.start < 0 ? serialise(element) : part.source.slice(element.start, element.end)
    return {
      part,
      other,
      sides: {
        before: { ...looks[0], toXml: raw, group: (group) => group },
        after: { ...looks[1], ...carrier(part.name, other.name) },
        stamp,
      },
      compared: {
        before: textsOf(old, part.name, looks[0].marksOf),
        after: textsOf(now, other.name, looks[1].marksOf),
        budget,
        tally,
      },
      splice: (start, end, text) => edit.splice(part, { start, end, text }),
      notes: inBody && withNotes ? notePair : null,
    }
  }

  function notePair(one: XmlElement, other: XmlElement): void {
    const kind = one.name === 'w:footnoteReference' ? 'footnotes' : 'endnotes'
    const [id, otherId] = [one.attributes['w:id'] ?? '', other.attributes['w:id'] ?? '']
    if (!pairs.has(`${kind} ${id}`)) pairs.set(`${kind} ${id}`, [kind, id, otherId])
  }

  const body = childNamed(old.document.root, 'w:body')
  const otherBody = childNamed(now.document.root, 'w:body')
  if (body === null || otherBody === null) throw new Error('A document has no body.')
  const end = childNamed(body, 'w:sectPr')?.start ?? old.document.source.lastIndexOf('</', body.end)
  patchStory(
    blocksIn(body),
    blocksIn(otherBody),
    end,
    storyContext(old.document, now.document, true),
  )
  for (const [kind, id, otherId] of pairs.values()) {
    const [part, other] = [old.side(kind), now.side(kind)]
    const [note, otherNote] = [notesById(part).get(id), notesById(other).get(otherId)]
    if (part === null || other === null || note === undefined || otherNote === undefined) continue
    patchStory(blocksIn(note), blocksIn(otherNote), note.end, storyContext(part, other, false))
  }
  notes.finish()
  return edit.finish()
}
