/** `workbench check-file`: whether a workspace is whole, and its journal tells how it came to be as it is. */
import { resolve } from 'node:path'
import { isDeepStrictEqual, parseArgs } from 'node:util'
import { sha256 } from '@noble/hashes/sha2.js'
import { bytesToHex } from '@noble/hashes/utils.js'
import { type AnyRecord, RECORD_KINDS, type RecordKind } from '../../shared/records/index.ts'
import { parseRecord, type Workspace } from '../../shared/workspace.ts'
import type { WorkspaceReader } from '../store/reader.ts'
import { replayJournal } from '../store/replay.ts'
import { type CliCommand, complain, complainOfUsage } from './command.ts'
import { openReader } from './workspace.ts'

/** What is wrong with a workspace, as against what is no workspace at all. */
const FINDINGS = new Set(['workspace/damaged', 'workspace/cut-off', 'workspace/interrupted'])

export const checkFileCommand: CliCommand = {
  name: 'check-file',
  usage: 'check-file <file.workbench> [--json]',
  summary:
    'Checks the file, every record, and that the journal leads to just these. Exit code 1 where something is wrong.',
  run(args, output) {
    const { values, positionals } = parseArgs({
      args: [...args],
      allowPositionals: true,
      options: { json: { type: 'boolean' } },
    })
    const [name, surplus] = positionals
    if (name === undefined || surplus !== undefined) {
      return complainOfUsage(output, checkFileCommand, 'One workspace is needed.')
    }
    const path = resolve(output.folder, name)
    const opened = openReader(path)
    if (!opened.ok && !FINDINGS.has(opened.error.code)) return complain(output, opened.error)
    const findings = opened.ok
      ? [...journalFindings(opened.value), ...packageFindings(opened.value)]
      : [opened.error.message]
    const revision = opened.ok ? opened.value.revision() : null
    if (opened.ok) opened.value.close()
    if (values.json === true) output.answer(JSON.stringify({ path, revision, findings }))
    else for (const finding of findings) output.answer(finding)
    if (values.json !== true && findings.length === 0) {
      output.answer(`${path} is in order: ${revision} journal entries lead to what it holds.`)
    }
    return findings.length === 0 ? 0 : 1
  },
}

/** Word files that versions name: each is to be there, byte for byte. */
function packageFindings(file: WorkspaceReader): readonly string[] {
  return [...file.workspace().version.values()].flatMap(({ label, package: kept }) => {
    if (kept === null) return []
    const bytes = file.packageBytes(kept.hash)
    if (bytes !== null && bytesToHex(sha256(bytes)) === kept.hash) return []
    const what = bytes === null ? 'is missing' : 'is not what it was'
    return [`The Word file “${kept.name}” of version ${label ?? 'not stated'} ${what}.`]
  })
}

/** How often the journal is replayed while somebody goes on writing to it. */
const LOOKS = 5

function journalFindings(file: WorkspaceReader): readonly string[] {
  try {
    let replayed = replayJournal(file.path)
    for (let look = 1; look < LOOKS && file.catchUp().length > 0; look += 1) {
      replayed = replayJournal(file.path)
    }
    return differences(file.workspace(), replayed)
  } catch (error) {
    return [`The journal of “${file.path}” cannot be replayed: ${(error as Error).message}.`]
  }
}

/** A record of an earlier release with what its kind has gained since, as it is read from the file. */
function asNow(kind: RecordKind, record: AnyRecord | undefined): AnyRecord | undefined {
  const parsed = record === undefined ? null : parseRecord(kind, record)
  return parsed?.ok === true ? parsed.value : record
}

function differences(held: Workspace, replayed: Workspace): readonly string[] {
  return RECORD_KINDS.flatMap((kind) =>
    [...new Set([...held[kind].keys(), ...replayed[kind].keys()])]
      .filter((id) => !isDeepStrictEqual(held[kind].get(id), asNow(kind, replayed[kind].get(id))))
      .map((id) => `The ${kind} “${id}” is not what the journal leads to.`),
  )
}
