/** The report's parts as a list to choose from, each with what has been written for it. */
import type { RecordOf } from '../records/index.ts'
import type { Workspace } from '../workspace.ts'
import { REPORT_PARTS, type ReportPart } from './parts.ts'

export interface OutlineEntry {
  readonly part: ReportPart
  /** "2", "Appendix 1", or null. */
  readonly number: string | null
  readonly heading: string
  readonly section: RecordOf<'section'> | null
}

export function outlineOf(workspace: Workspace, modification: string): readonly OutlineEntry[] {
  const sections = [...workspace.section.values()]
    .filter((section) => section.modification === modification)
    .sort((left, right) => left.order - right.order)
  let numbered = 0
  let appendices = 0
  return REPORT_PARTS.map((part) => {
    const section = sections.find((candidate) => candidate.part === part.id) ?? null
    const number = part.level === 1 ? numberOf(part) : null
    return { part, number, heading: section?.heading || part.heading, section }
  })

  function numberOf(part: ReportPart): string {
    if (part.appendix === true) {
      appendices += 1
      return `Appendix ${appendices}`
    }
    numbered += 1
    return String(numbered)
  }
}

/** The id that a part has in the exported page. */
export function anchorOf(part: string): string {
  return part.replaceAll('.', '-')
}

/** Facts that narrative can name; `clause:` and a provision's id quotes the words in force. */
export const FIELD_NAMES = [
  'reference',
  'title',
  'proposer',
  'proposerOrganisation',
  'stage',
  'path',
  'version',
  'date',
  'count:inputs',
  'count:events',
  'count:scenarios',
] as const
