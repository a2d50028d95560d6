/**
 * Reads a Word file's paragraphs twice, with all tracked changes accepted and with all rejected. Small and strict, and
 * it shares nothing with the writer: every export is checked with it before it is handed over.
 */
import { SaxesParser } from 'saxes'
import { openPackage, type WordPackage } from './package.ts'
import {
  type PrintedNumbers,
  printedNumbers,
  type Standing,
  UNNUMBERED,
} from './printed-numbers.ts'
import { parseXml } from './xml-tree.ts'

export interface ReadBack {
  /**
   * Paragraphs as they read once all changes are accepted, and once all are rejected; a tab is "\t". A number that Word
   * counts stands in front with a tab, as one that is typed does.
   */
  readonly accepted: readonly string[]
  readonly rejected: readonly string[]
  /** How many revision marks the file holds. */
  readonly revisions: number
  /** What Word would refuse or misread, each in words. */
  readonly faults: readonly string[]
}

/** Which readings something is part of. */
interface Fate {
  readonly accepted: boolean
  readonly rejected: boolean
}
type Reading = keyof Fate

interface Paragraph {
  readonly text: Record<Reading, string>
  mark: Fate
  /** What its own properties say, and what they said before they were changed; null where they were not. */
  standing: Standing
  before: Standing | null
}

const KEPT: Fate = { accepted: true, rejected: true }
const FATES: Readonly<Record<string, Fate>> = {
  'w:ins': { accepted: true, rejected: false },
  'w:moveTo': { accepted: true, rejected: false },
  'w:del': { accepted: false, rejected: true },
  'w:moveFrom': { accepted: false, rejected: true },
}
/** Elements in whose properties w:ins and w:del are marks of their own and hold nothing. */
const MARKED: Readonly<Record<string, 'paragraph' | 'row'>> = {
  'w:pPr/w:rPr': 'paragraph',
  'w:tr/w:trPr': 'row',
}

/** Throws an Error that says what is wrong where the file is not a Word document or breaks a limit. */
export function readBack(file: Uint8Array): ReadBack {
  const parts = openPackage(file)
  const part = parts.names.find((name) => NOTES_PART.test(name))
  const notes = part === undefined ? new Map() : notesIn(parts.text(part))
  return new Walk(numbersOf(parts), notes).read(parts.text('word/document.xml'))
}

/** A patched file that had no footnotes has them in a part of ours. */
const NOTES_PART = /^word\/footnotes(-workbench)?\.xml$/

/** Each footnote with its words in both readings; the separators between text and notes are none. */
function notesIn(xml: string): ReadonlyMap<string, ReadBack> {
  const notes = new Map<string, ReadBack>()
  for (const [note, attributes = ''] of xml.matchAll(/<w:footnote ([^>]*)>.*?<\/w:footnote>/gs)) {
    const id = /w:id="(-?\d+)"/.exec(attributes)?.[1]
    if (id === undefined || attributes.includes('w:type=')) continue
    const plain = { accepted: () => '', rejected: () => '' }
    notes.set(id, new Walk(plain, new Map()).read(note))
  }
  return notes
}

function numbersOf(parts: WordPackage): Readonly<Record<Reading, PrintedNumbers>> {
  const part = (name: string) => (parts.has(name) ? parseXml(parts.text(name), name) : null)
  const [numbering, styles] = [part('word/numbering.xml'), part('word/styles.xml')]
  return {
    accepted: printedNumbers(numbering, styles),
    rejected: printedNumbers(numbering, styles),
  }
}

/** Where the properties of a paragraph say how it is numbered (ECMA-376 17.3.1.19 and 17.3.1.27). */
const PLACED: ReadonlyMap<string, keyof Standing> = new Map([
  ['w:pStyle', 'style'],
  ['w:ilvl', 'level'],
  ['w:numId', 'list'],
])

function newParagraph(): Paragraph {
  return { text: { accepted: '', rejected: '' }, mark: KEPT, standing: UNNUMBERED, before: null }
}

