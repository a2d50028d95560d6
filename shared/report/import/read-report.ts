/**
 * Reads a published Modification Report. Scans carry the furniture of their pages, tables cut in two and paragraphs that
 * run over a page's end; what is put together again is said, and every line is accounted for.
 */
import { failed, ok, type Result } from '../../result.ts'
import { readContact, readCover } from './cover.ts'
import { eventsOf } from './events.ts'
import { CONTENTS, type HeadingPlace, isContents, knownPart, ownPart } from './headings.ts'
import type { Fate, ImportedReport, LineAccount, ReadReport } from './imported.ts'
import type { SourceLine } from './lines.ts'
import { narrativeOf } from './prose.ts'
import { readTables } from './tables.ts'

/** A heading with all that stands under it. */
export interface RawSection {
  readonly place: HeadingPlace
  readonly lines: readonly SourceLine[]
}

/** Takes down how a line was taken. A line that is taken twice keeps the later word. */
export type Note = (line: SourceLine, fate: Fate, note: string) => void

const FURNITURE: readonly (readonly [pattern: RegExp, note: string])[] = [
  [/^Page \d+ of \d+$/i, 'page number'],
  [/^This document has a Classification of /i, 'foot of a page'],
  [/^[A-Z]{2}\d+[A-Z]? Modification Report$/, 'foot of a page'],
]

/** @param name What the source is called where the report itself does not say, such as its file's name. */
export function readReport(lines: readonly SourceLine[], name: string): Result<ReadReport> {
  const account = new Map<number, LineAccount>()
  const note: Note = ({ number, text, cells }, fate, words) => {
    const shown = cells === null ? text : cells.join(' | ')
    account.set(number, { line: number, text: shown, fate, note: words })
  }
  const body = lines.filter((line) => {
    const furniture = FURNITURE.find(([pattern]) => pattern.test(line.text))
    if (furniture !== undefined) note(line, 'computed', furniture[1])
    return furniture === undefined
  })
  const { cover, sections } = sectionsOf(body, note)
  const facts = readCover(cover, lines, note)
  if (!facts.ok) return facts
  const guesses: string[] = []
  const source = `${facts.value.reference} Modification Report v${facts.value.version}`
  const tables = readTables(sections, note)
  const narrative = sections.map((section) => ({ section, blocks: narrativeOf(section, note) }))
  const events = eventsOf(tables.events, tables, facts.value.date, guesses)
  const report: ImportedReport = {
    source: source || name,
    ...facts.value,
    ...proposerOf(sections, guesses),
    contact: contactOf(sections, note),
    sections: narrative
      .filter(({ section, blocks }) => blocks.length > 0 || !section.place.known)
      .map(({ section: { place }, blocks }) => ({
        part: place.part,
        heading: place.heading,
        level: Math.max(1, place.level),
        blocks: [...blocks],
      })),
    ...events,
    inputs: [...tables.inputs],
    glossary: [...tables.glossary],
    unplaced: [],
  }
  for (const line of lines) if (!account.has(line.number)) note(line, 'not understood', '')
  const ordered = [...account.values()].sort((left, right) => left.line - right.line)
  const unplaced = ordered.filter(({ fate }) => fate === 'not understood').map(({ text }) => text)
  if (report.sections.length + report.events.length + report.glossary.length === 0) {
    return failed(
      'import/nothing',
      `“${name}” reads as no Modification Report: none of its sections was found.`,
      'Give a report as text with its headings, or as a Word file with heading styles.',
    )
  }
  return ok({ report: { ...report, unplaced }, account: ordered, guesses })
}

/** What stands before the first part of a report is its cover. */
function sectionsOf(lines: readonly SourceLine[], note: Note) {
  const cover: SourceLine[] = []
  const sections: { readonly place: HeadingPlace; readonly lines: SourceLine[] }[] = []
  let open: string | null = null
  let numberedDepth = 0
  for (const line of lines) {
    const place = placeOf(line, open, numberedDepth)
    if (place === null || (sections.length === 0 && !place.known)) {
      const last = sections.at(-1)
      if (last === undefined) cover.push(line)
      else last.lines.push(line)
      continue
    }
    if (place.level === 1) {
      open = place.part.split('.')[0] ?? null
      numberedDepth = line.heading
    }
    note(line, place.known ? 'read' : 'guessed', headingNote(place, open))
    sections.push({ place, lines: [] })
  }
  return { cover, sections }
}

function headingNote({ part, heading, known }: HeadingPlace, section: string | null): string {
  if (part === CONTENTS) return 'heading of the contents'
  return known ? `heading of “${heading}”` : `a topic of its own in “${section ?? 'the report'}”`
}

/** A heading, by its style or, where all styles are lost, by words that only a heading of a report has. */
function placeOf(
  line: SourceLine,
  section: string | null,
  numberedDepth: number,
): HeadingPlace | null {
  if (line.cells !== null || line.item !== null) return null
  if (isContents(line.text)) return { part: CONTENTS, heading: 'Contents', level: 0, known: true }
  const known = knownPart(line.text)
  if (known !== null) {
    return { part: known.id, heading: known.heading, level: known.level, known: true }
  }
  if (line.heading === 0) return null
  const numbered = /^(?:\d+\.?|Appendix \w+:?)\s/i.test(line.text) && line.heading <= numberedDepth
  return ownPart(line.text, section, numbered)
}

function proposerOf(sections: readonly RawSection[], guesses: string[]) {
  const summary = sections.find(({ place }) => place.part === 'summary')
  const words = summary?.lines.map(({ text }) => text).join(' ') ?? ''
  const name = "(\\p{Lu}[\\p{L}’'-]+(?: \\p{Lu}[\\p{L}’'-]+)+)"
  const found = new RegExp(`raised by ${name} of (\\p{Lu}[^.,]*)[.,]`, 'u').exec(words)
  if (found === null) return { proposer: null, proposerOrganisation: null }
  const [, proposer = '', proposerOrganisation = ''] = found
  guesses.push(`The Proposer is ${proposer} of ${proposerOrganisation}, as the summary has it.`)
  return { proposer, proposerOrganisation }
}

function contactOf(sections: readonly RawSection[], note: Note): ImportedReport['contact'] {
  const contact = sections.find(({ place }) => place.part === 'contact')
  return contact === undefined ? null : readContact(contact.lines, note)
}
