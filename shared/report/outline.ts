/** The report's parts as a list to choose from, each with what has been written for it. */
import type { RecordOf } from '../records/index.ts'
import type { Workspace } from '../workspace.ts'
import { REPORT_PARTS, type ReportPart } from './parts.ts'

type Section = RecordOf<'section'>

export interface OutlineEntry {
  readonly part: ReportPart
  /** "2", "Appendix 1", or null. */
  readonly number: string | null
  readonly heading: string
  readonly section: Section | null
  /** Whether it is in the report, by its stage or because somebody said so. */
  readonly included: boolean
}

/** The parts that are in the report, numbered. */
export function outlineOf(workspace: Workspace, modification: string): readonly OutlineEntry[] {
  return wholeOutlineOf(workspace, modification).filter(({ included }) => included)
}

/** All parts, those among them that the report leaves out at its stage. */
export function wholeOutlineOf(
  workspace: Workspace,
  modification: string,
): readonly OutlineEntry[] {
  const sections = [...workspace.section.values()]
    .filter((section) => section.modification === modification)
    .sort((left, right) => left.order - right.order || (left.id < right.id ? -1 : 1))
  const parts = withOwnParts(sections)
  const included = includedParts(workspace, modification, parts)
  let numbered = 0
  let appendices = 0
  return parts.map((part) => {
    const section = sections.find((candidate) => candidate.part === part.id) ?? null
    const isIn = included.has(part.id)
    const number = isIn && part.level === 1 ? numberOf(part) : null
    return { part, number, heading: section?.heading || part.heading, section, included: isIn }
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

/** A part goes with the section that it stands in. */
function includedParts(
  workspace: Workspace,
  modificationId: string,
  parts: readonly ReportPart[],
): ReadonlySet<string> {
  const modification = workspace.modification.get(modificationId)
  const stages = workspace.settings.get('workspace')?.stages ?? []
  const reached = Math.max(0, stages.indexOf(modification?.stage ?? ''))
  const chosen = modification?.reportParts ?? {}
  const included = new Set<string>()
  for (const { id, from = 0 } of parts) {
    const above = sectionOf(id)
    const isIn = chosen[id] ?? from <= reached
    if (isIn && (above === id || included.has(above))) included.add(id)
  }
  return included
}

function sectionOf(part: string): string {
  return part.split('.')[0] ?? part
}

/**
 * The parts every report has, and between them those that a person made: topics of the assessment, for one. Such a part
 * stands in the section that its id begins with, behind what was written before it.
 */
function withOwnParts(sections: readonly Section[]): readonly ReportPart[] {
  const parts = [...REPORT_PARTS]
  const orders = new Map(sections.map(({ part, order }) => [part, order]))
  for (const { part: id, heading, level, order } of sections) {
    if (parts.some((part) => part.id === id)) continue
    const own = { id, heading, level: level as 1 | 2 | 3 }
    parts.splice(placeOf(parts, orders, id, order), 0, own)
  }
  return parts
}

function placeOf(
  parts: readonly ReportPart[],
  orders: ReadonlyMap<string, number>,
  id: string,
  order: number,
): number {
  const above = sectionOf(id)
  const inside = parts.flatMap((part, index) => (sectionOf(part.id) === above ? [index] : []))
  if (inside.length === 0) return parts.findIndex(({ appendix }) => appendix === true)
  const written = inside.filter((index) => (orders.get(parts[index]?.id ?? '') ?? order) < order)
  return (written.at(-1) ?? inside.at(-1) ?? 0) + 1
}

/** The id that a part has in the exported page. */
export function anchorOf(part: string): string {
  return part.replaceAll('.', '-')
}

/**
 * Facts that narrative can name; `clause:` and a provision's id quotes the words in force, `section:` and `table:` with
 * a part's id refer to it by its number, and `quote:` at the start of a quotation says whose words it has to be.
 */
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
  'section:issue',
  'section:timetable',
  'table:assessment.input',
] as const
