/** What a command's patches have to be before they are written: about the records as they are, and valid. */
import { isDeepStrictEqual } from 'node:util'
import type { AnyRecord } from '../../shared/records/index.ts'
import { failed, ok, type Result } from '../../shared/result.ts'
import { type Patch, parseRecord, type Workspace } from '../../shared/workspace.ts'

/**
 * The patches with each record as its schema has it. Records are validated where they enter, and a file is where
 * they stay; a patch whose `before` is not what stands there would make undo bring back what never was.
 */
export function checkedPatches(
  workspace: Workspace,
  patches: readonly Patch[],
): Result<readonly Patch[]> {
  const standing = new Map<string, AnyRecord | null>()
  const checked: Patch[] = []
  for (const { kind, id, before, after } of patches) {
    const key = `${kind} ${id}`
    const written = standing.get(key)
    const current = written === undefined ? (workspace[kind].get(id) ?? null) : written
    if (!equalAsStored(current, asNow(kind, before))) {
      return failed(
        'command/outdated',
        `The ${kind} “${id}” is not as this change expects it to be.`,
        'Nothing has been changed. Open the workspace again and repeat the change.',
      )
    }
    const record = after === null ? ok(null) : parseRecord(kind, after)
    if (!record.ok) return record
    if (record.value !== null && record.value.id !== id) {
      return failed('record/invalid', `A ${kind} “${record.value.id}” stands under the id “${id}”.`)
    }
    standing.set(key, record.value)
    checked.push({ kind, id, before, after: record.value })
  }
  return ok(checked)
}

/** A record of an earlier release, as the journal has it, with what its kind has gained since. */
function asNow(kind: Patch['kind'], record: AnyRecord | null): AnyRecord | null {
  if (record === null) return null
  const parsed = parseRecord(kind, record)
  return parsed.ok ? parsed.value : record
}

/** Equal in the file: a key that is undefined is not written. */
function equalAsStored(left: AnyRecord | null, right: AnyRecord | null): boolean {
  return left === right || isDeepStrictEqual(plain(left), plain(right))
}

function plain(record: AnyRecord | null): unknown {
  return JSON.parse(JSON.stringify(record))
}