class Walk {
  private readonly path: string[] = []
  /** Fates of the revision elements that are open, the innermost last. */
  private readonly fates: Fate[] = [KEPT]
  /** Fates of the table rows that are open. */
  private readonly rows: Fate[] = []
  private readonly paragraphs: Paragraph[] = []
  private readonly ids = new Set<string>()
  private readonly faults: string[] = []
  private readonly lines: Record<Reading, string[]> = { accepted: [], rejected: [] }
  /** The start of a paragraph whose own mark is gone, waiting for the next one. */
  private readonly waiting: Record<Reading, string> = { accepted: '', rejected: '' }
  private readonly numbers: Readonly<Record<Reading, PrintedNumbers>>
  private readonly notes: ReadonlyMap<string, ReadBack>
  /** How many footnotes each reading has had, and the lines of those whose paragraph has not ended yet. */
  private readonly noteCounts: Record<Reading, number> = { accepted: 0, rejected: 0 }
  private readonly noteLines: Record<Reading, string[]> = { accepted: [], rejected: [] }
  private revisions = 0

  constructor(
    numbers: Readonly<Record<Reading, PrintedNumbers>>,
    notes: ReadonlyMap<string, ReadBack>,
  ) {
    this.numbers = numbers
    this.notes = notes
  }

  read(xml: string): ReadBack {
    const parser = new SaxesParser({ xmlns: false })
    parser.on('error', (error) => {
      throw new Error(`The document is not well-formed: ${error.message}`)
    })
    parser.on('doctype', () => {
      throw new Error('The document declares a DOCTYPE, which a Word file never does.')
    })
    parser.on('opentag', ({ name, attributes }) => this.open(name, attributes))
    parser.on('text', (text) => this.text(text))
    parser.on('closetag', ({ name }) => this.close(name))
    parser.write(xml).close()
    this.flush()
    const { revisions, faults } = this
    return { ...this.lines, revisions, faults }
  }

  private open(name: string, attributes: Readonly<Record<string, string>>): void {
    const parent = this.path[this.path.length - 1] ?? ''
    const place = `${this.path[this.path.length - 2] ?? ''}/${parent}`
    this.path.push(name)
    const fate = FATES[name]
    if (fate !== undefined) {
      this.count(attributes['w:id'])
      const marks = MARKED[place]
      if (marks === 'paragraph') this.markParagraph(fate)
      else if (marks === 'row') this.rows[this.rows.length - 1] = fate
      this.fates.push(both(this.fate(), fate))
    }
    if (name === 'w:p') this.paragraphs.push(newParagraph())
    if (PLACED.has(name)) this.stand(name, attributes['w:val'] ?? '')
    if (name === 'w:pPrChange') this.standBefore()
    if (name === 'w:tr') this.rows.push(KEPT)
    if (name === 'w:tbl') this.flush()
    if (name === 'w:tab' && parent === 'w:r') this.write('\t')
    if (name === 'w:footnoteReference') this.refer(attributes['w:id'] ?? '')
    if (name === 'w:br' || name === 'w:cr') this.write('\n')
    if (name === 'w:noBreakHyphen') this.write('\u2011')
  }

  private close(name: string): void {
    this.path.pop()
    if (FATES[name] !== undefined) this.fates.pop()
    if (name === 'w:tr') this.rows.pop()
    // The last mark of a cell cannot be merged away: nothing runs on out of a cell.
    if (name === 'w:tc') this.flush()
    if (name !== 'w:p') return
    const paragraph = this.paragraphs.pop()
    if (paragraph !== undefined) this.end(paragraph)
  }

  private text(text: string): void {
    const name = this.path[this.path.length - 1]
    if (name !== 'w:t' && name !== 'w:delText') return
    // A text box is a story of its own: Word leaves its words as they are when it goes.
    const path = this.path.slice(this.path.lastIndexOf('w:txbxContent') + 1)
    const deleted = path.includes('w:del') || path.includes('w:moveFrom')
    if (deleted !== (name === 'w:delText') && !path.includes('w:moveFrom')) {
      this.faults.push(
        deleted
          ? `the deleted words “${text}” are not marked as deleted text, which Word refuses`
          : `the words “${text}” are marked as deleted text and are not deleted`,
      )
    }
    this.write(text)
  }

