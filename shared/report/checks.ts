/**
 * What is missing before a report can go out at its stage. Findings warn: they may be waived with a reason, and stop no
 * export.
 */
import { glossaryFindingsOf } from '../glossary.ts'
import { blockInlines, blockWords } from '../narrative-text.ts'
import type { NarrativeBlock, RecordOf } from '../records/index.ts'
import type { Workspace } from '../workspace.ts'
import { fieldValue } from './fields.ts'
import { quotationFault } from './narrative.ts'
import { type OutlineEntry, outlineOf, wholeOutlineOf } from './outline.ts'
import type { ReportPart } from './parts.ts'

type Modification = RecordOf<'modification'>

export interface ReportFinding {
  /** Says what it is about and what was found: another finding has another key, and no waiver. */
  readonly key: string
  readonly message: string
  /** Id of the part that it is about, or null for the cover and facts. */
  readonly part: string | null
  readonly waiver: RecordOf<'waiver'> | null
}

type Found = Omit<ReportFinding, 'key' | 'waiver'>

/** All findings, the waived ones among them, in the order of the report. */
export function reportFindings(
  workspace: Workspace,
  modification: Modification,
): readonly ReportFinding[] {
  const outline = outlineOf(workspace, modification.id)
  const found = [
    ...coverFindings(workspace, modification),
    ...outline.flatMap((entry) => partFindings(workspace, modification, entry)),
    ...glossaryFindingsOf(
      workspace,
      modification.id,
      (field) => fieldValue(workspace, modification, field).text,
    ).map(({ message }) => ({ message, part: 'glossary' })),
    ...leftFindings(workspace, modification),
  ]
  const waivers = new Map([...workspace.waiver.values()].map((waiver) => [waiver.finding, waiver]))
  return found.map(({ message, part }) => {
    const key = `report/${modification.id}/${part ?? 'cover'}/${message}`
    return { key, message, part, waiver: waivers.get(key) ?? null }
  })
}

/** Findings that nobody has waived. */
export function openFindings(
  workspace: Workspace,
  modification: Modification,
): readonly ReportFinding[] {
  return reportFindings(workspace, modification).filter(({ waiver }) => waiver === null)
}

function coverFindings(workspace: Workspace, modification: Modification): readonly Found[] {
  const stages = workspace.settings.get('workspace')?.stages ?? []
  const later = stages.indexOf(modification.stage ?? '') > 0
  const wanted: readonly (readonly [missing: boolean, what: string])[] = [
    [modification.proposer === null, 'The Proposer is not stated.'],
    [modification.stage === null, 'The stage is not stated.'],
    [modification.classification === null, 'The classification is not stated.'],
    [modification.contact === null, 'Nobody is named to ask about it.'],
    [later && modification.path === null, 'The path is not stated.'],
  ]
  const issued = [...workspace.issue.values()].some(
    ({ modification: id, version }) =>
      id === modification.id && version === modification.reportVersion,
  )
  return [
    ...wanted.flatMap(([missing, message]) => (missing ? [{ message, part: null }] : [])),
    ...(issued
      ? [
          {
            message: `Version ${modification.reportVersion} has been issued already: give the next one.`,
            part: null,
          },
        ]
      : []),
  ]
}

/** What a part shows beside its narrative counts as something. */
const SHOWN_KINDS = {
  inputs: 'input',
  timetable: 'event',
  glossary: 'glossary',
  consultation: 'response',
} as const

function partFindings(
  workspace: Workspace,
  modification: Modification,
  entry: OutlineEntry,
): readonly Found[] {
  const { part, heading, section } = entry
  const blocks = section?.blocks ?? []
  const found: string[] = []
  const kind = SHOWN_KINDS[part.shows as keyof typeof SHOWN_KINDS]
  if (kind !== undefined && !hasAny(workspace, modification.id, kind)) {
    found.push(`“${heading}” has no entries.`)
  } else if (
    part.shows === undefined &&
    blocks.length === 0 &&
    !leads(workspace, modification.id, part)
  ) {
    found.push(`Nothing has been written under “${heading}”.`)
  }
  for (const block of blocks) {
    found.push(...blockFaults(workspace, modification, block, heading))
  }
  const open = section === null ? 0 : openComments(workspace, section.id)
  if (open > 0) {
    found.push(`“${heading}” has ${open === 1 ? 'an open comment' : `${open} open comments`}.`)
  }
  return [...new Set(found)].map((message) => ({ message, part: part.id }))
}

function hasAny(
  workspace: Workspace,
  modification: string,
  kind: (typeof SHOWN_KINDS)[keyof typeof SHOWN_KINDS],
): boolean {
  return [...workspace[kind].values()].some((record) => record.modification === modification)
}

/** A section that only leads to its own parts needs no words. */
function leads(workspace: Workspace, modification: string, { id, level }: ReportPart): boolean {
  return (
    level === 1 &&
    wholeOutlineOf(workspace, modification).some(({ part }) => part.id.startsWith(`${id}.`))
  )
}

function openComments(workspace: Workspace, section: string): number {
  return [...workspace.comment.values()].filter(
    ({ on, replyTo, resolved }) =>
      on.kind === 'section' && on.id === section && replyTo === null && !resolved,
  ).length
}

function blockFaults(
  workspace: Workspace,
  modification: Modification,
  block: NarrativeBlock,
  heading: string,
): readonly string[] {
  const found: string[] = []
  const source = { workspace, modification, tableNumber: () => '' }
  const fault = quotationFault(block, source)
  if (fault !== null) found.push(`A quotation under “${heading}”: ${fault}`)
  for (const inline of blockInlines(block)) {
    if (inline.kind === 'field' && !fieldValue(workspace, modification, inline.name).known) {
      found.push(`“${heading}” names a fact that there is not: ${inline.name}.`)
    }
  }
  if (block.kind === 'image' && block.alternative.trim() === '') {
    found.push(`A picture under “${heading}” does not say what it shows.`)
  }
  if (block.kind === 'image' && !workspace.picture.has(block.image)) {
    found.push(`“${heading}” has a picture that there is not: ${block.image}.`)
  }
  if (/\[TBC\]/.test(blockWords(block, () => ''))) {
    found.push(`“${heading}” has something that is still to be confirmed ([TBC]).`)
  }
  return found
}

/** Parts that somebody has written and the report leaves out. */
function leftFindings(workspace: Workspace, { id }: Modification): readonly Found[] {
  return wholeOutlineOf(workspace, id)
    .filter(({ included, section }) => !included && (section?.blocks.length ?? 0) > 0)
    .map(({ heading, part }) => ({
      message: `“${heading}” is written and is not in the report.`,
      part: part.id,
    }))
}
