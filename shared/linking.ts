/**
 * What a link points at, in words, and whether it still says what was confirmed. "Suspect" is computed from the
 * fingerprints and never stored.
 */
import type { Change, TextChange } from '../legal-text/changes.ts'
import { fingerprintOfRuns } from '../legal-text/fingerprint.ts'
import { baseText, inOrder, provisionIndex } from '../legal-text/state.ts'
import { bareRuns, plainText, type Run, runsOf } from '../legal-text/text.ts'
import { readingRuns, segmentsOf } from '../legal-text/views.ts'
import { proposedText } from '../legal-text/writing/writer.ts'
import type { RecordOf } from './records/index.ts'
import { assertNever } from './result.ts'
import type { Workspace } from './workspace.ts'

export type LinkSource = RecordOf<'link'>['from']
export type LinkTarget = RecordOf<'link'>['to']

/** One end of a link as it was, or is: its words and their fingerprint. */
export interface LinkEnd {
  readonly fingerprint: string
  readonly wording: string
}

// A matrix asks for the same few ends thousands of times; a workspace is a value, so this is safe.
const ends = new WeakMap<Workspace, Map<string, LinkEnd | null>>()

function remembered(workspace: Workspace, key: string, read: () => LinkEnd | null): LinkEnd | null {
  let known = ends.get(workspace)
  if (known === undefined) {
    known = new Map()
    ends.set(workspace, known)
  }
  const found = known.get(key)
  if (found !== undefined) return found
  const end = read()
  known.set(key, end)
  return end
}

/** The end of a link as it reads now, or null where it no longer exists. */
export function linkSource(workspace: Workspace, source: LinkSource): LinkEnd | null {
  return remembered(workspace, `from ${source.kind} ${source.id}`, () =>
    readSource(workspace, source),
  )
}

function readSource(workspace: Workspace, { kind, id }: LinkSource): LinkEnd | null {
  switch (kind) {
    case 'change': {
      const change = workspace.change.get(id)
      return change === undefined ? null : endOf(wordsOfChange(workspace, change))
    }
    case 'provision': {
      const words = wordsOfProvision(workspace, id, null)
      return words === null ? null : endOf(words)
    }
    case 'input':
      return linkTarget(workspace, { kind: 'input', id })
    default:
      return assertNever(kind)
  }
}

export function linkTarget(workspace: Workspace, { kind, id }: LinkTarget): LinkEnd | null {
  return remembered(workspace, `to ${kind} ${id}`, () => {
    const words = wordsOfTarget(workspace, kind, id)
    return words === undefined ? null : endOf(runsOf(words))
  })
}

function wordsOfTarget(
  workspace: Workspace,
  kind: LinkTarget['kind'],
  id: string,
): string | undefined {
  switch (kind) {
    case 'scenario':
      return workspace.scenario.get(id)?.title
    case 'input':
      return workspace.input.get(id)?.text
    case 'requirement':
      return workspace.requirement.get(id)?.text
    case 'response': {
      const response = workspace.response.get(id)
      return response && [response.question, response.view, response.extract].join('\n')
    }
    case 'topic':
      return workspace.topic.get(id)?.title
    case 'evidence':
      return workspace.evidence.get(id)?.claim
    case 'event':
      return workspace.event.get(id)?.title
    default:
      return assertNever(kind)
  }
}

/** True where either end no longer reads as it did when the link was confirmed. */
export function isSuspect(workspace: Workspace, link: RecordOf<'link'>): boolean {
  const from = linkSource(workspace, link.from)
  const to = linkTarget(workspace, link.to)
  return (
    from?.fingerprint !== link.confirmed.from.fingerprint ||
    to?.fingerprint !== link.confirmed.to.fingerprint
  )
}

/**
 * The words a change proposes. For an inserted provision these are the words written in it, so that rewording
 * 4.1A reaches the links of the change that inserts it.
 */
export function wordsOfChange(workspace: Workspace, change: Change): readonly Run[] {
  if (change.kind === 'text') {
    return change.proposed.filter((run) => run.deletedBy === undefined)
  }
  if (change.kind === 'insert') {
    return textsOf(workspace, change.draft, change.provision)
      .filter((other) => !other.withdrawn)
      .toSorted((left, right) => left.rank - right.rank)
      .flatMap((other) => other.proposed.filter((run) => run.deletedBy === undefined))
  }
  return baseOf(workspace, change.provision) ?? []
}

/**
 * The words of a provision as a draft proposes them, or with null as the preferred draft of its version does; what an
 * inserted provision says is what the draft that inserts it proposes. Null where no version and no draft has it.
 */