  private fate(): Fate {
    return this.fates[this.fates.length - 1] ?? KEPT
  }

  private count(id: string | undefined): void {
    this.revisions += 1
    if (id === undefined) this.faults.push('a revision mark has no id')
    else if (this.ids.has(id)) this.faults.push(`two revision marks have the id ${id}`)
    else this.ids.add(id)
  }

  private markParagraph(fate: Fate): void {
    const paragraph = this.paragraphs[this.paragraphs.length - 1]
    if (paragraph !== undefined) paragraph.mark = both(paragraph.mark, fate)
  }

  /** What a paragraph's properties say of its style and list, those that it had before a change apart. */
  private stand(name: string, value: string): void {
    const paragraph = this.paragraphs[this.paragraphs.length - 1]
    const owner = this.path.slice(0, -1).filter((element) => element !== 'w:numPr')
    if (paragraph === undefined || owner.pop() !== 'w:pPr') return
    const said = { [PLACED.get(name) as keyof Standing]: value }
    const place = owner.pop()
    if (place === 'w:p') paragraph.standing = { ...paragraph.standing, ...said }
    if (place === 'w:pPrChange') paragraph.before = { ...UNNUMBERED, ...paragraph.before, ...said }
  }

  private standBefore(): void {
    const paragraph = this.paragraphs[this.paragraphs.length - 1]
    if (paragraph !== undefined) paragraph.before = UNNUMBERED
  }

  private write(words: string): void {
    const paragraph = this.paragraphs[this.paragraphs.length - 1]
    if (paragraph === undefined) return
    const fate = this.fate()
    if (fate.accepted) paragraph.text.accepted += words
    if (fate.rejected) paragraph.text.rejected += words
  }

  /** A mark prints how many there are up to it; its footnote reads as a line behind the paragraph, or the table, that it is in. */
  private refer(id: string): void {
    const paragraph = this.paragraphs[this.paragraphs.length - 1]
    const note = this.notes.get(id)
    if (paragraph === undefined || note === undefined) {
      this.faults.push(`a mark refers to footnote ${id}, which the file does not have`)
      return
    }
    this.revisions += note.revisions
    this.faults.push(...note.faults)
    const fate = [this.fate(), ...this.rows].reduce(both, KEPT)
    for (const reading of ['accepted', 'rejected'] as const) {
      if (!fate[reading]) continue
      this.noteCounts[reading] += 1
      const number = String(this.noteCounts[reading])
      paragraph.text[reading] += number
      const words = note[reading].join(' ').replace(/^ /, '')
      this.noteLines[reading].push(`${number}\t${words}`)
    }
  }

  /** A paragraph whose mark is gone runs on into the next one (ECMA-376 17.13.5.15); a row that is gone takes all along. */
  private end({ text, mark, standing, before }: Paragraph): void {
    const row = this.rows.reduce(both, KEPT)
    for (const reading of ['accepted', 'rejected'] as const) {
      if (!row[reading]) continue
      const line = this.waiting[reading] + text[reading]
      this.waiting[reading] = mark[reading] ? '' : line
      if (!mark[reading]) continue
      // What runs together is counted once, as what its last part is.
      const own = reading === 'rejected' ? (before ?? standing) : standing
      const number = this.numbers[reading](own)
      this.lines[reading].push(number === '' ? line : `${number}\t${line}`)
      if (!this.path.includes('w:tc'))
        this.lines[reading].push(...this.noteLines[reading].splice(0))
    }
  }

  private flush(): void {
    for (const reading of ['accepted', 'rejected'] as const) {
      if (this.waiting[reading] !== '') this.lines[reading].push(this.waiting[reading])
      this.waiting[reading] = ''
    }
  }
}

function both(one: Fate, other: Fate): Fate {
  return {
    accepted: one.accepted && other.accepted,
    rejected: one.rejected && other.rejected,
  }
}
