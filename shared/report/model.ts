/** Makes the report of a modification from the workspace's records. */
import type { RecordOf } from '../records/index.ts'
import { failed, ok, type Result } from '../result.ts'
import { formatLongDay } from '../timetable/days.ts'
import type { Workspace } from '../workspace.ts'
import { shownBlocks } from './blocks.ts'
import { fieldValue, NOT_STATED } from './fields.ts'
import { anchorOf, outlineOf } from './outline.ts'
import type { ContentsEntry, Inline, Report, ReportBlock, ReportSection } from './report.ts'

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
    sections: withContents(sectionsOf(workspace, modification)),
  })
}

function sectionsOf(workspace: Workspace, modification: Modification): readonly ReportSection[] {
  const narrative = [...workspace.section.values()]
    .filter((section) => section.modification === modification.id)
    .sort((left, right) => left.order - right.order)
  return outlineOf(workspace, modification.id).map(({ part, number, heading }) => ({
    id: anchorOf(part.id),
    number,
    heading,
    level: part.level,
    appendix: part.appendix === true,
    blocks: [
      ...narrative
        .filter((section) => section.part === part.id)
        .flatMap(({ blocks }) => blocks)
        .map((block) => blockOf(workspace, modification, block)),
      ...shownBlocks(workspace, modification, part),
    ],
  }))
}

function blockOf(
  workspace: Workspace,
  modification: Modification,
  { kind, inlines }: RecordOf<'section'>['blocks'][number],
): ReportBlock {
  return {
    kind,
    inlines: inlines.map((inline): Inline => {
      if (inline.kind === 'field') {
        const value = fieldValue(workspace, modification, inline.name)
        return value.known ? { text: value.text } : { text: value.text, warning: true }
      }
      return {
        text: inline.text,
        ...Object.fromEntries(inline.marks.map((mark) => [mark, true])),
      }
    }),
  }
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
