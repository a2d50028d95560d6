/** The cover of a published report, and whom to ask about it. */
import { failed, ok, type Result } from '../../result.ts'
import { readDay } from '../../timetable/days.ts'
import type { Fate, ImportedReport } from './imported.ts'
import type { SourceLine } from './lines.ts'
import type { Note } from './read-report.ts'

type Facts = Pick<
  ImportedReport,
  'reference' | 'title' | 'version' | 'date' | 'stage' | 'classification'
>

const REFERENCE = /^((?:DP|MP)\d+[A-Z]?)$/
const CLASSIFIED =
  /\b[Cc]lassified (?:as )?([A-Z][A-Za-z ]*?)(?: (?:in accordance|under)\b|[.,;]|$)/

interface Found {
  stage: string | null
  reference: string | null
  title: string | null
  version: string | null
  date: string | null
  classification: Facts['classification']
}

/** What one line of a cover says, and what it was taken for; null where it says nothing. */
function readCoverLine({ text }: SourceLine, found: Found): readonly [Fate, string] | null {
  const [, version] = /^Version\s*:?\s*(\d+\.\d+)$/i.exec(text) ?? []
  const classified = CLASSIFIED.exec(text)
  const day = readDay(text)
  if (REFERENCE.test(text)) {
    found.reference = text
    return ['read', 'reference']
  }
  if (classified !== null) {
    const name = classified[1] ?? ''
    // Our own covers print the name before the statement.
    const handling = text.startsWith(`${name} `) ? text.slice(name.length + 1) : text
    found.classification = { name, handling }
    return ['read', 'classification and its handling statement']
  }
  if (version !== undefined) {
    found.version = version
    return ['read', 'version']
  }
  if (/^(?:Draft Proposal|Modification Proposal|Report Phase|Implemented)$/.test(text)) {
    found.stage = text
    return ['read', 'stage']
  }
  if (/^Modification Report$/i.test(text)) return ['computed', 'name of the document']
  if (day.ok) {
    found.date = day.value
    return ['read', 'date']
  }
  if (found.reference === null || found.title !== null) return null
  found.title = withoutQuotes(text)
  return found.title === text
    ? ['read', 'title']
    : ['guessed', 'title, without the quotes around it']
}

/** What the cover says; the title is what stands between the reference and the name of the document. */
export function readCover(
  cover: readonly SourceLine[],
  all: readonly SourceLine[],
  note: Note,
): Result<Facts> {
  const found: Found = {
    stage: null,
    reference: null,
    title: null,
    version: null,
    date: null,
    classification: classificationOfFeet(all),
  }
  for (const line of cover) {
    const taken = readCoverLine(line, found)
    if (taken !== null) note(line, ...taken)
  }
  const { reference, title, version, date, classification } = found
  if (reference === null || title === null || version === null || date === null) {
    const missing = Object.entries({ reference, title, version, date })
      .filter(([, value]) => value === null)
      .map(([name]) => name)
    return failed(
      'import/cover',
      `The cover has no ${missing.join(' and no ')}.`,
      'A reference such as DP255, a title, “Version 0.2” and a date each stand on a line of their own, before “About this document”.',
    )
  }
  // A cover seldom says the stage; the letters of its reference do.
  const first = reference.startsWith('DP') ? 'Draft Proposal' : 'Modification Proposal'
  const stage = found.stage ?? first
  return ok({ reference, title, version, date, stage, classification })
}

function classificationOfFeet(lines: readonly SourceLine[]): Facts['classification'] {
  for (const { text } of lines) {
    const [, name] = /^This document has a Classification of ([^.]+)/i.exec(text) ?? []
    if (name !== undefined) return { name: name.trim(), handling: '' }
  }
  return null
}

/** Quotes around a title, of which a scan may have lost one. */
function withoutQuotes(text: string): string {
  return text.replace(/^[‘“'"]+|[’”'"]+$/g, '').trim()
}

const EMAIL = /[\w.+-]+@[\w-]+(?:\.[\w-]+)+/
const TELEPHONE = /\+?\d[\d ()]{7,}\d/

/** A name, a telephone number and an address, in one line or in several. */
export function readContact(lines: readonly SourceLine[], note: Note): ImportedReport['contact'] {
  let name = ''
  let telephone: string | null = null
  let email: string | null = null
  for (const line of lines) {
    const found = { email: EMAIL.exec(line.text)?.[0], telephone: TELEPHONE.exec(line.text)?.[0] }
    const rest = [found.email, found.telephone]
      .reduce(
        (text: string, part) => (part === undefined ? text : text.replace(part, '')),
        line.text,
      )
      .replace(/\s+/g, ' ')
      .trim()
    const isName = name === '' && /^\p{Lu}[\p{L}’'-]+(?: \p{Lu}[\p{L}’'-]+)+$/u.test(rest)
    if (found.email === undefined && found.telephone === undefined && !isName) continue
    email ??= found.email ?? null
    telephone ??= found.telephone ?? null
    if (isName) name = rest
    const several = [isName, found.email, found.telephone].filter(Boolean).length > 1
    note(line, several ? 'guessed' : 'read', several ? 'contact, taken apart' : 'contact')
  }
  return name === '' && telephone === null && email === null ? null : { name, telephone, email }
}

/** Whether a line of the contact says who it is; what does not is narrative. */
export function isContactLine({ text }: SourceLine): boolean {
  return (
    EMAIL.test(text) ||
    TELEPHONE.test(text) ||
    /^\p{Lu}[\p{L}’'-]+(?: \p{Lu}[\p{L}’'-]+)+$/u.test(text)
  )
}
