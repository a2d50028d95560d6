/**
 * The stages of `npm test`: which tool each runs, and how its outcome is counted. A tool that only judges counts as
 * one, passed or failed; unit and end-to-end tests count one by one.
 */
import { mkdir, readFile, rm } from 'node:fs/promises'
import { availableParallelism } from 'node:os'
import { delimiter, dirname, join } from 'node:path'
import { ensureBuilt } from '../electron/bootstrap/build.mjs'
import { lacksDisplay, startVirtualDisplay } from '../electron/bootstrap/display.mjs'
import { capture, runInForeground } from '../electron/bootstrap/processes.mjs'
import { environmentOf } from '../electron/bootstrap/setup.mjs'

const typedFolders = ['.', 'legal-text', 'shared', 'electron', 'renderer', 'test']

/** How long a stage may take before it is ended and counted as failed, in ms. */
const checkWithin = 5 * 60_000
const testsWithin = 60 * 60_000

/** Tests in windows wait more than they work: two at a time, each on a virtual screen of its own, on two processors or more. */
const screenCount = availableParallelism() > 1 ? 2 : 1

/**
 * @typedef {{passed: number, failed: number, failures?: string[], retried?: string[], skipped?: {name: string, reason: string | null}[], output?: string}} Outcome
 *   output: what the reader has to see; tests print their own while they run
 * @typedef {{context: object, setup: object, args: string[], environment: NodeJS.ProcessEnv}} Run
 *   args: further arguments for the stage's tool
 * @type {Record<string, {needsElectron: boolean, alone: boolean, run: (run: Run) => Promise<Outcome>}>}
 *   alone: whether nothing may run beside it, because its tests have time limits or take the keyboard focus
 */
export const stages = {
  types: { needsElectron: false, alone: false, run: checkTypes },
  lint: {
    needsElectron: false,
    alone: false,
    run: (run) =>
      checkTool(run, [
        'node_modules/@biomejs/biome/bin/biome',
        'check',
        '--error-on-warnings',
        '.',
      ]),
  },
  rooms: {
    needsElectron: false,
    alone: false,
    run: (run) => checkTool(run, ['test/lint/main.ts']),
  },
  unused: {
    needsElectron: false,
    alone: false,
    run: (run) => checkTool(run, ['node_modules/knip/bin/knip.js', '--no-progress']),
  },
  unit: { needsElectron: false, alone: true, run: runUnit },
  e2e: { needsElectron: true, alone: true, run: runEndToEnd },
}

/** The environment of every stage: the Node for tools comes first on the PATH, and what was set up is named. */
export function stageEnvironment(context, setup, more) {
  const { ELECTRON_RUN_AS_NODE: _, ...environment } = process.env
  const folders = [join(context.checkout, 'node_modules/.bin'), dirname(setup.node.executable)]
  return {
    ...environment,
    ...environmentOf(setup),
    PATH: [...folders, environment.PATH ?? ''].join(delimiter),
    ...more,
  }
}

async function checkTypes(run) {
  const outputs = []
  for (const folder of typedFolders) {
    const answer = await runTool(run, ['node_modules/typescript/bin/tsc', '--noEmit', '-p', folder])
    if (answer.code !== 0) outputs.push(answer.output || `tsc ended with code ${answer.code}.`)
  }
  return judged(outputs.join('\n'))
}

async function checkTool(run, args) {
  const { code, output } = await runTool(run, [...args, ...run.args])
  return judged(code === 0 ? '' : output || `It ended with code ${code}.`)
}

function judged(output) {
  return output === '' ? { passed: 1, failed: 0 } : { passed: 0, failed: 1, output }
}

async function runTool({ context, setup, environment }, args) {
  const answer = await capture(
    setup.node.executable,
    ['--disable-warning=ExperimentalWarning', ...args],
    { cwd: context.checkout, env: environment, timeout: checkWithin },
  )
  const output = `${answer.standardOutput}${answer.standardError}`.trim()
  return { code: answer.code, output: answer.timedOut ? `${output}\nIt took too long.` : output }
}

async function runUnit(run) {
  const file = await emptyResult(run, 'unit.json')
  const code = await runTests(
    run,
    [
      'node_modules/vitest/vitest.mjs',
      'run',
      '--config=test/vitest.config.ts',
      '--reporter=default',
      '--reporter=./test/summary-reporter.ts',
    ],
    { UNIT_SUMMARY: file },
  )
  return counted(await readResult(file), code)
}

async function runEndToEnd(run) {
  await ensureBuilt(run.context, run.setup.node)
  const file = await emptyResult(run, 'e2e.json')
  const screens = []
  try {
    for (let count = lacksDisplay() ? screenCount : 0; count > 0; count -= 1) {
      screens.push(await startVirtualDisplay(run.context))
    }
    const code = await runTests(
      run,
      [
        'node_modules/@playwright/test/cli.js',
        'test',
        '--config=test/playwright.config.ts',
        '--reporter=list,json',
      ],
      {
        WORKBENCH_SCREENS: JSON.stringify(screens.map(({ environment }) => environment)),
        PLAYWRIGHT_JSON_OUTPUT_FILE: file,
      },
    )
    const report = await readResult(file)
    return counted(report && summaryOf(report), code)
  } finally {
    await Promise.all(screens.map(({ close }) => close()))
  }
}

function runTests({ context, setup, args, environment }, own, more) {
  return runInForeground(setup.node.executable, [...own, ...args], {
    cwd: context.checkout,
    env: { ...environment, ...more },
    timeout: testsWithin,
  })
}

/** The counts of Playwright's JSON report. A test that passed only when it was tried again is named. */
function summaryOf({ stats, errors, suites }) {
  return {
    passed: stats.expected + stats.flaky,
    failed: stats.unexpected + errors.length,
    failures: specsOf(suites)
      .filter(({ tests }) => tests.some(({ status }) => status === 'unexpected'))
      .map(({ title }) => title),
    retried: specsOf(suites)
      .filter(({ tests }) => tests.some(({ status }) => status === 'flaky'))
      .map(({ title }) => title),
    skipped: specsOf(suites).flatMap(({ title, tests }) =>
      tests
        .filter(({ status }) => status === 'skipped')
        .map(({ annotations }) => ({
          name: title,
          reason: annotations.find(({ type }) => type === 'skip')?.description ?? null,
        })),
    ),
  }
}

function specsOf(suites) {
  return suites.flatMap(({ specs = [], suites: inner = [] }) => [...specs, ...specsOf(inner)])
}

/** A run that left no counts, ran nothing, or ended badly without naming a failure counts as one failure. */
function counted(summary, code) {
  const failure = (output) => ({ ...summary, passed: summary?.passed ?? 0, failed: 1, output })
  if (!summary) return failure(`It ended with code ${code} and left no result.`)
  if (summary.passed + summary.failed === 0) return failure('Not one test ran.')
  if (summary.failed === 0 && code !== 0) return failure(`It ended with code ${code}.`)
  return summary
}

async function emptyResult({ context }, name) {
  const file = join(context.checkout, 'test/results', name)
  await mkdir(dirname(file), { recursive: true })
  await rm(file, { force: true })
  return file
}

async function readResult(file) {
  try {
    return JSON.parse(await readFile(file, 'utf8'))
  } catch {
    return undefined
  }
}
