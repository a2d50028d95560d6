/** What the killed process and its test share, without anything of a test runner. */
import { openWorkspaceFile } from '../../electron/store/open.ts'
import type { WorkspaceWriter } from '../../electron/store/writer.ts'

export function openWriter(path: string): WorkspaceWriter {
  const opened = openWorkspaceFile(path, new Date().toISOString())
  if (!opened.ok) throw new Error(opened.error.message)
  if (opened.value.mode !== 'write') throw new Error(opened.value.file.readOnly ?? 'read-only')
  return opened.value.file
}

export function typing(text: string, seed: string) {
  const insert = [{ kind: 'text', text, marks: [] }]
  return {
    name: 'text.edit',
    args: {
      draft: 'dp255-option-a',
      document: 'appendix-ac',
      splices: [{ provision: 'ac-4.1', start: 0, end: 0, insert }],
    },
    author: 'sample-author',
    at: new Date().toISOString(),
    seed,
  }
}
