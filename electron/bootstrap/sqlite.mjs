/**
 * SQLite for the fallback Electron. better-sqlite3's prebuilt binary needs Node-API 10 (references to strings) and
 * segfaults without a word on an older runtime; built from its own source against the experimental header it runs there.
 */
import { cp, mkdir, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { isComplete, publishFolder, readJson, requireDiskSpace, withLock } from './files.mjs'
import { SetupProblem } from './problem.mjs'
import { capture, findProgram, runQuietly } from './processes.mjs'
import { fallbackElectron, sqliteRecipe } from './runtimes.mjs'
import { ensureSystemPrograms } from './system.mjs'

const compilerFlags = [
  '-UNAPI_VERSION',
  '-DNAPI_VERSION=2147483647',
  '-DNAPI_EXPERIMENTAL',
  '-DNODE_API_EXPERIMENTAL_NOGC_ENV_OPT_OUT',
]

/**
 * @param {{executable: string, needsOwnSqlite: boolean}} electron
 * @param {{executable: string, headers: string | undefined}} node
 * @returns {Promise<string | undefined>} the file for better-sqlite3's `nativeBinding` option, undefined when its own will do
 */
export async function ensureSqliteBinding(context, electron, node) {
  if (!electron.needsOwnSqlite) return undefined
  const { version } = readJson(
    join(context.checkout, 'node_modules', 'better-sqlite3', 'package.json'),
  )
  const name = `${version}-${context.platform}-napi${fallbackElectron.nodeApi}-${sqliteRecipe}`
  const folder = join(context.cache, 'better-sqlite3', name)
  if (!(await isComplete(folder))) {
    await withLock(context, 'better-sqlite3', async () => {
      if (await isComplete(folder)) return
      await ensureSystemPrograms(
        context,
        ['python3', 'make', 'g++'],
        'build SQLite for this Electron',
      )
      context.say(
        `Building better-sqlite3 ${version} for Electron ${electron.version} (a minute or two, once)…`,
      )
      await requireDiskSpace(context.cache, 300e6)
      await publishFolder(folder, (temporary) => build(context, electron, node, temporary))
    })
  }
  return join(folder, 'better_sqlite3.node')
}

async function build(context, electron, node, folder) {
  const source = join(folder, 'source')
  const packages = join(context.checkout, 'node_modules')
  await cp(join(packages, 'better-sqlite3'), source, { recursive: true })
  // The build asks Node for this package's include folder, so it has to be findable from the copy.
  await mkdir(join(source, 'node_modules'))
  await cp(join(packages, 'node-addon-api'), join(source, 'node_modules', 'node-addon-api'), {
    recursive: true,
  })
  const nodeGyp = join(packages, 'node-gyp', 'bin', 'node-gyp.js')
  const headers = node.headers ? [`--nodedir=${node.headers}`] : []
  await runQuietly(
    node.executable,
    [nodeGyp, 'rebuild', '--release', '--force_build=1', ...headers],
    {
      cwd: source,
      env: {
        ...process.env,
        CXXFLAGS: `${process.env.CXXFLAGS ?? ''} ${compilerFlags.join(' ')}`,
        JOBS: 'max',
      },
      logFolder: join(context.cache, 'logs'),
      what: 'better-sqlite3 could not be built',
      remedy: `Check that a C++20 compiler is installed (${findProgram('g++') ?? 'g++ was not found'}).`,
    },
  )
  await cp(
    join(source, 'build', 'Release', 'better_sqlite3.node'),
    join(folder, 'better_sqlite3.node'),
  )
  await rm(source, { recursive: true })
  await requireWorking(context, electron, join(folder, 'better_sqlite3.node'))
}

/** Opens a database with the fresh build inside the very runtime it is for, since a wrong one kills its process. */
async function requireWorking(context, electron, binding) {
  const script = `const Database = require('better-sqlite3');
    const database = new Database(':memory:', { nativeBinding: process.argv[1] });
    const row = database.prepare('select ? as text').get('works');
    if (row.text !== 'works') throw new Error(JSON.stringify(row));`
  const answer = await capture(electron.executable, ['-e', script, binding], {
    cwd: context.checkout,
    timeout: 30_000,
    env: { ...process.env, ELECTRON_RUN_AS_NODE: '1' },
  })
  if (answer.code === 0) return
  throw new SetupProblem({
    what: `better-sqlite3 was built but does not work in Electron ${electron.version} (${answer.signal ?? `exit code ${answer.code}`}).`,
    where: electron.executable,
    remedy: 'Report this with the lines below; npm run workbench works without it.',
    detail: answer.standardError.trim() || answer.error?.message || 'It said nothing.',
  })
}
