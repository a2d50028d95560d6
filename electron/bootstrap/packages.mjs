/** The packages of the lock file, and single packages fetched from the registry besides it. */
import { createHash } from 'node:crypto'
import { rename } from 'node:fs/promises'
import { basename, join } from 'node:path'
import { hashFile, readJson, withLock } from './files.mjs'
import { SetupProblem } from './problem.mjs'
import { findProgram, npmCommand, runQuietly } from './processes.mjs'

const networkRemedy =
  'Check the network connection, or npm’s registry and proxy settings (npm config get registry), and run the command again.'

/** Installs what the lock file says, unless that is what is installed. Packages' own scripts are not run. */
export async function ensurePackages(context) {
  const lock = readJson(join(context.checkout, 'package-lock.json'))
  const declared = readJson(join(context.checkout, 'package.json'))
  requireMatchingLock(context, declared, lock)
  if (isInstalled(context, lock)) return
  await withLock(context, `checkout-${hashName(context.checkout)}`, async () => {
    if (isInstalled(context, lock)) return
    context.say('Installing npm packages (npm ci)…')
    const npm = npmCommand()
    await runQuietly(
      npm.command,
      [...npm.args, 'ci', '--ignore-scripts', '--no-audit', '--no-fund'],
      {
        cwd: context.checkout,
        logFolder: join(context.cache, 'logs'),
        what: 'The npm packages could not be installed',
        remedy: networkRemedy,
      },
    )
  })
}

/**
 * Fetches one package's tarball into a folder and gives its path. npm checks it against the registry's own hash;
 * `integrity` (optional) is the one this project trusts.
 */
export async function fetchPackage(context, { name, version, integrity }, folder) {
  const npm = npmCommand()
  const answer = await runQuietly(
    npm.command,
    [
      ...npm.args,
      'pack',
      `${name}@${version}`,
      '--pack-destination',
      folder,
      '--json',
      '--fetch-retries=1',
    ],
    {
      // Not the checkout: npm would read its package.json and run its life-cycle there.
      cwd: folder,
      logFolder: join(context.cache, 'logs'),
      timeout: 20 * 60_000,
      what: `The npm package ${name}@${version} could not be fetched`,
      remedy: networkRemedy,
    },
  )
  const tarball = join(folder, 'package.tgz')
  await rename(join(folder, basename(tarballName(answer, name, version))), tarball)
  if (integrity) await requireHash(tarball, integrity, `${name}@${version}`)
  return tarball
}

/** Unpacks a package's tarball (or the given members of it) into a folder. */
export async function unpackPackage(tarball, folder, members = []) {
  const tar = findProgram('tar')
  if (!tar) {
    throw new SetupProblem({
      what: 'The program tar was not found.',
      where: `PATH=${process.env.PATH ?? ''}`,
      remedy: 'Install tar and run the command again.',
    })
  }
  await runQuietly(tar, ['-xzf', tarball, '-C', folder, ...members], {
    what: 'A package could not be unpacked',
    where: tarball,
    remedy: 'Free some disk space if it is full, and run the command again.',
  })
}

/** Throws when a file's SHA-512 is not the one written down for it. */
async function requireHash(path, integrity, title) {
  const found = `sha512-${await hashFile(path, 'sha512', 'base64')}`
  if (found === integrity) return
  throw new SetupProblem({
    what: `${title} is not the file this project trusts: its hash is ${found} and should be ${integrity}.`,
    where: path,
    remedy:
      'Nothing of it was used. Find out whether the registry or a proxy alters packages, clear npm’s cache (npm cache clean --force) and run the command again.',
  })
}

// npm prints an array up to version 11 and may print an object; scoped names differ between versions too.
function tarballName(answer, name, version) {
  const fallback = `${name.replace('@', '').replace('/', '-')}-${version}.tgz`
  try {
    const parsed = JSON.parse(answer)
    return (Array.isArray(parsed) ? parsed[0] : Object.values(parsed)[0])?.filename ?? fallback
  } catch {
    return fallback
  }
}

function requireMatchingLock(context, declared, lock) {
  const root = lock?.packages?.['']
  const fields = ['dependencies', 'devDependencies', 'optionalDependencies']
  const same = (field) =>
    JSON.stringify(sorted(declared?.[field])) === JSON.stringify(sorted(root?.[field]))
  if (declared && root && fields.every(same)) return
  throw new SetupProblem({
    what: 'package.json and package-lock.json do not name the same dependencies.',
    where: context.checkout,
    remedy: 'Run npm install --package-lock-only --ignore-scripts and look at what it changes.',
  })
}

/**
 * Whether node_modules holds what the lock file says, by the record npm keeps in it. npm writes that record last and
 * removes it first, so an interrupted installation does not pass. Optional packages may be missing.
 */
function isInstalled(context, lock) {
  const record = readJson(join(context.checkout, 'node_modules', '.package-lock.json'))?.packages
  if (!record) return false
  const wanted = Object.entries(lock.packages).filter(([path]) => path !== '')
  const present = ([path, entry]) =>
    record[path]?.version === entry.version && record[path]?.integrity === entry.integrity
  return (
    wanted.every((item) => present(item) || (item[1].optional && !record[item[0]])) &&
    Object.keys(record).every((path) => path in lock.packages)
  )
}

function sorted(record = {}) {
  return Object.entries(record).sort(([left], [right]) => (left < right ? -1 : 1))
}

/** A folder's path as a short name for a lock or cache entry. */
export function hashName(text) {
  return createHash('sha256').update(text).digest('hex').slice(0, 16)
}
