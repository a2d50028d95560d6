/** What changes are linked to, as the kinds of entry that people make, edit, order and remove. */
import type { RecordOf } from '../records/index.ts'
import { AssessmentTopic, Evidence, SubCommitteeInput } from '../records/modification.ts'
import { ConsultationResponse, Requirement, Scenario } from '../records/tracing.ts'
import type { Workspace } from '../workspace.ts'

const own = { id: true, modification: true, order: true, basis: true } as const

/** What a person gives for each kind; the rest is minted. */
export const ENTRY_FIELDS = {
  scenario: Scenario.omit(own),
  input: SubCommitteeInput.omit({ ...own, events: true }).extend({
    events: SubCommitteeInput.shape.events.default([]),
  }),
  requirement: Requirement.omit(own),
  response: ConsultationResponse.omit(own),
  topic: AssessmentTopic.omit(own),
  evidence: Evidence.omit(own),
} as const

export type EntryKind = keyof typeof ENTRY_FIELDS
export const ENTRY_KINDS = Object.keys(ENTRY_FIELDS) as readonly EntryKind[]

export type Entry = RecordOf<EntryKind>

/** The name of an entry in a label or message: "requirement 3", "scenario S1". */
export function nameOfEntry(workspace: Workspace, kind: EntryKind, entry: Entry): string {
  switch (kind) {
    case 'scenario':
      return `scenario ${(entry as RecordOf<'scenario'>).reference}`
    case 'requirement':
      return `requirement ${(entry as RecordOf<'requirement'>).number}`
    case 'response':
      return `the response of ${(entry as RecordOf<'response'>).party}`
    case 'input': {
      const { committee } = entry as RecordOf<'input'>
      return `the input of ${workspace.committee.get(committee)?.acronym ?? 'a forum'}`
    }
    case 'topic':
      return `topic “${(entry as RecordOf<'topic'>).title}”`
    case 'evidence':
      return `evidence “${(entry as RecordOf<'evidence'>).claim}”`
  }
}

/** The entries of one kind in their order. */
export function entriesOf<Kind extends EntryKind>(
  workspace: Workspace,
  kind: Kind,
  modification: string,
): readonly RecordOf<Kind>[] {
  const entries = [...workspace[kind].values()] as unknown as (RecordOf<Kind> & Entry)[]
  return entries
    .filter((entry) => entry.modification === modification)
    .sort((left, right) => left.order - right.order || (left.id < right.id ? -1 : 1))
}
