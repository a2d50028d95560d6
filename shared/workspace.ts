import {
  type AnyRecord,
  RECORD_KINDS,
  type RecordKind,
  type RecordOf,
  recordSchemas,
} from './records/index.ts'
import { failed, ok, type Result } from './result.ts'

/** All records of one workspace, by kind and id. A value: changing it makes another. */
export type Workspace = { readonly [Kind in RecordKind]: ReadonlyMap<string, RecordOf<Kind>> }

/** One record before and after; null where it did not, or no longer does, exist. */
export interface Patch {
  readonly kind: RecordKind
  readonly id: string
  readonly before: AnyRecord | null
  readonly after: AnyRecord | null
}

export const EMPTY_WORKSPACE: Workspace = Object.fromEntries(
  RECORD_KINDS.map((kind) => [kind, new Map()]),
) as unknown as Workspace

/** A workspace made of records as they are stored. */
export function workspaceOf(
  records: Iterable<{ readonly kind: RecordKind; readonly record: AnyRecord }>,
): Workspace {
  const made = Object.fromEntries(
    RECORD_KINDS.map((kind) => [kind, new Map()]),
  ) as unknown as Record<RecordKind, Map<string, AnyRecord>>
  for (const { kind, record } of records) made[kind].set(record.id, record)
  return made as unknown as Workspace
}

/** The workspace with the patches applied. Kinds that no patch names keep their identity. */
export function applyPatches(workspace: Workspace, patches: readonly Patch[]): Workspace {
  if (patches.length === 0) return workspace
  const next: Record<string, ReadonlyMap<string, AnyRecord>> = { ...workspace }
  const copied = new Map<RecordKind, Map<string, AnyRecord>>()
  for (const patch of patches) {
    let records = copied.get(patch.kind)
    if (records === undefined) {
      records = new Map<string, AnyRecord>(workspace[patch.kind])
      copied.set(patch.kind, records)
      next[patch.kind] = records
    }
    if (patch.after === null) records.delete(patch.id)
    else records.set(patch.id, patch.after)
  }
  return next as unknown as Workspace
}

/** The patches that undo `patches`, in the order in which they must be applied. */
export function invertPatches(patches: readonly Patch[]): readonly Patch[] {
  return patches
    .map(({ kind, id, before, after }) => ({ kind, id, before: after, after: before }))
    .reverse()
}

/** The patch that writes `record` over whatever stands there. */
export function put<Kind extends RecordKind>(
  workspace: Workspace,
  kind: Kind,
  record: RecordOf<Kind>,
): Patch {
  return { kind, id: record.id, before: workspace[kind].get(record.id) ?? null, after: record }
}

export function remove(workspace: Workspace, kind: RecordKind, id: string): Patch {
  return { kind, id, before: workspace[kind].get(id) ?? null, after: null }
}

/** A record from outside, checked against its kind's schema. */
export function parseRecord<Kind extends RecordKind>(
  kind: Kind,
  input: unknown,
): Result<RecordOf<Kind>> {
  const parsed = recordSchemas[kind].safeParse(input)
  if (parsed.success) return ok(parsed.data as RecordOf<Kind>)
  const issue = parsed.error.issues[0]
  const where =
    issue === undefined || issue.path.length === 0 ? kind : `${kind}.${issue.path.join('.')}`
  return failed('record/invalid', `${where} ${issue?.message ?? 'is not valid'}`)
}
