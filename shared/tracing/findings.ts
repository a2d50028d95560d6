/** The gaps between changes and what they are for, both ways. They warn and never block; each can be waived. */
import type { RecordOf } from '../records/index.ts'
import type { Workspace } from '../workspace.ts'
import { changesOfDraft, type TracedChange } from './changes.ts'
import { draftedOf } from './drafted.ts'
import { type EntryKind, entriesOf } from './entries.ts'
import { linksFrom, linksTo } from './links.ts'
import { purposesIn } from './matrix.ts'

export const FINDING_KINDS = [
  'change.purpose',
  'requirement.change',
  'requirement.words',
  'question.answer',
  'question.change',
  'scenario.change',
  'response.disposition',
] as const
export type FindingKind = (typeof FINDING_KINDS)[number]

export const FINDING_TITLES: Readonly<Record<FindingKind, string>> = {
  'change.purpose': 'Changes with no purpose',
  'requirement.change': 'Requirements that no change meets',
  'requirement.words': 'Requirements whose key words are absent',
  'question.answer': 'Questions without an answer',
  'question.change': 'Questions that no change bears on',
  'scenario.change': 'Scenarios that no change bears on',
  'response.disposition': 'Responses without a disposition',
}

export interface Finding {
  /** Says what it is about and what was found: another finding has another key, and no waiver. */
  readonly key: string
  readonly kind: FindingKind
  readonly subject: { readonly kind: 'change' | EntryKind; readonly id: string }
  /** The subject as it is cited: "4.1A", "S7". */
  readonly name: string
  readonly words: string
  readonly waiver: RecordOf<'waiver'> | null
}

type Found = Omit<Finding, 'waiver'>

/** What one draft leaves open, in the order of `FINDING_KINDS`. */
export function findingsOf(
  workspace: Workspace,
  modification: string,
  draft: string,
): readonly Finding[] {
  const changes = changesOfDraft(workspace, draft)
  const own = new Set(changes.map(({ id }) => id))
  const found = [
    ...changesWithoutPurpose(workspace, changes),
    ...requirementFindings(workspace, modification, draft, changes),
    ...questionFindings(workspace, modification, draft, own),
    ...scenarioFindings(workspace, modification, draft, own),
    ...responseFindings(workspace, modification),
  ]
  const waivers = new Map([...workspace.waiver.values()].map((waiver) => [waiver.finding, waiver]))
  return FINDING_KINDS.flatMap((kind) => found.filter((finding) => finding.kind === kind)).map(
    (finding) => ({ ...finding, waiver: waivers.get(finding.key) ?? null }),
  )
}

function changesWithoutPurpose(
  workspace: Workspace,
  changes: readonly TracedChange[],
): readonly Found[] {
  const purposes = new Map(
    changes.map(({ id }) => [id, purposesIn(linksFrom(workspace, { kind: 'change', id }))]),
  )
  /** Provisions that are inserted for a purpose: what stands in them is part of the same. */
  const served = new Set(
    changes
      .filter(({ id }) => workspace.change.get(id)?.kind === 'insert' && purposes.get(id) !== 0)
      .map(({ provision }) => provision),
  )
  return changes
    .filter((change) => purposes.get(change.id) === 0 && !standsIn(workspace, change, served))
    .map(({ id, citation, draftName }) => ({
      key: `change.purpose ${id}`,
      kind: 'change.purpose',
      subject: { kind: 'change', id },
      name: citation,
      words: `The change at ${citation} in ${draftName} is linked to nothing that it is for.`,
    }))
}

/** Whether a change is made in, or under, one of these provisions. */
function standsIn(
  workspace: Workspace,
  { draft, document, provision }: TracedChange,
  served: ReadonlySet<string>,
): boolean {
  const { parents } = draftedOf(workspace, draft, document)
  let at: string | null = parents.get(provision) ?? null
  while (at !== null) {
    if (served.has(at)) return true
    at = parents.get(at) ?? null
  }
  return false
}

