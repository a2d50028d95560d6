/**
 * Where things are and where progress is said. One value, handed to every step, so that no step reads globals and a
 * test can point it at other folders.
 */
import { homedir } from 'node:os'
import { dirname, join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'

const checkoutFolder = resolve(dirname(fileURLToPath(import.meta.url)), '../..')

/**
 * @param {{chatter?: NodeJS.WritableStream}} options chatter: the stream that progress lines go to. Commands whose
 *   standard output is their answer pass standard error.
 */
export function createContext({ chatter = process.stdout } = {}) {
  return {
    checkout: checkoutFolder,
    cache: cacheFolder(process.env, process.platform),
    platform: `${process.platform}-${process.arch}`,
    isRoot: process.getuid?.() === 0,
    /** @param {string} line */
    say: (line) => chatter.write(`${line}\n`),
  }
}

/** The folder for everything that outlives the checkout: runtimes, native builds, remembered outcomes, locks. */
export function cacheFolder(environment, platform) {
  return join(userCacheFolder(environment, platform), 'drafting-workbench')
}

function userCacheFolder(environment, platform) {
  if (environment.XDG_CACHE_HOME) return resolve(environment.XDG_CACHE_HOME)
  if (platform === 'darwin') return join(homedir(), 'Library', 'Caches')
  if (platform === 'win32' && environment.LOCALAPPDATA) return environment.LOCALAPPDATA
  return join(homedir(), '.cache')
}
