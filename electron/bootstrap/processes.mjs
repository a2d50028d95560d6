/** Running other programs: quietly to their end, with a failure that shows what they said. */
import { spawn } from 'node:child_process'
import { accessSync, constants as fileModes } from 'node:fs'
import { mkdir, writeFile } from 'node:fs/promises'
import { constants } from 'node:os'
import { basename, delimiter, join } from 'node:path'
import { SetupProblem } from './problem.mjs'

const tailLines = 25

/**
 * Runs a program to its end and gives what it printed on standard output. Its standard error is kept for the message.
 * @param {string} command
 * @param {string[]} args
 * @param {{cwd?: string, env?: NodeJS.ProcessEnv, timeout?: number, what: string, remedy: string, where?: string,
 *   logFolder?: string}} options timeout in ms; what, where and remedy describe the failure, should there be one;
 *   logFolder receives the whole output when the program fails.
 */
export async function runQuietly(command, args, options) {
  const answer = await capture(command, args, options)
  if (answer.code === 0) return answer.standardOutput
  const output = `${answer.standardOutput}\n${answer.standardError}`.trim()
  const log = await keepLog(options.logFolder, command, output)
  throw new SetupProblem({
    what: `${options.what} (${reasonOf(answer, command, options)}).`,
    where: options.where ?? options.cwd,
    remedy: log ? `${options.remedy} The whole output is in ${log}.` : options.remedy,
    detail: (answer.standardError.trim() || output).split('\n').slice(-tailLines).join('\n'),
  })
}

/**
 * Runs a program and gives its exit code, signal and output, whatever they are. Code is null when it could not be
 * started (then `error` says why), was killed, or timed out.
 */
export function capture(command, args, { cwd, env, timeout } = {}) {
  return new Promise((done) => {
    const child = spawn(command, args, {
      cwd,
      env,
      stdio: ['ignore', 'pipe', 'pipe'],
      windowsHide: true,
    })
    const output = { standardOutput: '', standardError: '' }
    let timedOut = false
    const timer = timeout
      ? setTimeout(() => {
          timedOut = true
          child.kill('SIGKILL')
        }, timeout)
      : undefined
    child.stdout.setEncoding('utf8').on('data', (text) => {
      output.standardOutput += text
    })
    child.stderr.setEncoding('utf8').on('data', (text) => {
      output.standardError += text
    })
    child.on('error', (error) => {
      clearTimeout(timer)
      done({ code: null, signal: null, timedOut, error, ...output })
    })
    child.on('close', (code, signal) => {
      clearTimeout(timer)
      done({ code, signal, timedOut, error: undefined, ...output })
    })
  })
}

/** How long a program that was asked to end may take before it is ended, in ms. */
const endWithin = 10_000

/**
 * Runs a program that talks to the terminal itself and gives its exit code. Signals to this process are passed on.
 * @param {{cwd?: string, env?: NodeJS.ProcessEnv, timeout?: number}} options timeout in ms, after which it is ended
 */
export function runInForeground(command, args, { timeout, ...options }) {
  return new Promise((done, fail) => {
    const child = spawn(command, args, { ...options, stdio: 'inherit' })
    const passOn = (signal) => child.kill(signal)
    const signals = ['SIGINT', 'SIGTERM', 'SIGHUP']
    for (const signal of signals) process.on(signal, passOn)
    const timers = []
    if (timeout) {
      timers.push(setTimeout(() => child.kill('SIGTERM'), timeout))
      timers.push(setTimeout(() => child.kill('SIGKILL'), timeout + endWithin))
    }
    child.once('error', fail)
    child.once('exit', (code, signal) => {
      for (const name of signals) process.off(name, passOn)
      for (const timer of timers) clearTimeout(timer)
      done(code ?? 128 + (constants.signals[signal] ?? 0))
    })
  })
}

/** The full path of a program on the PATH, or undefined. */
export function findProgram(name, path = process.env.PATH ?? '') {
  const endings = process.platform === 'win32' ? ['.exe', '.cmd', ''] : ['']
  for (const folder of path.split(delimiter).filter(Boolean)) {
    for (const ending of endings) {
      const candidate = join(folder, name + ending)
      try {
        accessSync(candidate, fileModes.X_OK)
        return candidate
      } catch {}
    }
  }
  return undefined
}

/**
 * How to run npm: the one that runs us, so that a version manager's choice is kept, else the one on the PATH.
 * @returns {{command: string, args: string[]}}
 */
export function npmCommand(environment = process.env) {
  const running = environment.npm_execpath
  if (running && basename(running) === 'npm-cli.js')
    return { command: process.execPath, args: [running] }
  const found = findProgram('npm', environment.PATH)
  if (!found) {
    throw new SetupProblem({
      what: 'npm was not found.',
      where: `PATH=${environment.PATH ?? ''}`,
      remedy: 'Install Node.js 20 or newer with npm and run the command again.',
    })
  }
  if (process.platform === 'win32')
    return { command: process.env.ComSpec ?? 'cmd.exe', args: ['/d', '/s', '/c', 'npm'] }
  return { command: found, args: [] }
}

function reasonOf(answer, command, options) {
  if (answer.error?.code === 'ENOENT') return `${command} was not found`
  if (answer.error) return answer.error.message
  if (answer.timedOut) return `no answer within ${Math.round(options.timeout / 1000)} s`
  if (answer.signal) return `stopped by ${answer.signal}`
  return `exit code ${answer.code}`
}

async function keepLog(folder, command, output) {
  if (!folder) return undefined
  const path = join(folder, `${basename(command)}-failure.log`)
  try {
    await mkdir(folder, { recursive: true })
    await writeFile(path, `${output}\n`)
    return path
  } catch {
    return undefined
  }
}