export function wordsOfProvision(
  workspace: Workspace,
  provision: string,
  draft: string | null,
): readonly Run[] | null {
  const base = baseOf(workspace, provision)
  const proposing = draft ?? draftProposing(workspace, provision)
  const rebuilt = proposing === null ? null : rebuiltWords(workspace, proposing, provision)
  if (rebuilt !== null) return rebuilt
  const changes = proposing === null ? [] : textsOf(workspace, proposing, provision)
  if (base === null && changes.length === 0) return null
  const live = changes.filter((change) => !change.withdrawn).toSorted(inOrder)
  return readingRuns(segmentsOf(base ?? [], live, 'proposed'))
}

/** Kinds of change by which a provision reads other words than those that are anchored to it. */
const REBUILDING: ReadonlySet<Change['kind']> = new Set(['split', 'join', 'notUsed'])

// A draft that splits and joins nothing, as most do, is looked through once for each state of the changes.
const rebuilding = new WeakMap<Workspace['change'], ReadonlyMap<string, readonly Change[]>>()

/** The changes of the drafts, and of each document in them, that split, join or empty provisions. */
function rebuildingChanges(workspace: Workspace): ReadonlyMap<string, readonly Change[]> {
  let known = rebuilding.get(workspace.change)
  if (known === undefined) {
    const keyOf = ({ draft, document }: Change) => `${draft} ${document}`
    const keys = new Set(
      [...workspace.change.values()]
        .filter(({ kind, withdrawn }) => REBUILDING.has(kind) && !withdrawn)
        .map(keyOf),
    )
    const made = new Map<string, Change[]>([...keys].map((key) => [key, []]))
    for (const change of workspace.change.values()) made.get(keyOf(change))?.push(change)
    known = made
    rebuilding.set(workspace.change, known)
  }
  return known
}

/** What a provision reads as where a draft splits, joins or empties any; null where it does not, or has it not. */
function rebuiltWords(
  workspace: Workspace,
  draft: string,
  provision: string,
): readonly Run[] | null {
  for (const { document, version } of workspace.draft.get(draft)?.bases ?? []) {
    const changes = rebuildingChanges(workspace).get(`${draft} ${document}`)
    const provisions = workspace.version.get(version)?.provisions
    if (changes === undefined || provisions === undefined) continue
    const there =
      provisionIndex(provisions).has(provision) ||
      changes.some((change) => !change.withdrawn && makes(change, provision))
    if (there) return proposedText(provisions, changes, provision)
  }
  return null
}

function makes(change: Change, provision: string): boolean {
  if (change.kind === 'split') return change.newProvision === provision
  return change.kind === 'insert' && change.provision === provision
}

/** The end of a link, or what an outcome was read from: a provision's words as a draft has them. */
export function provisionEnd(
  workspace: Workspace,
  provision: string,
  draft: string | null,
): LinkEnd | null {
  const words =
    draft === null ? baseOf(workspace, provision) : wordsOfProvision(workspace, provision, draft)
  return words === null ? null : endOf(words)
}

/** True where a provision that decides an outcome no longer reads as it did when somebody assessed it. */
export function isOutdated(workspace: Workspace, outcome: RecordOf<'outcome'>): boolean {
  return (
    outcome.assessed?.on.some(
      ({ provision, fingerprint }) =>
        provisionEnd(workspace, provision, outcome.draft)?.fingerprint !== fingerprint,
    ) ?? false
  )
}

function draftProposing(workspace: Workspace, provision: string): string | null {
  const drafts = [...workspace.draft.values()].sort(
    (left, right) => Number(right.preferred) - Number(left.preferred),
  )
  const version = versionOf(workspace, provision)
  const proposing = drafts.find((draft) =>
    version === null
      ? textsOf(workspace, draft.id, provision).length > 0
      : draft.bases.some((base) => base.version === version.id),
  )
  return proposing?.id ?? null
}

// Links are looked at by the hundred, and each workspace keeps the records that it does not change.
const texts = new WeakMap<Workspace['change'], ReadonlyMap<string, readonly TextChange[]>>()

function textsOf(workspace: Workspace, draft: string, provision: string): readonly TextChange[] {
  let index = texts.get(workspace.change)
  if (index === undefined) {
    const made = new Map<string, TextChange[]>()
    for (const change of workspace.change.values()) {
      if (change.kind !== 'text') continue
      const key = `${change.draft} ${change.provision}`
      const list = made.get(key)
      if (list === undefined) made.set(key, [change])
      else list.push(change)
    }
    index = made
    texts.set(workspace.change, index)
  }
  return index.get(`${draft} ${provision}`) ?? []
}

function versionOf(workspace: Workspace, provision: string): RecordOf<'version'> | null {
  for (const version of workspace.version.values()) {
    if (provisionIndex(version.provisions).has(provision)) return version
  }
  return null
}

function baseOf(workspace: Workspace, provision: string): readonly Run[] | null {
  const version = versionOf(workspace, provision)
  return version === null ? null : baseText(version.provisions, provision)
}

function endOf(runs: readonly Run[]): LinkEnd {
  const bare = bareRuns(runs)
  return { fingerprint: fingerprintOfRuns(bare), wording: plainText(bare) }
}
