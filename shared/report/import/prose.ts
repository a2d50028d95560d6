/** Paragraphs, lists, quotations and tables that are words of the report rather than records. */
import type { NarrativeBlock, NarrativeInline } from '../../records/index.ts'
import { isContactLine } from './cover.ts'
import { CONTENTS } from './headings.ts'
import type { Fate } from './imported.ts'
import type { SourceLine } from './lines.ts'
import type { Note, RawSection } from './read-report.ts'
import { isRecorded } from './tables.ts'

export function narrativeOf({ place, lines }: RawSection, note: Note): readonly NarrativeBlock[] {
  const blocks: NarrativeBlock[] = []
  let last: SourceLine | null = null
  for (const line of lines) {
    if (isTakenElsewhere(line, place.part)) continue
    const taken = ownLine(line, place.part)
    if (taken !== null) note(line, ...taken)
    else if (runsOn(last, line, blocks.at(-1))) {
      blocks.push(joined(blocks.pop(), line.text))
      note(line, 'guessed', 'the rest of the paragraph before it, which a page’s end had cut')
    } else {
      blocks.push(blockOf(line, note))
    }
    last = line
  }
  return blocks
}

/** Who to ask, and the rows of tables that are records. */
function isTakenElsewhere(line: SourceLine, part: string): boolean {
  if (part === 'contact' && isContactLine(line)) return true
  return line.cells !== null && (isRecorded(part) || part === CONTENTS)
}

/** What a line is that is no narrative, or null. */
function ownLine({ text }: SourceLine, part: string): readonly [Fate, string] | null {
  const recorded = isRecorded(part)
  if (part === CONTENTS) return ['computed', 'entry of the contents']
  if (text === PICTURE) {
    return recorded ? ['computed', 'chart'] : ['not understood', 'picture: put it in by hand']
  }
  if (CAPTION.test(text) && recorded) return ['computed', 'caption of a table']
  if (CHART.test(text) && recorded) return ['computed', 'chart']
  return isPlannedNote(text) ? ['computed', 'note on what italics mean'] : null
}

/** "Italics denote planned events that could be subject to change", in whatever words. */
function isPlannedNote(text: string): boolean {
  return /\bitalics\b.*\bplanned\b/i.test(text)
}

/** A paragraph that ends without an end, followed by one that begins without a beginning. */
function runsOn(
  last: SourceLine | null,
  line: SourceLine,
  block: NarrativeBlock | undefined,
): boolean {
  if (last === null || block?.kind !== 'paragraph') return false
  if (line.cells !== null || line.item !== null || line.heading > 0) return false
  return /[\p{L}\p{N},]$/u.test(last.text) && /^\p{Ll}/u.test(line.text)
}

function joined(block: NarrativeBlock | undefined, text: string): NarrativeBlock {
  const inlines = block !== undefined && 'inlines' in block ? block.inlines : []
  return {
    kind: 'paragraph',
    inlines: [...inlines.slice(0, -1), words(`${wordsOf(inlines)} ${text}`)],
  }
}

function wordsOf(inlines: readonly NarrativeInline[]): string {
  const last = inlines.at(-1)
  return last?.kind === 'text' ? last.text : ''
}

/** What stands for a picture where a Word file is read. */
const PICTURE = '[image]'
const CHART = /The chart itself is in the web page and the PDF\.$/
/** As our own exports have them. */
const CAPTION = /^(?:Table|Figure) \d+(?:: (.*))?$/

const QUOTED = /^[“"](.+)[”"]\.?$/s

function blockOf(line: SourceLine, note: Note): NarrativeBlock {
  const { cells, item, text } = line
  if (cells !== null) {
    note(line, 'read', 'row of a table')
    return { kind: 'row', cells: cells.map((cell) => (cell === '' ? [] : [words(cell)])) }
  }
  if (item !== null) {
    note(line, 'read', 'item of a list')
    return { kind: 'bullet', level: item, inlines: [words(text)] }
  }
  const caption = CAPTION.exec(text)
  if (caption !== null) {
    note(line, 'read', 'caption')
    return { kind: 'caption', inlines: [words(caption[1] ?? text)] }
  }
  if (line.quotation) {
    note(line, 'read', 'quotation')
    return { kind: 'quotation', inlines: [words(text)] }
  }
  const quoted = QUOTED.exec(text)
  if (quoted !== null && !/[“”"]/.test(quoted[1] ?? '')) {
    note(line, 'guessed', 'quotation, set as one without the quotes around it')
    return { kind: 'quotation', inlines: [words(quoted[1] ?? '')] }
  }
  if (line.heading > 0) {
    note(line, 'guessed', 'heading inside a part')
    return { kind: 'heading', inlines: [words(text)] }
  }
  note(line, 'read', 'paragraph')
  return { kind: 'paragraph', inlines: [words(text)] }
}

function words(text: string): NarrativeInline {
  return { kind: 'text', text, marks: [] }
}
