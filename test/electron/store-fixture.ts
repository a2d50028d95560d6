import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach } from 'vitest'
import { createWorkspaceFile } from '../../electron/store/create.ts'
import { openWorkspaceFile } from '../../electron/store/open.ts'
import type { WorkspaceWriter } from '../../electron/store/writer.ts'
import { minter } from '../../shared/commands/command.ts'
import { dp255Sample } from '../../shared/sample/index.ts'

const folders: string[] = []

afterEach(() => {
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true })
})

/** A folder that is gone behind the test. */
export function freshFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'workbench-store-'))
  folders.push(folder)
  return folder
}

export function sampleFile(folder = freshFolder()): string {
  const path = join(folder, 'DP255.workbench')
  const made = createWorkspaceFile(path, dp255Sample())
  if (!made.ok) throw new Error(made.error.message)
  return path
}

export function openWriter(path: string): WorkspaceWriter {
  const opened = openWorkspaceFile(path, '2026-01-05T09:00:00Z')
  if (!opened.ok) throw new Error(opened.error.message)
  if (opened.value.mode !== 'write') throw new Error(opened.value.file.readOnly ?? 'read-only')
  return opened.value.file
}

let seeds = 0
const mintSeed = minter('test-seed')

export function envelope(name: string, args: unknown, author = 'sample-author') {
  seeds += 1
  const at = new Date(Date.UTC(2026, 0, 5, 9, 0, seeds % 60)).toISOString()
  return { name, args, author, at, seed: mintSeed() }
}

/** Types words into 4.1 under Option A, at an offset of its proposed text. */
export function typing(text: string, start = 0) {
  return envelope('text.edit', {
    draft: 'dp255-option-a',
    document: 'appendix-ac',
    splices: [
      { provision: 'ac-4.1', start, end: start, insert: [{ kind: 'text', text, marks: [] }] },
    ],
  })
}
