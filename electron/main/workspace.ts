/** Which workspace the window shows: the one asked for, the last one, or the sample. */
import { existsSync, mkdirSync } from 'node:fs'
import { join, resolve } from 'node:path'
import type { WorkspaceFile } from '../../shared/channels.ts'
import { failed, type Problem, type Result } from '../../shared/result.ts'
import type { PreferenceFile } from './preferences.ts'
import type { Store } from './store-client.ts'

/** The workspace file among a command line's arguments, or null. */
export function fileInArguments(args: readonly string[], folder: string): string | null {
  const path = args.find((arg) => !arg.startsWith('-') && /\.workbench$/i.test(arg))
  return path === undefined ? null : resolve(folder, path)
}

export interface Opened {
  readonly file: Result<WorkspaceFile>
  /** Why the wanted file is not the one that is open, or null. */
  readonly problem: Problem | null
}

/** Opens the first of `wanted` and the last file that can be opened, else the sample, made where it is missing. */
export async function openFirst(
  store: Pick<Store, 'open' | 'create'>,
  preferences: PreferenceFile,
  dataFolder: string,
  wanted: string | null,
): Promise<Opened> {
  const { lastFile } = preferences.get()
  let problem: Problem | null = null
  for (const path of [wanted, lastFile]) {
    if (path === null) continue
    const opened = await store.open(path)
    if (opened.ok) {
      preferences.addRecent(opened.value.path)
      return { file: opened, problem }
    }
    problem ??= opened.error
    if (opened.error.code === 'workspace/missing') preferences.forget(path)
  }
  return { file: await openSample(store, preferences, dataFolder), problem }
}

/** Several times a sample may be found damaged before the program gives up making another. */
const MOST_SAMPLES = 20

async function openSample(
  store: Pick<Store, 'open' | 'create'>,
  preferences: PreferenceFile,
  dataFolder: string,
): Promise<Result<WorkspaceFile>> {
  const folder = join(dataFolder, 'workspaces')
  try {
    mkdirSync(folder, { recursive: true })
  } catch (error) {
    return failed(
      'workspace/no-folder',
      `The folder “${folder}” cannot be made (${(error as NodeJS.ErrnoException).code}).`,
      'Open a workspace that lies elsewhere, or make that folder writable.',
    )
  }
  let last: Result<WorkspaceFile> = failed('workspace/none', 'No workspace is open.')
  for (let count = 1; count <= MOST_SAMPLES; count += 1) {
    const path = join(folder, count === 1 ? 'DP255.workbench' : `DP255 (${count}).workbench`)
    if (!existsSync(path)) {
      const created = await store.create(path, 'dp255')
      if (!created.ok) return created
    }
    last = await store.open(path)
    if (last.ok) {
      preferences.addRecent(last.value.path)
      return last
    }
  }
  return last
}
