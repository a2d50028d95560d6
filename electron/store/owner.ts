/** Who has a workspace open for writing: a small file beside it, there only while it is open. */
import { closeSync, openSync, readFileSync, rmSync, writeSync } from 'node:fs'
import { hostname, userInfo } from 'node:os'
import { z } from 'zod'

const Owner = z.object({
  name: z.string(),
  host: z.string(),
  process: z.number().int(),
  time: z.string(),
})
export type Owner = z.infer<typeof Owner>

export type Claim =
  | { readonly claimed: true; readonly release: () => void }
  /** Somebody else writes, or nobody can: `reason` says which. */
  | { readonly claimed: false; readonly reason: string }

export function ownerFileOf(path: string): string {
  return `${path}.owner`
}

/** Takes the right to write, or says who has it. An owner file that a dead process of this machine left is taken over. */
export function claim(path: string, now: string): Claim {
  const file = ownerFileOf(path)
  const owner: Owner = { name: userName(), host: hostname(), process: process.pid, time: now }
  for (let attempt = 0; attempt < 2; attempt += 1) {
    try {
      const handle = openSync(file, 'wx')
      writeSync(handle, JSON.stringify(owner))
      closeSync(handle)
      return { claimed: true, release: () => release(file, owner) }
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') {
        return { claimed: false, reason: 'The folder that it lies in cannot be written to.' }
      }
      const other = readOwner(file)
      if (other !== null && !isGone(other)) return { claimed: false, reason: describe(other) }
      rmSync(file, { force: true })
    }
  }
  return { claimed: false, reason: 'Somebody else has just opened it.' }
}

function userName(): string {
  try {
    return userInfo().username
  } catch {
    return 'somebody'
  }
}

function readOwner(file: string): Owner | null {
  try {
    const parsed = Owner.safeParse(JSON.parse(readFileSync(file, 'utf8')))
    return parsed.success ? parsed.data : null
  } catch {
    return null
  }
}

function isGone(owner: Owner): boolean {
  if (owner.host !== hostname()) return false
  if (owner.process === process.pid) return false
  try {
    process.kill(owner.process, 0)
    return false
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'ESRCH'
  }
}

function describe({ name, host, time }: Owner): string {
  const since = time.slice(0, 16).replace('T', ' ')
  return `It is open for writing by ${name} on ${host} since ${since} UTC.`
}

function release(file: string, owner: Owner): void {
  const there = readOwner(file)
  if (there !== null && (there.process !== owner.process || there.time !== owner.time)) return
  rmSync(file, { force: true })
}
