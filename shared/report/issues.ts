/** Frozen issues of a report: what one holds, and how it is read again. */
import { sha256 } from '@noble/hashes/sha2.js'
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js'
import { type AnyRecord, RECORD_KINDS, type RecordKind, type RecordOf } from '../records/index.ts'
import { failed, ok, type Result } from '../result.ts'
import { parseRecord, type Workspace, workspaceOf } from '../workspace.ts'

export type Issue = RecordOf<'issue'>

interface Kept {
  readonly kind: RecordKind
  readonly record: AnyRecord
}

/** Kinds that no modification owns and every report reads. */
const COMMON: readonly RecordKind[] = ['settings', 'person', 'classification', 'committee']
/** Kinds that are not part of a report. */
const APART: ReadonlySet<RecordKind> = new Set<RecordKind>([
  'issue',
  'meeting',
  'decision',
  'action',
  'walkthrough',
])

/** Records that belong to one modification alone, in a fixed order: its own, and what hangs on those. */
export function ownRecords(workspace: Workspace, modification: string): readonly Kept[] {
  const owners = new Set([modification])
  const kept: Kept[] = []
  const take = (kind: RecordKind, record: AnyRecord) => {
    owners.add(record.id)
    kept.push({ kind, record })
  }
  // Twice, since a record may stand before the one that it hangs on.
  for (const kind of [...RECORD_KINDS, ...RECORD_KINDS]) {
    if (APART.has(kind) || COMMON.includes(kind)) continue
    for (const record of workspace[kind].values()) {
      if (!owners.has(record.id) && ownersOf(record).some((id) => owners.has(id))) {
        take(kind, record)
      }
    }
  }
  const own = workspace.modification.get(modification)
  return own === undefined ? kept : [{ kind: 'modification', record: own }, ...kept]
}

/** What a record hangs on, whatever its kind calls it. */
function ownersOf(record: AnyRecord): readonly string[] {
  const { modification, draft, scenario, change, from, on } = record as Readonly<
    Record<string, unknown>
  >
  const ends = [from, on].flatMap((end) =>
    typeof end === 'object' && end !== null && 'id' in end ? [end.id] : [],
  )
  return [modification, draft, scenario, change, ...ends].filter((id) => typeof id === 'string')
}

/** Everything that a report and its legal text are made from. */
export function reportRecords(workspace: Workspace, modification: string): readonly Kept[] {
  const common = COMMON.flatMap((kind) => all(workspace, kind))
  const own = ownRecords(workspace, modification)
  const bases = own.flatMap(({ kind, record }) =>
    kind === 'draft' ? (record as RecordOf<'draft'>).bases : [],
  )
  const texts = [
    ...[...new Set(bases.map(({ document }) => document))].flatMap((id) =>
      one(workspace, 'document', id),
    ),
    ...[...new Set(bases.map(({ version }) => version))].flatMap((id) =>
      one(workspace, 'version', id),
    ),
  ]
  return [...common, ...texts, ...own]
}

function all(workspace: Workspace, kind: RecordKind): readonly Kept[] {
  return [...workspace[kind].values()].map((record) => ({ kind, record }))
}

function one(workspace: Workspace, kind: RecordKind, id: string): readonly Kept[] {
  const record = workspace[kind].get(id)
  return record === undefined ? [] : [{ kind, record }]
}

/** Of what they say: the order in which a record's fields are written is a matter of whoever writes them. */
export function hashOfRecords(records: readonly unknown[]): string {
  return bytesToHex(sha256(utf8ToBytes(JSON.stringify(records, inOrder))))
}

function inOrder(_: string, value: unknown): unknown {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return value
  return Object.fromEntries(
    Object.entries(value).sort(([left], [right]) => (left < right ? -1 : 1)),
  )
}

/** The workspace as it was when an issue was frozen, as far as its report goes. */
export function frozenWorkspace(issue: Issue): Result<Workspace> {
  if (hashOfRecords(issue.records) !== issue.hash) {
    return failed(
      'issue/damaged',
      `Issue ${issue.version} of ${issue.reference} is not what was frozen: somebody has changed the file.`,
      'Take the workspace from a copy.',
    )
  }
  const kept: Kept[] = []
  for (const { kind, record } of issue.records) {
    if (!RECORD_KINDS.some((known) => known === kind)) continue
    const parsed = parseRecord(kind as RecordKind, record)
    if (!parsed.ok) return parsed
    kept.push({ kind: kind as RecordKind, record: parsed.value })
  }
  return ok(workspaceOf(kept))
}

/** Issues of a modification, the newest first. */
export function issuesOf(workspace: Workspace, modification: string): readonly Issue[] {
  return [...workspace.issue.values()]
    .filter((issue) => issue.modification === modification)
    .sort((left, right) => compareVersions(right.version, left.version))
}

/** 0.9 stands before 0.10. */
export function compareVersions(left: string, right: string): number {
  const [major = 0, minor = 0] = left.split('.').map(Number)
  const [otherMajor = 0, otherMinor = 0] = right.split('.').map(Number)
  return major - otherMajor || minor - otherMinor
}

export function nextVersion(version: string): string {
  const [major, minor] = version.split('.').map(Number)
  return `${major}.${(minor ?? 0) + 1}`
}

/** An issue by its id or its version, or the workspace as it is where none is named. */
export function workspaceAt(
  workspace: Workspace,
  modification: string,
  issue: string | undefined,
): Result<Workspace> {
  if (issue === undefined) return ok(workspace)
  const issues = issuesOf(workspace, modification)
  const found = issues.find(({ id, version }) => id === issue || version === issue)
  if (found !== undefined) return frozenWorkspace(found)
  const there = issues.map(({ version }) => version).join(', ')
  return failed(
    'issue/missing',
    `There is no issue ${issue} of this report.`,
    there === '' ? 'None has been frozen yet.' : `There are: ${there}.`,
  )
}
