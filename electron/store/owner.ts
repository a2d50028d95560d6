/** Who has a workspace open for writing: a small file beside it, there only while it is open. */
import { closeSync, fsyncSync, openSync, readFileSync, rmSync, statSync, writeSync } from 'node:fs'
import { hostname, uptime, userInfo } from 'node:os'
import { z } from 'zod'
import { realPathOf } from './paths.ts'

const Owner = z.object({
  name: z.string(),
  host: z.string(),
  process: z.number().int().positive(),
  time: z.string(),
})
export type Owner = z.infer<typeof Owner>

export type Claim =
  | { readonly claimed: true; readonly release: () => void }
  /** Somebody else writes, or nobody can: `reason` says which. */
  | { readonly claimed: false; readonly reason: string }

/** An owner file that says nothing may be one that is being written right now; older than this, in ms, it is not. */
const WRITTEN_WITHIN = 5000

/** Owner files of this process: one that names this process and is not among them was left by an earlier one. */
const held = new Set<string>()

/** Beside the file itself, wherever a link to it lies. */
export function ownerFileOf(path: string): string {
  return `${realPathOf(path)}.owner`
}

/** Takes the right to write, or says who has it. An owner file that a dead process of this machine left is taken over. */
export function claim(path: string, now: string): Claim {
  const file = ownerFileOf(path)
  const owner: Owner = { name: userName(), host: hostname(), process: process.pid, time: now }
  for (let attempt = 0; attempt < 2; attempt += 1) {
    try {
      create(file, owner)
      held.add(file)
      return { claimed: true, release: () => release(file, owner) }
    } catch (error) {
      const { code } = error as NodeJS.ErrnoException
      if (code !== 'EEXIST') return { claimed: false, reason: whyNot(code) }
      const reason = whyTaken(file)
      if (reason !== null) return { claimed: false, reason }
      rmSync(file, { force: true })
    }
  }
  return { claimed: false, reason: 'Somebody else has just opened it.' }
}

/** Why a workspace may not be written over, or null where nobody has it open. */
export function whyOwned(path: string): string | null {
  return whyTaken(ownerFileOf(path))
}

function create(file: string, owner: Owner): void {
  const handle = openSync(file, 'wx')
  try {
    writeSync(handle, JSON.stringify(owner))
    fsyncSync(handle)
  } catch (error) {
    rmSync(file, { force: true })
    throw error
  } finally {
    closeSync(handle)
  }
}

function whyNot(code: string | undefined): string {
  return code === 'ENOSPC' || code === 'EDQUOT'
    ? 'The disk that it lies on is full.'
    : 'The folder that it lies in cannot be written to.'
}

function userName(): string {
  try {
    return userInfo().username
  } catch {
    return 'somebody'
  }
}

function whyTaken(file: string): string | null {
  const owner = readOwner(file)
  if (owner !== null) return isGone(file, owner) ? null : describe(file, owner)
  const written = statSync(file, { throwIfNoEntry: false })?.mtimeMs
  if (written === undefined || Date.now() - written > WRITTEN_WITHIN) return null
  return 'Somebody else is just opening it.'
}

function readOwner(file: string): Owner | null {
  try {
    const parsed = Owner.safeParse(JSON.parse(readFileSync(file, 'utf8')))
    return parsed.success ? parsed.data : null
  } catch {
    return null
  }
}

function isGone(file: string, owner: Owner): boolean {
  if (owner.host !== hostname()) return false
  if (owner.process === process.pid) return !held.has(file)
  if (isFromBeforeTheStart(owner)) return true
  return isEnded(owner.process)
}

function isEnded(number: number): boolean {
  try {
    process.kill(number, 0)
    return isZombie(number)
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'ESRCH'
  }
}

/**
 * A killed process whose parent died with it keeps its number until the system gets round to it, some seconds at times:
 * long enough for somebody to start again after a crash, and to find their workspace read-only. Linux only.
 */
function isZombie(number: number): boolean {
  try {
    // "pid (name) state …", where the name may hold anything (proc_pid_stat(5)).
    return /\) [ZX] [^)]*$/.test(readFileSync(`/proc/${number}/stat`, 'utf8'))
  } catch {
    return false
  }
}

/** From before this machine was last started: its process number may be another program's by now. */
function isFromBeforeTheStart({ time }: Owner): boolean {
  const started = Date.now() - uptime() * 1000
  return new Date(time).getTime() < started - 60_000
}

function describe(file: string, { name, host, time }: Owner): string {
  const since = time.slice(0, 16).replace('T', ' ')
  const who = `It is open for writing by ${name} on ${host} since ${since} UTC.`
  if (host === hostname()) return who
  // Whether a program on another machine still runs cannot be seen from here.
  return `${who} If that is no longer so, delete the file “${file}” and open it again.`
}

function release(file: string, owner: Owner): void {
  held.delete(file)
  const there = readOwner(file)
  if (there !== null && (there.process !== owner.process || there.time !== owner.time)) return
  rmSync(file, { force: true })
}
