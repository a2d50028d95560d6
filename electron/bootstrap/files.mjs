/** Folders and files that are either whole or not there, and locks between two bootstraps. */
import { createHash, randomBytes } from 'node:crypto'
import { createReadStream, existsSync, readFileSync, unlinkSync } from 'node:fs'
import {
  link,
  mkdir,
  open,
  readdir,
  rename,
  rm,
  stat,
  statfs,
  unlink,
  utimes,
  writeFile,
} from 'node:fs/promises'
import { hostname } from 'node:os'
import { basename, dirname, join } from 'node:path'
import { pipeline } from 'node:stream/promises'
import { setTimeout as sleep } from 'node:timers/promises'
import { SetupProblem } from './problem.mjs'

const markerName = 'complete.json'

/** The value of a JSON file, or undefined when it is missing or damaged: everything read this way can be made again. */
export function readJson(path) {
  try {
    return JSON.parse(readFileSync(path, 'utf8'))
  } catch {
    return undefined
  }
}

/** Writes a JSON file so that a reader sees the old one or the new one, never half of it. */
export async function writeJson(path, value) {
  await mkdir(dirname(path), { recursive: true })
  const temporary = `${path}.${process.pid}`
  await writeFile(temporary, `${JSON.stringify(value, null, 2)}\n`)
  await rename(temporary, path)
}

/** The hash of a file, hexadecimal or as npm writes it (base64). */
export async function hashFile(path, algorithm, encoding = 'hex') {
  const hash = createHash(algorithm)
  await pipeline(createReadStream(path), hash)
  return hash.digest(encoding)
}

/**
 * Makes a folder whole or not at all: `fill` writes into a folder beside it, which then takes its name together with a
 * marker listing what is in it. Call it while holding the lock that guards the folder.
 * @param {string} folder
 * @param {(temporary: string) => Promise<void>} fill
 */
export async function publishFolder(folder, fill) {
  await removeLeftovers(folder)
  const temporary = `${folder}.building-${process.pid}`
  await mkdir(temporary, { recursive: true })
  try {
    await fill(temporary)
    await writeFile(
      join(temporary, markerName),
      JSON.stringify({ files: await listFiles(temporary) }),
    )
    await rm(folder, { recursive: true, force: true })
    await rename(temporary, folder)
  } finally {
    await rm(temporary, { recursive: true, force: true })
  }
}

/**
 * Whether a published folder is all there: every file of its marker exists with its size. Sizes, not hashes, because
 * this runs at every start; hashes were checked when the folder was made.
 */
export async function isComplete(folder) {
  const marker = readJson(join(folder, markerName))
  if (!marker) return false
  const present = await Promise.all(
    marker.files.map((file) => hasSize(join(folder, file.path), file.size)),
  )
  return present.every(Boolean)
}

/** Throws when the disk that holds the folder has fewer bytes free than are needed. */
export async function requireDiskSpace(folder, bytes) {
  await mkdir(folder, { recursive: true })
  const disk = await statfs(folder)
  const free = disk.bavail * disk.bsize
  if (free >= bytes) return
  throw new SetupProblem({
    what: `The disk is too full: ${megabytes(bytes)} are needed and ${megabytes(free)} are free.`,
    where: folder,
    remedy:
      'Free some space, or set XDG_CACHE_HOME to a folder on another disk, and run the command again.',
  })
}

/**
 * Runs `action` while holding a lock that other bootstraps on this machine respect. A lock whose process is gone is
 * taken over. Waiting is said once.
 */
export async function withLock(context, name, action) {
  const path = join(context.cache, 'locks', `${name}.lock`)
  await mkdir(dirname(path), { recursive: true })
  await acquire(context, path)
  const alive = setInterval(() => utimes(path, new Date(), new Date()).catch(() => {}), 20_000)
  alive.unref()
  const release = () => {
    try {
      if (readJson(path)?.process === process.pid) unlinkSync(path)
    } catch {}
  }
  process.once('exit', release)
  try {
    return await action()
  } finally {
    clearInterval(alive)
    process.off('exit', release)
    await unlink(path).catch(() => {})
  }
}

/** How long a lock of another machine (a shared home folder) counts without its holder touching it, in ms. */
const foreignLockLifetime = 120_000

async function acquire(context, path) {
  let said = false
  for (;;) {
    if (await tryToCreate(path)) return
    if (await isAbandoned(path)) {
      await takeAway(path)
      continue
    }
    if (!said)
      context.say(
        `Waiting for another setup (process ${readJson(path)?.process ?? 'unknown'}) to finish…`,
      )
    said = true
    await sleep(500)
  }
}

async function tryToCreate(path) {
  try {
    const file = await open(path, 'wx')
    await file.writeFile(
      JSON.stringify({
        process: process.pid,
        host: hostname(),
        started: processStart(process.pid),
      }),
    )
    await file.close()
    return true
  } catch (error) {
    if (error.code === 'EEXIST') return false
    throw error
  }
}

async function isAbandoned(path) {
  const age = await stat(path).then(
    (info) => Date.now() - info.mtimeMs,
    () => 0,
  )
  const owner = readJson(path)
  // The owner is written just after the file appears, so an empty one is abandoned only when it stays empty.
  if (!owner) return age > 10_000
  if (owner.host !== hostname()) return age > foreignLockLifetime
  return !isRunning(owner.process) || processStart(owner.process) !== owner.started
}

export function isRunning(processId) {
  try {
    process.kill(processId, 0)
    return true
  } catch (error) {
    return error.code === 'EPERM'
  }
}

/** When a process started, in clock ticks, so that a reused process id is not taken for the owner. Linux only. */
function processStart(processId) {
  const path = `/proc/${processId}/stat`
  if (!existsSync(path)) return null
  const fields = readFileSync(path, 'utf8')
  return fields.slice(fields.lastIndexOf(')') + 2).split(' ')[19]
}

/**
 * Removes an abandoned lock. Of two that saw the same dead owner, the slower one may get hold of the lock that the
 * faster one has just made; it looks at what it took and puts a living one back.
 */
async function takeAway(path) {
  const aside = `${path}.${randomBytes(4).toString('hex')}`
  const moved = await rename(path, aside).then(
    () => true,
    () => false,
  )
  if (!moved) return
  if (!(await isAbandoned(aside))) await link(aside, path).catch(() => {})
  await rm(aside, { force: true })
}

async function removeLeftovers(folder) {
  const parent = dirname(folder)
  await mkdir(parent, { recursive: true })
  for (const name of await readdir(parent)) {
    if (name.startsWith(`${basename(folder)}.building-`))
      await rm(join(parent, name), { recursive: true, force: true })
  }
}

async function listFiles(folder, prefix = '') {
  const entries = await readdir(join(folder, prefix), { withFileTypes: true })
  const nested = await Promise.all(
    entries.map(async (entry) => {
      const path = prefix ? `${prefix}/${entry.name}` : entry.name
      if (entry.isDirectory()) return listFiles(folder, path)
      return [{ path, size: (await stat(join(folder, path))).size }]
    }),
  )
  return nested.flat()
}

async function hasSize(path, size) {
  return stat(path).then(
    (info) => info.size === size,
    () => false,
  )
}

function megabytes(bytes) {
  return `${Math.ceil(bytes / 1e6)} MB`
}
