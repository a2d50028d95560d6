/** The words of a paragraph in either reading, with their marks, whatever becomes of the paragraph itself. */
import { type MarkedRange, rangesOf, remarked } from '../../marked.ts'
import type { Mark } from '../../text.ts'
import { blocksIn, paragraphsOf } from './blocks-of.ts'
import { bothFates, type Fate, KEPT, type Signature } from './fates.ts'
import { type AtomItem, atomWords, type Item, itemsOf, type TextItem } from './items.ts'
import { type StyleSheet, styleSheet } from './styles-of.ts'
import type { WordFile } from './word-file.ts'
import { childNamed, type XmlElement } from './xml-tree.ts'

export interface ReadWords {
  readonly accepted: string
  readonly rejected: string
  /** Of the accepted words. */
  readonly marks: readonly MarkedRange[]
  /** Stretches of the accepted words that a tracked change marks otherwise than before. */
  readonly remarked: readonly MarkedRange[]
  /** Of the latest revision in it; null where it has none. */
  readonly latest: Signature | null
  /** Notes, images and the like that somebody has put in, which have no words in the line. */
  readonly added: readonly string[]
}

export interface WordsReader {
  /** Notes that the text points at, in either reading: "footnote 2". */
  readonly noted: ReadonlySet<string>
  readonly read: (paragraph: XmlElement, around?: Fate) => ReadWords
}

/** Counts the notes of a file once, as an imported version numbers them: in the order of their marks. */
export function wordsReader(file: WordFile): WordsReader {
  const styles = styleSheet(file.side('styles')?.root ?? null)
  const body = childNamed(file.document.root, 'w:body')
  const numbers = new Map<string, string>()
  const noted = new Set<string>()
  for (const [{ element }, around] of body === null ? [] : paragraphsOf(blocksIn(body))) {
    for (const item of itemsOf(element, () => [])) {
      if (item.kind !== 'atom' || !isNote(item)) continue
      const key = noteKey(item)
      noted.add(key)
      const inForce = bothFates(around, item.fate).rejected
      if (inForce && !numbers.has(key)) numbers.set(key, String(numbers.size + 1))
    }
  }
  return {
    noted,
    read: (paragraph, around = KEPT) => readWords(paragraph, around, styles, numbers),
  }
}

function readWords(
  paragraph: XmlElement,
  around: Fate,
  styles: StyleSheet,
  numbers: ReadonlyMap<string, string>,
): ReadWords {
  const line = new Line(styles)
  for (const item of itemsOf(paragraph, styles.marksOf)) {
    if (item.kind === 'point') continue
    const text = item.kind === 'text' ? item.text : lineWords(item, numbers)
    const fate = bothFates(around, item.fate)
    if (text === null) line.added(atomWords(item as AtomItem), fate)
    else line.words(item, text, fate)
  }
  return line.done()
}

class Line {
  private readonly styles: StyleSheet
  private readonly pieces: Piece[] = []
  /** The same words with the marks that they had before. */
  private readonly before: Piece[] = []
  private readonly more: string[] = []
  private rejected = ''
  private latest: Signature | null = null

  constructor(styles: StyleSheet) {
    this.styles = styles
  }

  added(what: string, fate: Fate): void {
    if (fate.accepted) this.more.push(what)
    this.latest = later(this.latest, fate.inserted)
  }

  words(item: TextItem | AtomItem, text: string, fate: Fate): void {
    this.latest = later(this.latest, fate.deleted ?? fate.inserted)
    if (fate.rejected) this.rejected += text
    if (!fate.accepted) return
    // The number of a note stands above the line, in every format.
    const marks = item.kind === 'text' ? item.marks : isNote(item) ? NOTE_MARKS : []
    const change = formatChange(item)
    const old = change === null ? marks : marksBefore(item, change, this.styles)
    this.pieces.push({ text, marks })
    this.before.push({ text, marks: fate.rejected ? old : marks })
    if (change !== null && old.join() !== marks.join()) {
      this.latest = later(this.latest, signatureOf(change))
    }
  }

  done(): ReadWords {
    const accepted = this.pieces.map(({ text }) => text).join('')
    const marks = rangesOf(this.pieces)
    return {
      accepted,
      rejected: this.rejected,
      marks,
      remarked: remarked(rangesOf(this.before), marks, accepted.length),
      latest: this.latest,
      added: this.more,
    }
  }
}

interface Piece {
  readonly text: string
  readonly marks: readonly Mark[]
}

/** A note reads as its number, an image as "[image]"; null for a note that the text in force does not have. */
function lineWords(item: AtomItem, numbers: ReadonlyMap<string, string>): string | null {
  return isNote(item) ? (numbers.get(noteKey(item)) ?? null) : atomWords(item)
}

const NOTE_MARKS: readonly Mark[] = ['superscript']

function isNote({ atom }: AtomItem): boolean {
  return atom === 'footnote' || atom === 'endnote'
}

function noteKey({ atom, node }: AtomItem): string {
  return `${atom} ${node.attributes['w:id'] ?? ''}`
}

function formatChange({ run }: Item): XmlElement | null {
  return childNamed(childNamed(run, 'w:rPr'), 'w:rPrChange')
}

function marksBefore({ run }: Item, change: XmlElement, { marksOf }: StyleSheet): readonly Mark[] {
  const old = childNamed(change, 'w:rPr')
  return run === null || old === null ? [] : marksOf({ ...run, children: [old] })
}

function signatureOf({ attributes }: XmlElement): Signature {
  return { author: attributes['w:author'] ?? null, date: attributes['w:date'] ?? null }
}

export function later(one: Signature | null, other: Signature | null): Signature | null {
  if (one === null || other === null) return one ?? other
  return (other.date ?? '') >= (one.date ?? '') ? other : one
}
