/** A workspace of the sample in which provisions have been moved, split, joined, re-levelled and left as not used. */
import { openWorkspaceFile } from '../../electron/store/open.ts'
import { makeWorkspace } from './workspaces.ts'

const where = { draft: 'dp255-option-a', document: 'appendix-ac' }

export const RESTRUCTURED: readonly (readonly [name: string, args: object])[] = [
  ['provision.move', { provision: 'ac-4.4', parent: 'ac-4', after: 'ac-4.1' }],
  ['provision.split', { provision: 'ac-4.2', offset: 8 }],
  ['provision.join', { provision: 'ac-5.1-b' }],
  ['provision.relevel', { provision: 'ac-5.2', direction: 'in' }],
  ['provision.notUsed', { provision: 'ac-3.2' }],
]

/** Runs commands on a workspace file that no program has open. */
export function runCommands(
  path: string,
  commands: readonly (readonly [name: string, args: object])[],
): void {
  const opened = openWorkspaceFile(path, '2026-01-05T09:00:00Z')
  if (!opened.ok) throw new Error(opened.error.message)
  if (opened.value.mode !== 'write') throw new Error('The workspace cannot be written.')
  const { file } = opened.value
  for (const [index, [name, args]] of commands.entries()) {
    const at = new Date(Date.UTC(2026, 0, 5, 9, index)).toISOString()
    const envelope = { name, args: { ...where, ...args }, author: 'sample-author', at }
    const done = file.run({ ...envelope, seed: `structure-seed-${index}` })
    if (!done.ok) throw new Error(done.error.message)
  }
  file.close()
}

export function restructuredWorkspace(path: string): string {
  makeWorkspace(path)
  runCommands(path, RESTRUCTURED)
  return path
}
