/**
 * The Node that everything but the bootstrap itself runs on. It comes from the npm package `node`, whose own install
 * script would fetch the platform's package unpinned; this does the same with a hash and a cache outside the checkout.
 */
import { chmod, copyFile, lstat, mkdir, readlink, rename, rm, symlink } from 'node:fs/promises'
import { dirname, join, relative } from 'node:path'
import { isComplete, publishFolder, requireDiskSpace, withLock } from './files.mjs'
import { fetchPackage, unpackPackage } from './packages.mjs'
import { SetupProblem } from './problem.mjs'
import { sqliteNodeApi, toolsNode } from './runtimes.mjs'

/**
 * Puts Node in place, also as `node_modules/.bin/node`, which npm puts first on the PATH.
 * @returns {Promise<{executable: string, version: string, headers: string | undefined}>} headers: the folder that
 *   node-gyp takes as `--nodedir`.
 */
export async function ensureToolsNode(context) {
  const wanted = toolsNode.packages[context.platform]
  if (!wanted)
    return takeRunningNode(
      context,
      `There is no ${toolsNode.version} package for ${context.platform}.`,
    )
  const folder = join(context.cache, 'node', `${toolsNode.version}-${context.platform}`)
  if (!(await isComplete(folder))) {
    try {
      await withLock(context, 'node', () => fetchNode(context, wanted, folder))
    } catch (error) {
      if (!isModern(process.versions)) throw error
      return takeRunningNode(context, error.message)
    }
  }
  const executable = join(folder, wanted.executable)
  await linkIntoPackages(context, executable)
  return { executable, version: toolsNode.version, headers: folder }
}

async function fetchNode(context, wanted, folder) {
  if (await isComplete(folder)) return
  context.say(`Fetching Node ${toolsNode.version}…`)
  await requireDiskSpace(context.cache, 400e6)
  await publishFolder(folder, async (temporary) => {
    const tarball = await fetchPackage(
      context,
      { ...wanted, version: toolsNode.version },
      temporary,
    )
    await unpackPackage(tarball, temporary)
    await rm(tarball)
    const unpacked = join(temporary, 'package')
    for (const part of [dirname(wanted.executable), 'include', 'LICENSE', 'package.json']) {
      await rename(join(unpacked, part), join(temporary, part)).catch(ignoreMissing)
    }
    await rm(unpacked, { recursive: true })
    await chmod(join(temporary, wanted.executable), 0o755)
  })
}

async function linkIntoPackages(context, executable) {
  const bin = join(context.checkout, 'node_modules', '.bin')
  await mkdir(bin, { recursive: true })
  if (process.platform === 'win32') {
    // Links need a privilege on Windows, and a copy is found before npm's shim.
    const copy = join(bin, 'node.exe')
    if (!(await lstat(copy).catch(() => undefined))) await copyFile(executable, copy)
    return
  }
  const inPackage = join(context.checkout, 'node_modules', 'node', 'bin', 'node')
  await mkdir(dirname(inPackage), { recursive: true })
  await linkTo(executable, inPackage)
  await linkTo(relative(bin, inPackage), join(bin, 'node'))
}

async function linkTo(target, path) {
  if ((await readlink(path).catch(() => undefined)) === target) return
  const temporary = `${path}.${process.pid}`
  await symlink(target, temporary)
  await rename(temporary, path)
}

function takeRunningNode(context, reason) {
  if (!isModern(process.versions)) {
    throw new SetupProblem({
      what: `Node 24 is needed and this is ${process.versions.node}. ${reason}`,
      where: process.execPath,
      remedy: 'Install Node 24 or newer and run the command again.',
    })
  }
  context.say(`Using the Node that runs this, ${process.versions.node}. ${reason}`)
  return { executable: process.execPath, version: process.versions.node, headers: undefined }
}

/** Whether a Node strips types by itself and offers the Node-API that better-sqlite3 needs. */
function isModern(versions) {
  return Number(versions.napi) >= sqliteNodeApi && Number.parseInt(versions.node, 10) >= 24
}

function ignoreMissing(error) {
  if (error.code !== 'ENOENT') throw error
}
