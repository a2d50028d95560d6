import { spawnSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { cacheFolder } from '../../../electron/bootstrap/context.mjs'
import { lacksDisplay } from '../../../electron/bootstrap/display.mjs'
import { explain, SetupProblem } from '../../../electron/bootstrap/problem.mjs'
import { capture, runQuietly } from '../../../electron/bootstrap/processes.mjs'
import { toolsNode } from '../../../electron/bootstrap/runtimes.mjs'

const root = join(import.meta.dirname, '../../..')

describe('the bootstrap', () => {
  it('fetches the Node that package.json declares, and the tests run on it', () => {
    const manifest = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'))
    expect(toolsNode.version).toBe(manifest.devDependencies.node)
    const isPackaged = `${process.platform}-${process.arch}` in toolsNode.packages
    if (isPackaged) expect(process.versions.node).toBe(toolsNode.version)
  })

  it('keeps its cache outside the checkout', () => {
    expect(cacheFolder({ XDG_CACHE_HOME: '/somewhere' }, 'linux')).toBe(
      join('/somewhere', 'drafting-workbench'),
    )
    expect(cacheFolder({}, 'linux').startsWith(root)).toBe(false)
  })

  it('makes a screen only where there is none', () => {
    expect(lacksDisplay({ DISPLAY: ':0' })).toBe(false)
    expect(lacksDisplay({ WAYLAND_DISPLAY: 'wayland-0' })).toBe(false)
    expect(lacksDisplay({})).toBe(process.platform === 'linux')
  })
})

describe('a failure of the bootstrap', () => {
  it('says what, where and what to do', () => {
    const problem = new SetupProblem({ what: 'It broke.', where: '/a/path', remedy: 'Mend it.' })
    expect(problem.toText()).toContain('It broke.')
    expect(problem.toText()).toContain('/a/path')
    expect(problem.toText()).toContain('Mend it.')
  })

  it.each(['ENOSPC', 'EACCES', 'EROFS', 'ENOTDIR'])('explains %s', (code) => {
    const explained = explain(Object.assign(new Error('failed'), { code, path: '/a/path' }))
    expect(explained).toBeInstanceOf(SetupProblem)
    expect(explained).toHaveProperty('where', '/a/path')
  })

  it('leaves a defect of ours as it is, with its stack', () => {
    const defect = new TypeError('undefined is not a function')
    expect(explain(defect)).toBe(defect)
  })

  it('shows what the failed program said', async () => {
    const failing = runQuietly(
      process.execPath,
      ['-e', 'console.error("its words"); process.exit(3)'],
      {
        what: 'The program failed',
        remedy: 'Mend it.',
      },
    )
    await expect(failing).rejects.toMatchObject({
      message: 'The program failed (exit code 3).',
      detail: 'its words',
    })
  })

  it('ends a program that hangs', async () => {
    const answer = await capture(process.execPath, ['-e', 'setInterval(() => {}, 1000)'], {
      timeout: 300,
    })
    expect(answer.timedOut).toBe(true)
  })
})

describe('npm test', () => {
  function run(...args: string[]) {
    return spawnSync(process.execPath, [join(root, 'test/run.mjs'), ...args], { encoding: 'utf8' })
  }

  it('fails when not one test ran', () => {
    const { status, stdout } = run('unit', 'test/there-is-no-such-test')
    expect(stdout.trimEnd().split('\n').at(-1)).toBe('0 passed, 1 failed')
    expect(status).toBe(1)
  })

  it('refuses a stage that it does not know', () => {
    const { status, stderr } = run('unknown-stage')
    expect(stderr).toContain('"unknown-stage" is not a stage')
    expect(status).toBe(1)
  })
})
