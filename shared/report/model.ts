/** Makes the report of a modification from the workspace's records. */
import type { RecordOf } from '../records/index.ts'
import { failed, ok, type Result } from '../result.ts'
import { formatLongDay } from '../timetable/days.ts'
import type { Workspace } from '../workspace.ts'
import { shownBlocks } from './blocks.ts'
import { NOT_STATED, type TableNumber } from './fields.ts'
import { countTables, narrativeBlocks } from './narrative.ts'
import { anchorOf, type OutlineEntry, outlineOf } from './outline.ts'
import type { ContentsEntry, Report, ReportBlock, ReportSection } from './report.ts'

type Modification = RecordOf<'modification'>

/** Finds a modification by its id or its reference. */
export function findModification(
  workspace: Workspace,
  idOrReference: string,
): Result<Modification> {
  const wanted = idOrReference.toLowerCase()
  const all = [...workspace.modification.values()]
  const found = all.find(
    ({ id, reference }) => id === idOrReference || reference.toLowerCase() === wanted,
  )
  if (found !== undefined) return ok(found)
  const there = all.map(({ reference }) => reference).join(', ')
  return failed(
    'modification/missing',
    `This workspace has no modification “${idOrReference}”.`,
    there === '' ? 'It holds no modification yet.' : `It holds: ${there}.`,
  )
}

/** The report of one modification. What the workspace does not know reads "not stated". */
export function reportModel(workspace: Workspace, idOrReference: string): Result<Report> {
  const found = findModification(workspace, idOrReference)
  if (!found.ok) return found
  const modification = found.value
  const { classification } = modification
  return ok({
    reference: modification.reference,
    title: modification.title,
    documentName: 'Modification Report',
    version: modification.reportVersion,
    date: formatLongDay(modification.reportDate),
    stage: modification.stage ?? NOT_STATED,
    author: modification.contact?.name ?? NOT_STATED,
    classification:
      classification === null ? null : (workspace.classification.get(classification) ?? null),
    sections: withContents(numbered(sectionsOf(workspace, modification))),
  })
}

function sectionsOf(workspace: Workspace, modification: Modification): readonly ReportSection[] {
  const narrative = [...workspace.section.values()]
    .filter((section) => section.modification === modification.id)
    .sort((left, right) => left.order - right.order || (left.id < right.id ? -1 : 1))
  const outline = outlineOf(workspace, modification.id)
  const shown = new Map(
    outline.map(({ part }) => [part.id, shownBlocks(workspace, modification, part)]),
  )
  const source = { workspace, modification, tableNumber: tableNumbers(outline, narrative, shown) }
  return outline.map(({ part, number, heading }, index) => {
    const blocks = [
      ...narrative
        .filter((section) => section.part === part.id)
        .flatMap((section) => narrativeBlocks(section.blocks, source)),
      ...(shown.get(part.id) ?? []),
    ]
    const leads = (outline[index + 1]?.part.level ?? 0) > part.level
    return {
      id: anchorOf(part.id),
      number,
      heading,
      level: part.level,
      appendix: part.appendix === true,
      blocks: blocks.length === 0 && !leads ? [NOTHING_WRITTEN] : blocks,
    }
  })
}

/** Under a heading without words: a reader can then tell what is missing from what was left out. */
const NOTHING_WRITTEN: ReportBlock = {
  kind: 'paragraph',
  inlines: [{ text: `${NOT_STATED[0]?.toUpperCase()}${NOT_STATED.slice(1)}.` }],
}

/** The number of the first table of each part, counted before any words are read. */
function tableNumbers(
  outline: readonly OutlineEntry[],
  narrative: readonly RecordOf<'section'>[],
  shown: ReadonlyMap<string, readonly ReportBlock[]>,
): TableNumber {
  const numbers = new Map<string, number>()
  let next = 1
  for (const { part } of outline) {
    const written = narrative.filter((section) => section.part === part.id)
    const count =
      written.reduce((sum, { blocks }) => sum + countTables(blocks), 0) +
      (shown.get(part.id) ?? []).filter(({ kind }) => kind === 'table').length
    if (count > 0) numbers.set(part.id, next)
    next += count
  }
  return (part) => numbers.get(part) ?? null
}

/** Tables and pictures are counted through the whole report. */
function numbered(sections: readonly ReportSection[]): readonly ReportSection[] {
  const counts = { table: 0, picture: 0 }
  return sections.map((section) => ({
    ...section,
    blocks: section.blocks.map((block) => {
      if (block.kind !== 'table' && block.kind !== 'picture') return block
      counts[block.kind] += 1
      return { ...block, number: counts[block.kind] }
    }),
  }))
}

/** The contents stand behind the first part, "About this document", as in the reports that SECAS publishes. */
function withContents(sections: readonly ReportSection[]): readonly ReportSection[] {
  const entries = sections.flatMap(({ id, number, heading, level }): readonly ContentsEntry[] =>
    level === 1 || level === 2 ? [{ id, number, heading, level }] : [],
  )
  const contents: ReportSection = {
    id: 'contents',
    number: null,
    heading: 'Contents',
    level: 0,
    appendix: false,
    blocks: [{ kind: 'contents', entries }],
  }
  return [...sections.slice(0, 1), contents, ...sections.slice(1)]
}
