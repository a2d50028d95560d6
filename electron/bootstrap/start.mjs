/**
 * `npm start`: sets up what is missing, builds what has changed, and opens the application.
 *
 * What the application gets in its environment:
 *   WORKBENCH_SQLITE_BINDING  the file for better-sqlite3's `nativeBinding` option; absent when its own binary will do
 *   WORKBENCH_SCREENSHOT      without a screen only: where to save a picture of the first window once it is ready
 * What it passes on as it finds it:
 *   WORKBENCH_DATA_DIR        the folder for settings and the sample workspace instead of the user's own data folder
 * What this command itself heeds:
 *   WORKBENCH_ELECTRON        `declared` or `fallback`: which Electron, see `electron.mjs`
 *   XDG_CACHE_HOME            where the cache lies, see `context.mjs`
 * Arguments after `npm start --` go to the application.
 */
import { spawn } from 'node:child_process'
import { statSync } from 'node:fs'
import { mkdir, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { ensureBuilt } from './build.mjs'
import { createContext } from './context.mjs'
import { lacksDisplay, startVirtualDisplay } from './display.mjs'
import { runMain, SetupProblem } from './problem.mjs'
import { describeRuntime, environmentOf, setUpAll } from './setup.mjs'

const screenshotWithin = 60_000
/** How long the application may take to save and close before it is ended, in ms. */
const closeWithin = 8_000

async function main() {
  const context = createContext()
  const setup = await setUpAll(context)
  await ensureBuilt(context, setup.node)
  context.say(describeRuntime(setup))
  const display = lacksDisplay() ? await startVirtualDisplay(context) : undefined
  const screenshot = display && (await announceScreenshot(context, display))
  try {
    return await runApplication(context, setup, {
      ...display?.environment,
      ...(screenshot && { WORKBENCH_SCREENSHOT: screenshot }),
    })
  } finally {
    await display?.close()
  }
}

/** Runs the application until it ends or this process is asked to stop, and gives the exit code. */
async function runApplication(context, setup, extraEnvironment) {
  const { ELECTRON_RUN_AS_NODE: _, ...environment } = process.env
  const application = spawn(
    setup.electron.executable,
    [...sandboxArguments(context), context.checkout, ...process.argv.slice(2)],
    {
      cwd: context.checkout,
      env: { ...environment, ...environmentOf(setup), ...extraEnvironment },
      stdio: ['inherit', 'inherit', 'pipe'],
      // A group of its own, so that its child processes can be ended with it.
      detached: process.platform !== 'win32',
    },
  )
  let lastWords = ''
  createInterface({ input: application.stderr }).on('line', (line) => {
    if (isNoise(line)) return
    lastWords = `${lastWords}${line}\n`.slice(-4_000)
    process.stderr.write(`${line}\n`)
  })
  let stopping = false
  const stop = () => {
    if (stopping) return
    stopping = true
    context.say('Stopping…')
    // Only the main process: it closes its helpers itself, and in order.
    application.kill('SIGTERM')
    setTimeout(() => endGroup(application, 'SIGKILL'), closeWithin).unref()
  }
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, stop)
  const killNow = () => endGroup(application, 'SIGKILL')
  process.once('exit', killNow)
  if (extraEnvironment.WORKBENCH_SCREENSHOT)
    reportScreenshot(context, application, extraEnvironment.WORKBENCH_SCREENSHOT)
  const { code, signal } = await ended(application)
  process.off('exit', killNow)
  // Helpers that outlive the window (a renderer in a dump, say) are not left behind.
  endGroup(application, 'SIGKILL')
  if (stopping) return 0
  if (signal || code !== 0) throw diedProblem({ code, signal, lastWords, setup })
  return 0
}

/** Chromium refuses to run as root inside its sandbox; the switch belongs to the launcher, never to the application. */
export function sandboxArguments(context) {
  return context.isRoot ? ['--no-sandbox'] : []
}

function ended(child) {
  return new Promise((done, fail) => {
    child.once('error', fail)
    child.once('exit', (code, signal) => done({ code, signal }))
  })
}

function endGroup(child, signal) {
  if (child.pid === undefined) return
  try {
    if (process.platform === 'win32') child.kill(signal)
    else process.kill(-child.pid, signal)
  } catch {
    // Already gone.
  }
}

function sizeOf(path) {
  return statSync(path, { throwIfNoEntry: false })?.size ?? 0
}

async function announceScreenshot(context, display) {
  const path = join(context.cache, 'screenshots', 'start.png')
  await mkdir(join(path, '..'), { recursive: true })
  await rm(path, { force: true })
  context.say(
    `There is no screen here: the window opens on a virtual one (${display.environment.DISPLAY}).`,
  )
  context.say(`A picture of it will be at ${path}. Ctrl+C ends the application.`)
  return path
}

function reportScreenshot(context, application, path) {
  const started = Date.now()
  const timer = setInterval(() => {
    if (sizeOf(path) > 0) context.say(`The window is open; its picture is at ${path}`)
    else if (Date.now() - started > screenshotWithin)
      context.say(`No picture of the window came within a minute.`)
    else return
    clearInterval(timer)
  }, 200)
  application.once('exit', () => clearInterval(timer))
}

/** A line that Chromium prints where there is no screen, GPU or session bus, and that means nothing to the reader. */
function isNoise(line) {
  const source = /^\[\d+:[\d/.]+:(?:ERROR|WARNING):([\w.]+)\(/.exec(line)?.[1]
  return source !== undefined && noisySources.test(source)
}

const noisySources =
  /^(bus|object_proxy|viz_main_impl|gl_|angle_|gpu_|vaapi_|command_buffer|vulkan_|sandbox_linux)/

function diedProblem({ code, signal, lastWords, setup }) {
  const sandbox = /SUID sandbox|No usable sandbox|namespace sandbox/i.test(lastWords)
  const helper = setup.electron.executable.replace(/electron$/, 'chrome-sandbox')
  return new SetupProblem({
    what: `The application ended by itself (${signal ?? `exit code ${code}`}).`,
    where: setup.electron.executable,
    remedy: sandbox
      ? `This system does not let Chromium build its sandbox. Run: sudo chown root ${helper} && sudo chmod 4755 ${helper}`
      : 'Read what it said last, below, and run the command again.',
    detail: lastWords.trim().split('\n').slice(-15).join('\n') || 'It said nothing.',
  })
}

await runMain(import.meta.url, main)
