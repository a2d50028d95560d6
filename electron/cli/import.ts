/** `workbench import`: takes a file into a workspace, as one step that can be undone in the window. */
import { existsSync } from 'node:fs'
import { resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { failed, ok, type Result } from '../../shared/result.ts'
import { IMPORT_KINDS, type Import, type ImportKind, kindsFor } from '../import/kinds.ts'
import { createWorkspaceFile } from '../store/create.ts'
import { emptyWorkspace } from '../store/empty.ts'
import { openWorkspaceFile } from '../store/open.ts'
import { workspaceName } from '../store/paths.ts'
import type { WorkspaceWriter } from '../store/writer.ts'
import {
  type CliCommand,
  COMMAND_LINE,
  complain,
  complainOfUsage,
  type Output,
  tellProgress,
} from './command.ts'

const KINDS = IMPORT_KINDS.map(({ name }) => name).join('|')

export const importCommand: CliCommand = {
  name: 'import',
  usage: `import <file> --into <file.workbench> [--as ${KINDS}] [--modification DP255] [--label 8.2] [--author "Name"] [--dry-run] [--json]`,
  summary: 'Takes a file into a workspace, which is made where it is missing.',
  async run(args, output) {
    const { values, positionals } = parseArgs({
      args: [...args],
      allowPositionals: true,
      options: {
        into: { type: 'string' },
        as: { type: 'string' },
        modification: { type: 'string' },
        label: { type: 'string' },
        author: { type: 'string' },
        'dry-run': { type: 'boolean' },
        json: { type: 'boolean' },
      },
    })
    const [name, surplus] = positionals
    if (name === undefined || values.into === undefined || surplus !== undefined) {
      return complainOfUsage(output, importCommand, 'One file and --into are needed.')
    }
    const path = resolve(output.folder, name)
    const kind = kindOf(path, values.as)
    if (!kind.ok) return complain(output, kind.error)
    const into = resolve(output.folder, values.into)
    const opened = openToWrite(into)
    if (!opened.ok) return complain(output, opened.error)
    const file = opened.value
    try {
      const { modification, label } = values
      const read = await kind.value.read({
        path,
        workspace: file.workspace(),
        modification,
        label,
        tell: tellProgress(output),
      })
      output.progress?.('')
      if (!read.ok) return complain(output, read.error)
      if (values['dry-run'] !== true) {
        const done = commit(file, read.value, values.author?.trim() || COMMAND_LINE)
        if (!done.ok) return complain(output, done.error)
      }
      tell(output, read.value, into, values.json === true)
      return read.value.open === 0 ? 0 : 1
    } finally {
      file.close()
    }
  },
}

function kindOf(path: string, wanted: string | undefined): Result<ImportKind> {
  if (wanted === undefined) {
    const [first] = kindsFor(path)
    if (first !== undefined) return ok(first)
    const list = IMPORT_KINDS.map(({ what, endings }) => `${what} (${endings.join(', ')})`)
    return failed(
      'import/kind',
      `“${path}” ends in nothing that can be imported.`,
      `What can be: ${list.join('; ')}.`,
    )
  }
  const named = IMPORT_KINDS.find((kind) => kind.name === wanted)
  if (named !== undefined) return ok(named)
  return failed('import/kind', `Nothing is imported as “${wanted}”.`, `There are: ${KINDS}.`)
}

/** A workspace that is not there is made empty; one that somebody else writes to is refused. */
function openToWrite(path: string): Result<WorkspaceWriter> {
  const now = new Date().toISOString()
  if (!existsSync(path)) {
    const made = createWorkspaceFile(path, emptyWorkspace(workspaceName(path), now.slice(0, 10)))
    if (!made.ok) return made
  }
  const opened = openWorkspaceFile(path, now)
  if (!opened.ok) return opened
  if (opened.value.mode === 'write') return ok(opened.value.file)
  const reason = opened.value.file.readOnly
  opened.value.file.close()
  return failed(
    'workspace/read-only',
    `“${path}” cannot be written to. ${reason}`,
    'Close it where it is open, or import into another workspace.',
  )
}

function commit(
  file: WorkspaceWriter,
  { command, file: kept }: Import,
  author: string,
): Result<unknown> {
  const known = [...file.workspace().person.values()].find(({ name }) => name === author)
  const id = known?.id ?? `person-${crypto.randomUUID()}`
  const envelope = (name: string, args: unknown) => ({
    name,
    args,
    author: id,
    at: new Date().toISOString(),
    seed: crypto.randomUUID(),
  })
  if (known === undefined) {
    const added = file.run(envelope('person.add', { id, name: author }))
    if (!added.ok) return added
  }
  return file.run(envelope(command.name, command.args), false, kept ?? null)
}

function tell(output: Output, { summary, details }: Import, into: string, json: boolean): void {
  if (json) {
    output.answer(JSON.stringify({ into, ...(details as object) }))
    return
  }
  output.answer(into)
  for (const line of summary) output.note(line)
}
