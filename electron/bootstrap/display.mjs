/** A screen to open windows on, where there is none: a server, a container, a build machine. */
import { spawn } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { SetupProblem } from './problem.mjs'
import { ensureSystemPrograms } from './system.mjs'

const startWithin = 15_000

/** Whether windows need a screen of our own making. Windows and macOS always have one. */
export function lacksDisplay(environment = process.env) {
  return process.platform === 'linux' && !environment.DISPLAY && !environment.WAYLAND_DISPLAY
}

/**
 * Starts a virtual screen of 1440 × 900 on a free number, which only this user's programs may use.
 * @returns {Promise<{environment: Record<string, string>, close: () => Promise<void>}>} environment: for the programs
 *   that shall use it
 */
export async function startVirtualDisplay(context) {
  await ensureSystemPrograms(context, ['Xvfb'], 'open a window without a screen')
  const folder = await mkdtemp(join(tmpdir(), 'workbench-display-'))
  const authority = join(folder, 'Xauthority')
  await writeFile(authority, authorityFile(randomBytes(16)), { mode: 0o600 })
  const options = ['-screen', '0', '1440x900x24', '-nolisten', 'tcp', '-auth', authority]
  // The server writes the number it has chosen to file descriptor 3. Its own process group, so that Ctrl+C in the
  // terminal reaches the application first and the screen goes last.
  const server = spawn('Xvfb', ['-displayfd', '3', ...options], {
    stdio: ['ignore', 'ignore', 'pipe', 'pipe'],
    detached: true,
  })
  const killNow = () => server.kill('SIGKILL')
  process.once('exit', killNow)
  const closed = new Promise((done) => server.once('close', done))
  const close = async () => {
    process.off('exit', killNow)
    server.kill('SIGTERM')
    await closed
    await rm(folder, { recursive: true, force: true })
  }
  try {
    const number = await displayNumber(server)
    return { environment: { DISPLAY: `:${number}`, XAUTHORITY: authority }, close }
  } catch (error) {
    await close()
    throw error
  }
}

function displayNumber(server) {
  return new Promise((done, fail) => {
    let said = ''
    const giveUp = (reason) =>
      fail(
        new SetupProblem({
          what: `The virtual screen (Xvfb) did not start: ${reason}.`,
          remedy:
            'Start the command where there is a screen, or find out why "Xvfb -displayfd 1" fails here.',
          detail: said.trim() || undefined,
        }),
      )
    const timer = setTimeout(() => giveUp(`no answer within ${startWithin / 1000} s`), startWithin)
    server.stderr.setEncoding('utf8').on('data', (text) => {
      said = (said + text).slice(-4_000)
    })
    server.once('error', (error) => giveUp(error.message))
    server.once('exit', (code, signal) => giveUp(`it ended with ${signal ?? `code ${code}`}`))
    server.stdio[3].setEncoding('utf8').once('data', (text) => {
      clearTimeout(timer)
      done(Number.parseInt(text, 10))
    })
  })
}

/**
 * An X authority file with one cookie that is good for every display: family 0xFFFF ("wild") with empty address and
 * number, then the protocol's name and the cookie, each with its length in two bytes (Xau.h of libXau).
 */
function authorityFile(cookie) {
  const field = (content) => {
    const length = Buffer.alloc(2)
    length.writeUInt16BE(content.length)
    return Buffer.concat([length, content])
  }
  const empty = Buffer.alloc(0)
  const protocol = Buffer.from('MIT-MAGIC-COOKIE-1')
  return Buffer.concat([Buffer.from([0xff, 0xff]), ...[empty, empty, protocol, cookie].map(field)])
}
