/** Commands that make a workspace file, or tell what is in one. */
import { resolve } from 'node:path'
import { parseArgs } from 'node:util'
import type { JournalEntry } from '../../shared/channels.ts'
import { RECORD_KINDS } from '../../shared/records/index.ts'
import type { Result } from '../../shared/result.ts'
import { dp255Sample } from '../../shared/sample/index.ts'
import { createWorkspaceFile } from '../store/create.ts'
import { emptyWorkspace } from '../store/empty.ts'
import { openForReading } from '../store/open.ts'
import { workspaceName } from '../store/paths.ts'
import type { WorkspaceReader } from '../store/reader.ts'
import { type CliCommand, complain, complainOfUsage } from './command.ts'

export const newCommand: CliCommand = {
  name: 'new',
  usage: 'new <file.workbench> (--sample dp255 | --empty) [--json]',
  summary: 'Makes a workspace file; never overwrites one.',
  run(args, output) {
    const { values, positionals } = parseArgs({
      args: [...args],
      allowPositionals: true,
      options: {
        sample: { type: 'string' },
        empty: { type: 'boolean' },
        json: { type: 'boolean' },
      },
    })
    const [name, surplus] = positionals
    if (surplus !== undefined) return complainOfUsage(output, newCommand, oneFile(surplus))
    if (name === undefined || (values.sample === undefined) === (values.empty !== true)) {
      return complainOfUsage(
        output,
        newCommand,
        'A file name is needed, and either --sample dp255 or --empty.',
      )
    }
    if (values.sample !== undefined && values.sample !== 'dp255') {
      return complain(output, {
        code: 'cli/sample',
        message: `There is no sample “${values.sample}”.`,
        advice: 'The one sample is dp255.',
      })
    }
    const path = resolve(output.folder, name)
    const today = new Date().toISOString().slice(0, 10)
    const records =
      values.sample === 'dp255' ? dp255Sample() : emptyWorkspace(workspaceName(path), today)
    const created = createWorkspaceFile(path, records)
    if (!created.ok) return complain(output, created.error)
    output.answer(values.json === true ? JSON.stringify({ written: [path] }) : path)
    return 0
  },
}

/** A workspace to read from, beside whoever writes. */
export function openReader(path: string): Result<WorkspaceReader> {
  return openForReading(path, 'The command line only reads.')
}

function oneFile(surplus: string): string {
  return `One workspace at a time: “${surplus}” is one argument too many.`
}

export const infoCommand: CliCommand = {
  name: 'info',
  usage: 'info <file.workbench> [--json]',
  summary: 'Tells what a workspace holds.',
  run(args, output) {
    const { values, positionals } = parseArgs({
      args: [...args],
      allowPositionals: true,
      options: { json: { type: 'boolean' } },
    })
    const [name, surplus] = positionals
    if (name === undefined) return complainOfUsage(output, infoCommand, 'A workspace is needed.')
    if (surplus !== undefined) return complainOfUsage(output, infoCommand, oneFile(surplus))
    const opened = openReader(resolve(output.folder, name))
    if (!opened.ok) return complain(output, opened.error)
    const { path, workspace, revision, close } = opened.value
    const records = Object.fromEntries(RECORD_KINDS.map((kind) => [kind, workspace()[kind].size]))
    const modifications = [...workspace().modification.values()].map(({ reference }) => reference)
    const info = { path, revision: revision(), modifications, records }
    close()
    if (values.json === true) output.answer(JSON.stringify(info))
    else {
      output.answer(
        `${path}\nModifications: ${modifications.join(', ') || 'none'}\nJournal entries: ${info.revision}`,
      )
      for (const [kind, count] of Object.entries(records)) output.answer(`${kind}: ${count}`)
    }
    return 0
  },
}

const ALL_ENTRIES = Number.MAX_SAFE_INTEGER

export const historyCommand: CliCommand = {
  name: 'history',
  usage: 'history <file.workbench> [--json]',
  summary: 'Lists the journal, the newest entry first.',
  run(args, output) {
    const { values, positionals } = parseArgs({
      args: [...args],
      allowPositionals: true,
      options: { json: { type: 'boolean' } },
    })
    const [name, surplus] = positionals
    if (name === undefined) return complainOfUsage(output, historyCommand, 'A workspace is needed.')
    if (surplus !== undefined) return complainOfUsage(output, historyCommand, oneFile(surplus))
    const opened = openReader(resolve(output.folder, name))
    if (!opened.ok) return complain(output, opened.error)
    const { history, workspace, close } = opened.value
    const entries = history(ALL_ENTRIES)
    const { person } = workspace()
    close()
    if (values.json === true) output.answer(JSON.stringify(entries))
    else for (const entry of entries) output.answer(line(entry, person.get(entry.author)?.name))
    return 0
  },
}

function line({ revision, at, author, kind, label, target }: JournalEntry, name?: string): string {
  const what = kind === 'do' ? label : `${kind} ${target}: ${label}`
  return `${String(revision).padStart(5)}  ${at}  ${name ?? author}  ${what}`
}
