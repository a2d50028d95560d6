/** Issues are frozen, and modifications go on: a Draft Proposal is converted, a proposal is split. */
import { z } from 'zod'
import { Id } from '../records/basics.ts'
import type { AnyRecord, RecordKind, RecordOf } from '../records/index.ts'
import { hashOfRecords, nextVersion, ownRecords, reportRecords } from '../report/issues.ts'
import { failed, ok, type Result } from '../result.ts'
import { type Patch, put, type Workspace } from '../workspace.ts'
import { type CommandContext, defineCommand } from './command.ts'
import { find } from './lookup.ts'

/** Freezes the report and legal text as they are; what is written from then on is the next version. */
export const freezeIssue = defineCommand({
  name: 'issue.freeze',
  args: z.object({ modification: Id, reason: z.string().trim().max(2000) }),
  run: (workspace, { modification: id, reason }, context) => {
    const found = find(workspace, 'modification', id)
    if (!found.ok) return found
    const { reference, reportVersion: version, reportDate: date } = found.value
    const taken = [...workspace.issue.values()].some(
      (issue) => issue.modification === id && issue.version === version,
    )
    if (taken) {
      return failed(
        'issue/exists',
        `Version ${version} of ${reference} has been issued already.`,
        'Give the report its next version first.',
      )
    }
    // As they travel and are stored: what is undefined is nothing, and the hash is of what is read again.
    const records = JSON.parse(JSON.stringify(reportRecords(workspace, id)))
    const issue: RecordOf<'issue'> = {
      id: context.mint(),
      modification: id,
      reference,
      version,
      date,
      author: context.author,
      at: context.at,
      reason,
      records,
      hash: hashOfRecords(records),
    }
    const next = { ...found.value, reportVersion: nextVersion(version) }
    return ok({
      label: `Issue ${reference} v${version}`,
      patches: [put(workspace, 'issue', issue), put(workspace, 'modification', next)],
    })
  },
})

/**
 * Makes a Draft Proposal a Modification Proposal: the same number, the next stage. With `split` it becomes two, A and
 * B, the second with a copy of all that the first has. Issues stay as they went out.
 */
export const convertModification = defineCommand({
  name: 'modification.convert',
  args: z.object({ id: Id, split: z.boolean().default(false) }),
  run: (workspace, { id, split }, context) => {
    const found = find(workspace, 'modification', id)
    if (!found.ok) return found
    const before = found.value
    const [, letters, number] = /^(DP|MP)(\d+)$/.exec(before.reference) ?? []
    if (number === undefined || (letters === 'MP' && !split)) {
      return failed(
        'modification/converted',
        `${before.reference} is no Draft Proposal that could be converted.`,
        'A reference such as DP255 becomes MP255; MP255 can be split into MP255A and MP255B.',
      )
    }
    const stage = stageOf(workspace, before)
    const first = { ...before, stage, reference: `MP${number}${split ? 'A' : ''}`, basis: null }
    const second = `MP${number}B`
    const clash = [...workspace.modification.values()].find(
      (other) =>
        other.id !== id &&
        (other.reference === first.reference || (split && other.reference === second)),
    )
    if (clash !== undefined) {
      return failed(
        'modification/exists',
        `This workspace has ${clash.reference} already.`,
        'Nothing has been changed.',
      )
    }
    const label = split
      ? `Split ${before.reference} into ${first.reference} and ${second}`
      : `Convert ${before.reference} to ${first.reference}`
    const changed = put(workspace, 'modification', first)
    const copied = split ? copyOf(workspace, first, second, context) : ok([])
    return copied.ok ? ok({ label, patches: [changed, ...copied.value] }) : copied
  },
})

/** The stage behind the first one of the workspace's own list, unless it is past that. */
function stageOf(workspace: Workspace, { stage }: RecordOf<'modification'>): string | null {
  const stages = workspace.settings.get('workspace')?.stages ?? []
  return stages.indexOf(stage ?? '') > 0 ? stage : (stages[1] ?? stage)
}

/** Ids that two modifications share: provisions keep theirs, and documents belong to nobody. */
function copyOf(
  workspace: Workspace,
  modification: RecordOf<'modification'>,
  reference: string,
  context: CommandContext,
): Result<readonly Patch[]> {
  const own = ownRecords(workspace, modification.id)
  const ids = new Map(own.map(({ record }) => [record.id, context.mint()]))
  return ok(
    own.map(({ kind, record }) => {
      const copy = renamed(record, ids) as AnyRecord
      const made =
        kind === 'modification' ? { ...copy, ...modification, id: copy.id, reference } : copy
      return put(workspace, kind, made as RecordOf<RecordKind>)
    }),
  )
}

/** A value with every id that has a new one replaced by it, wherever it stands. */
function renamed(value: unknown, ids: ReadonlyMap<string, string>): unknown {
  if (typeof value === 'string') return ids.get(value) ?? value
  if (Array.isArray(value)) return value.map((item) => renamed(item, ids))
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, renamed(item, ids)]))
}
