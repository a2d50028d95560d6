/** Which workspace the window shows: the one asked for, the last one, or the sample. */
import { existsSync, mkdirSync } from 'node:fs'
import { join, resolve } from 'node:path'
import type { WorkspaceFile } from '../../shared/channels.ts'
import { ok, type Problem, type Result } from '../../shared/result.ts'
import type { PreferenceFile } from './preferences.ts'
import type { Store } from './store-client.ts'

/** The workspace file among a command line's arguments, or null. */
export function fileInArguments(args: readonly string[], folder: string): string | null {
  const path = args.find((arg) => arg.endsWith('.workbench'))
  return path === undefined ? null : resolve(folder, path)
}

export interface Opened {
  readonly file: Result<WorkspaceFile>
  /** Why the wanted file is not the one that is open, or null. */
  readonly problem: Problem | null
}

/** Opens the first of `wanted` and the last file that can be opened, else the sample, made where it is missing. */
export async function openFirst(
  store: Store,
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
      preferences.addRecent(path)
      return { file: opened, problem }
    }
    problem ??= opened.error
  }
  return { file: await openSample(store, preferences, dataFolder), problem }
}

async function openSample(
  store: Store,
  preferences: PreferenceFile,
  dataFolder: string,
): Promise<Result<WorkspaceFile>> {
  const folder = join(dataFolder, 'workspaces')
  mkdirSync(folder, { recursive: true })
  const path = join(folder, 'DP255.workbench')
  if (!existsSync(path)) {
    const created = await store.create(path, 'dp255')
    if (!created.ok) return created
  }
  const opened = await store.open(path)
  if (opened.ok) {
    preferences.addRecent(path)
    return ok(opened.value)
  }
  return opened
}