function requirementFindings(
  workspace: Workspace,
  modification: string,
  draft: string,
  changes: readonly TracedChange[],
): readonly Found[] {
  const byId = new Map(changes.map((change) => [change.id, change]))
  const whole = () =>
    (workspace.draft.get(draft)?.bases ?? []).flatMap(({ document }) => [
      ...draftedOf(workspace, draft, document).proposed().values(),
    ])
  return entriesOf(workspace, 'requirement', modification).flatMap((requirement) => {
    const { id, number, keywords } = requirement
    const subject = { kind: 'requirement', id } as const
    const meeting = linksTo(workspace, subject).flatMap(({ from }) => byId.get(from.id) ?? [])
    const found: Found[] = []
    if (meeting.length === 0) {
      found.push({
        key: `requirement.change ${id} ${draft}`,
        kind: 'requirement.change',
        subject,
        name: number,
        words: `No change of this draft meets requirement ${number}.`,
      })
    }
    const text = meeting.length === 0 ? whole() : textAround(workspace, meeting)
    const absent = absentWords(keywords, text.join('\n'))
    if (absent.length > 0) {
      const where =
        meeting.length === 0 ? 'the proposed text' : 'the proposed text of the clauses linked to it'
      found.push({
        key: `requirement.words ${id} ${draft} ${absent.join('|')}`,
        kind: 'requirement.words',
        subject,
        name: number,
        words: `Requirement ${number}: ${quoted(absent)} not in ${where}.`,
      })
    }
    return found
  })
}

function quoted(words: readonly string[]): string {
  const list = words.map((word) => `“${word}”`).join(', ')
  return words.length === 1 ? `${list} is` : `${list} are`
}

/** What reads in the provisions of the changes, and in everything that stands under them. */
function textAround(workspace: Workspace, changes: readonly TracedChange[]): readonly string[] {
  return changes.flatMap(({ draft, document, provision }) => {
    const { parents, proposed } = draftedOf(workspace, draft, document)
    const under = (id: string | null): boolean =>
      id !== null && (id === provision || under(parents.get(id) ?? null))
    return [...proposed()].filter(([id]) => under(id)).map(([, text]) => text)
  })
}

/** The words and phrases that a text does not have, however it is spaced, quoted or capitalised. */
export function absentWords(keywords: readonly string[], text: string): readonly string[] {
  const read = levelled(text)
  return keywords.filter((word) => {
    const wanted = levelled(word)
      .trim()
      .replace(/[.*+?^${}()|[\]\\]/g, '\\$&')
    return (
      wanted !== '' && !new RegExp(`(?<![\\p{L}\\p{N}])${wanted}(?![\\p{L}\\p{N}])`, 'u').test(read)
    )
  })
}

function levelled(text: string): string {
  return text
    .normalize('NFC')
    .toLocaleLowerCase('en-GB')
    .replace(/[‘’]/g, "'")
    .replace(/[“”]/g, '"')
    .replace(/\s+/g, ' ')
}

/** "None anticipated" is what the administrator believes: no answer is missing, and no change. */
function questionFindings(
  workspace: Workspace,
  modification: string,
  draft: string,
  own: ReadonlySet<string>,
): readonly Found[] {
  return entriesOf(workspace, 'input', modification).flatMap(
    ({ id, kind, committee, response }) => {
      if (kind !== 'question') return []
      const name = workspace.committee.get(committee)?.acronym ?? 'Not stated'
      const subject = { kind: 'input', id } as const
      const found: Found[] = []
      if (response === null) {
        found.push({
          key: `question.answer ${id}`,
          kind: 'question.answer',
          subject,
          name,
          words: `${name} has not answered.`,
        })
      }
      if (!isLinked(workspace, subject, own)) {
        found.push({
          key: `question.change ${id} ${draft}`,
          kind: 'question.change',
          subject,
          name,
          words: `No change of this draft bears on the question of ${name}.`,
        })
      }
      return found
    },
  )
}

function scenarioFindings(
  workspace: Workspace,
  modification: string,
  draft: string,
  own: ReadonlySet<string>,
): readonly Found[] {
  return entriesOf(workspace, 'scenario', modification)
    .filter(({ id }) => !isLinked(workspace, { kind: 'scenario', id }, own))
    .map(({ id, reference }) => ({
      key: `scenario.change ${id} ${draft}`,
      kind: 'scenario.change',
      subject: { kind: 'scenario', id },
      name: reference,
      words: `No change of this draft bears on scenario ${reference}.`,
    }))
}

function isLinked(
  workspace: Workspace,
  to: { readonly kind: 'input' | 'scenario'; readonly id: string },
  own: ReadonlySet<string>,
): boolean {
  return linksTo(workspace, to).some(({ from }) => own.has(from.id))
}

function responseFindings(workspace: Workspace, modification: string): readonly Found[] {
  return entriesOf(workspace, 'response', modification)
    .filter(({ disposition }) => disposition === '')
    .map(({ id, party }) => ({
      key: `response.disposition ${id}`,
      kind: 'response.disposition',
      subject: { kind: 'response', id },
      name: party,
      words: `The response of ${party} has no disposition.`,
    }))
}
