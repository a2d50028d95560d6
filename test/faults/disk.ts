import { spawnSync } from 'node:child_process'
import { freshFolder } from '../electron/store-fixture.ts'

export interface SmallDisk {
  readonly folder: string
  /** Mounts it again with other options, such as `ro`. */
  readonly remount: (options: string) => void
  readonly eject: () => void
}

/** A folder on a disk of its own, of so many bytes; null where this machine does not let us have one. */
export function smallDisk(bytes: number): SmallDisk | null {
  if (process.platform !== 'linux') return null
  const folder = freshFolder()
  const run = (command: 'mount' | 'umount', ...args: readonly string[]): boolean =>
    spawnSync(command, [...args, folder]).status === 0
  if (!run('mount', '-t', 'tmpfs', '-o', `size=${bytes}`, 'tmpfs')) return null
  return {
    folder,
    remount: (options) => void run('mount', '-o', `remount,${options}`),
    eject: () => void run('umount'),
  }
}
