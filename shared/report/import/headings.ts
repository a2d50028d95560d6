/** Which part of the report a heading begins. */
import { REPORT_PARTS, type ReportPart } from '../parts.ts'

export interface HeadingPlace {
  readonly part: string
  readonly heading: string
  readonly level: 0 | 1 | 2 | 3
  /** Whether every report has the part. */
  readonly known: boolean
}

export const CONTENTS = 'contents'

/** "1. Summary", "Appendix 1: Progression timetable": the number goes, since the report numbers itself. */
export function withoutNumber(heading: string): string {
  return heading
    .replace(/^(?:\d+(?:\.\d+)*\.?\s+|(?:Appendix|Annex)\s+\w+\s*[:.–-]\s*)/i, '')
    .trim()
}

/** The part that a heading names, or null for a heading that not every report has. */
export function knownPart(heading: string): ReportPart | null {
  const wanted = plain(withoutNumber(heading))
  return REPORT_PARTS.find((part) => plain(part.heading) === wanted) ?? null
}

export function isContents(heading: string): boolean {
  return plain(heading) === CONTENTS
}

function plain(text: string): string {
  return text.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, '')
}

/** A part of its own for a heading that not every report has, in the section that is open. */
export function ownPart(heading: string, section: string | null, numbered: boolean): HeadingPlace {
  const name = withoutNumber(heading)
  const slug = plain(name).slice(0, 40) || 'part'
  return numbered || section === null
    ? { part: slug, heading: name, level: 1, known: false }
    : { part: `${section}.${slug}`, heading: name, level: 3, known: false }
}
