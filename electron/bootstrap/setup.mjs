/**
 * Sets up everything the application, its tests and its command line run on, and says where it is.
 *
 *     node electron/bootstrap/setup.mjs [--print-env]
 *
 * `--print-env` prints `NAME=value` lines, to be taken over by a shell:
 *   ELECTRON_EXECUTABLE      the Electron that runs here
 *   WORKBENCH_SQLITE_BINDING the file for better-sqlite3's `nativeBinding` option; absent when its own binary will do
 *   WORKBENCH_NODE           the Node 24 for tools
 */
import { createContext } from './context.mjs'
import { describeElectron, ensureElectron } from './electron.mjs'
import { ensurePackages } from './packages.mjs'
import { runMain, SetupProblem } from './problem.mjs'
import { ensureSqliteBinding } from './sqlite.mjs'
import { ensureSharedLibraries } from './system.mjs'
import { ensureToolsNode } from './tools-node.mjs'

/** The packages and the Node that tools run on: enough for the command line. */
export async function setUpTools(context) {
  requireRunningNode()
  await ensurePackages(context)
  return { node: await ensureToolsNode(context) }
}

/** All of it: tools, an Electron that can start here, and its SQLite. */
export async function setUpAll(context) {
  const { node } = await setUpTools(context)
  const electron = await ensureElectron(context, node)
  await ensureSharedLibraries(context, electron.executable, 'run Electron')
  const sqliteBinding = await ensureSqliteBinding(context, electron, node)
  return { node, electron, sqliteBinding }
}

/** The environment by which the set-up is handed on to the application, the tests and the command line. */
export function environmentOf({ node, electron, sqliteBinding }) {
  return {
    ...(electron && { ELECTRON_EXECUTABLE: electron.executable }),
    ...(sqliteBinding && { WORKBENCH_SQLITE_BINDING: sqliteBinding }),
    WORKBENCH_NODE: node.executable,
  }
}

/** One line that says what runs. */
export function describeRuntime({ node, electron }) {
  return `${describeElectron(electron)}, Node ${node.version} for tools`
}

function requireRunningNode() {
  if (Number.parseInt(process.versions.node, 10) >= 20) return
  throw new SetupProblem({
    what: `Node 20 or newer is needed and this is ${process.versions.node}.`,
    where: process.execPath,
    remedy: 'Install a newer Node and run the command again.',
  })
}

async function main() {
  const printEnvironment = process.argv.includes('--print-env')
  const context = createContext({ chatter: printEnvironment ? process.stderr : process.stdout })
  const setup = await setUpAll(context)
  context.say(describeRuntime(setup))
  if (printEnvironment) {
    for (const [name, value] of Object.entries(environmentOf(setup)))
      process.stdout.write(`${name}=${value}\n`)
  }
}

await runMain(import.meta.url, main)
