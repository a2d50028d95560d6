/**
 * What a link points at, in words, and whether it still says what was confirmed. "Suspect" is computed from the
 * fingerprints and never stored.
 */
import type { Change } from '../legal-text/changes.ts'
import { fingerprintOfRuns } from '../legal-text/fingerprint.ts'
import { bareRuns, plainText, type Run, runsOf } from '../legal-text/text.ts'
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

/** The end of a link as it reads now, or null where it no longer exists. */
export function linkSource(workspace: Workspace, { kind, id }: LinkSource): LinkEnd | null {
  switch (kind) {
    case 'change': {
      const change = workspace.change.get(id)
      return change === undefined ? null : endOf(wordsOfChange(workspace, change))
    }
    case 'provision': {
      const provision = findProvision(workspace, id)
      return provision === null ? null : endOf(provision)
    }
    case 'input':
      return linkTarget(workspace, { kind: 'input', id })
    default:
      return assertNever(kind)
  }
}

export function linkTarget(workspace: Workspace, { kind, id }: LinkTarget): LinkEnd | null {
  const words = wordsOfTarget(workspace, kind, id)
  return words === undefined ? null : endOf(runsOf(words))
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
    return [...workspace.change.values()]
      .filter(
        (other): other is Extract<typeof other, { kind: 'text' }> =>
          other.kind === 'text' &&
          other.provision === change.provision &&
          other.draft === change.draft &&
          !other.withdrawn,
      )
      .sort((left, right) => left.rank - right.rank)
      .flatMap((other) => other.proposed.filter((run) => run.deletedBy === undefined))
  }
  return findProvision(workspace, change.provision) ?? []
}

function findProvision(workspace: Workspace, id: string): readonly Run[] | null {
  for (const version of workspace.version.values()) {
    const provision = version.provisions.find((candidate) => candidate.id === id)
    if (provision !== undefined) return provision.text
  }
  return null
}

function endOf(runs: readonly Run[]): LinkEnd {
  const bare = bareRuns(runs)
  return { fingerprint: fingerprintOfRuns(bare), wording: plainText(bare) }
}
