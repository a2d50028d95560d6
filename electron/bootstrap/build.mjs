/** Builds the application with electron-vite, when its sources are not those of the last build. */
import { createHash } from 'node:crypto'
import { existsSync } from 'node:fs'
import { readdir, readFile, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { readJson, withLock, writeJson } from './files.mjs'
import { hashName } from './packages.mjs'
import { runQuietly } from './processes.mjs'

/** What the build depends on. The lock file stands for the packages that are bundled. */
const sources = [
  'electron.vite.config.ts',
  'package.json',
  'package-lock.json',
  'legal-text',
  'shared',
  'renderer',
  'electron/export',
  'electron/main',
  'electron/preload',
  'electron/store',
]

const results = ['main/index.js', 'main/store.js', 'preload/index.cjs', 'renderer/index.html']

/**
 * @param {{executable: string}} node
 * @returns {Promise<boolean>} whether anything was built
 */
export async function ensureBuilt(context, node) {
  const stamp = join(context.checkout, 'out', 'build.json')
  const isCurrent = (hash) =>
    readJson(stamp)?.sources === hash &&
    results.every((path) => existsSync(join(context.checkout, 'out', path)))
  if (isCurrent(await hashSources(context.checkout))) return false
  return withLock(context, `build-${hashName(context.checkout)}`, async () => {
    // Hashed before building: what is saved while the build runs makes the next start build again.
    const hash = await hashSources(context.checkout)
    if (isCurrent(hash)) return false
    context.say('Building the application…')
    await rm(stamp, { force: true })
    const electronVite = join(
      context.checkout,
      'node_modules',
      'electron-vite',
      'bin',
      'electron-vite.js',
    )
    await runQuietly(node.executable, [electronVite, 'build', '--logLevel', 'warn'], {
      cwd: context.checkout,
      timeout: 5 * 60_000,
      logFolder: join(context.cache, 'logs'),
      what: 'The application could not be built',
      remedy: 'Mend what the lines below name, and run the command again.',
    })
    await writeJson(stamp, { sources: hash })
    return true
  })
}

async function hashSources(checkout) {
  const paths = (await Promise.all(sources.map((path) => listFiles(checkout, path)))).flat().sort()
  const contents = await Promise.all(paths.map((path) => readFile(join(checkout, path))))
  const hash = createHash('sha256')
  paths.forEach((path, index) => {
    hash.update(`${path}\0${contents[index].length}\0`).update(contents[index])
  })
  return hash.digest('hex')
}

async function listFiles(checkout, path) {
  const entries = await readdir(join(checkout, path), { withFileTypes: true }).catch((error) => {
    if (error.code === 'ENOTDIR') return undefined
    if (error.code === 'ENOENT') return []
    throw error
  })
  if (!entries) return [path]
  const nested = entries.map((entry) =>
    entry.isDirectory() ? listFiles(checkout, `${path}/${entry.name}`) : [`${path}/${entry.name}`],
  )
  return (await Promise.all(nested)).flat()
}
