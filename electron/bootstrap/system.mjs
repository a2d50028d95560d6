/**
 * Programs and libraries of the operating system. On Debian and its kin, as root, what is missing is installed through
 * apt; otherwise the exact command is printed.
 */
import { existsSync } from 'node:fs'
import { SetupProblem } from './problem.mjs'
import { capture, findProgram, runQuietly } from './processes.mjs'

/** Debian packages by the program or shared library they bring; several names where releases differ (64-bit time). */
const packageNames = {
  python3: ['python3'],
  make: ['make'],
  'g++': ['g++'],
  Xvfb: ['xvfb'],
  'libnss3.so': ['libnss3'],
  'libnssutil3.so': ['libnss3'],
  'libsmime3.so': ['libnss3'],
  'libnspr4.so': ['libnspr4'],
  'libatk-1.0.so.0': ['libatk1.0-0t64', 'libatk1.0-0'],
  'libatk-bridge-2.0.so.0': ['libatk-bridge2.0-0t64', 'libatk-bridge2.0-0'],
  'libatspi.so.0': ['libatspi2.0-0t64', 'libatspi2.0-0'],
  'libcups.so.2': ['libcups2t64', 'libcups2'],
  'libgtk-3.so.0': ['libgtk-3-0t64', 'libgtk-3-0'],
  'libgdk-3.so.0': ['libgtk-3-0t64', 'libgtk-3-0'],
  'libgbm.so.1': ['libgbm1'],
  'libasound.so.2': ['libasound2t64', 'libasound2'],
  'libdrm.so.2': ['libdrm2'],
  'libxkbcommon.so.0': ['libxkbcommon0'],
  'libpango-1.0.so.0': ['libpango-1.0-0'],
  'libcairo.so.2': ['libcairo2'],
  'libgio-2.0.so.0': ['libglib2.0-0t64', 'libglib2.0-0'],
  'libglib-2.0.so.0': ['libglib2.0-0t64', 'libglib2.0-0'],
  'libgobject-2.0.so.0': ['libglib2.0-0t64', 'libglib2.0-0'],
  'libdbus-1.so.3': ['libdbus-1-3'],
  'libexpat.so.1': ['libexpat1'],
  'libudev.so.1': ['libudev1'],
  'libX11.so.6': ['libx11-6'],
  'libXcomposite.so.1': ['libxcomposite1'],
  'libXdamage.so.1': ['libxdamage1'],
  'libXext.so.6': ['libxext6'],
  'libXfixes.so.3': ['libxfixes3'],
  'libXrandr.so.2': ['libxrandr2'],
  'libxcb.so.1': ['libxcb1'],
}

/** Makes sure that programs are on the PATH. `purpose` completes "needed to …". */
export async function ensureSystemPrograms(context, programs, purpose) {
  const missing = programs.filter((program) => !findProgram(program))
  if (missing.length > 0) await install(context, missing, purpose)
}

/** Makes sure that the shared libraries an executable is linked with are there. Linux only; elsewhere it does nothing. */
export async function ensureSharedLibraries(context, executable, purpose) {
  if (process.platform !== 'linux') return
  const missing = await missingLibraries(executable)
  if (missing.length === 0) return
  await install(context, missing, purpose)
  const stillMissing = await missingLibraries(executable)
  if (stillMissing.length > 0) throw cannotInstall(stillMissing, purpose, stillMissing)
}

async function missingLibraries(executable) {
  const answer = await capture('ldd', [executable], { timeout: 10_000 })
  if (answer.code !== 0) return []
  return [...answer.standardOutput.matchAll(/^\s*(\S+) => not found/gm)].map((match) => match[1])
}

async function install(context, missing, purpose) {
  const apt = findProgram('apt-get')
  if (!apt || !existsSync('/etc/debian_version')) throw cannotInstall(missing, purpose, missing)
  const known = await Promise.all(missing.map((name) => chooseName(packageNames[name] ?? [])))
  const packages = [...new Set(known.filter(Boolean))]
  if (packages.length === 0) throw cannotInstall(missing, purpose, missing)
  if (!context.isRoot) throw cannotInstall(missing, purpose, packages)
  context.say(`Installing ${packages.join(', ')} (needed to ${purpose})…`)
  const environment = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' }
  await capture(apt, ['update', '-q'], { env: environment, timeout: 5 * 60_000 })
  await runQuietly(apt, ['install', '-y', '-q', '--no-install-recommends', ...packages], {
    env: environment,
    timeout: 15 * 60_000,
    what: `The system packages ${packages.join(', ')} could not be installed`,
    remedy: `Run "${installCommand(packages)}" yourself and read what it says.`,
  })
}

/** The first of the names that this release of the distribution has; the last when it cannot be asked. */
async function chooseName(names) {
  if (names.length < 2) return names[0]
  for (const name of names) {
    const answer = await capture('apt-cache', ['show', name], { timeout: 20_000 })
    if (answer.code === 0 && answer.standardOutput.trim() !== '') return name
  }
  return names.at(-1)
}

function cannotInstall(missing, purpose, packages) {
  const onDebian = existsSync('/etc/debian_version')
  return new SetupProblem({
    what: `Missing from this system: ${missing.join(', ')}, needed to ${purpose}.`,
    remedy: onDebian
      ? `Run: sudo ${installCommand(packages)}`
      : `Install them with the package manager of this system (on Debian they are in: ${debianNames(missing)}).`,
  })
}

function installCommand(packages) {
  return `apt-get install -y ${packages.join(' ')}`
}

function debianNames(missing) {
  return [...new Set(missing.map((name) => packageNames[name]?.at(-1) ?? name))].join(' ')
}
