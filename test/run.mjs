/**
 * `npm test`: sets up what is missing, then runs every check there is, and ends with `N passed, N failed`.
 *
 *     npm test                     everything
 *     npm test -- types lint …     only the stages named: types, lint, rooms, unused, unit, e2e
 *     npm test -- check            the four that run nothing: types, lint, rooms, unused
 *     --property-runs=10000        how many cases each property is tried on
 */
import { mkdir, readFile, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { ensureBuilt } from '../electron/bootstrap/build.mjs'
import { createContext } from '../electron/bootstrap/context.mjs'
import { lacksDisplay, startVirtualDisplay } from '../electron/bootstrap/display.mjs'
import { runMain, SetupProblem } from '../electron/bootstrap/problem.mjs'
import { capture, runInForeground } from '../electron/bootstrap/processes.mjs'
import {
  describeRuntime,
  environmentOf,
  setUpAll,
  setUpTools,
} from '../electron/bootstrap/setup.mjs'

const ROOMS = ['.', 'legal-text', 'shared', 'electron', 'renderer', 'test']
const CHECKS = ['types', 'lint', 'rooms', 'unused']
const STAGES = [...CHECKS, 'unit', 'e2e']

async function main() {
  const { stages, propertyRuns } = readArguments(process.argv.slice(2))
  const context = createContext()
  const needsWindow = stages.some((stage) => !CHECKS.includes(stage))
  const setup = await (needsWindow ? setUpAll(context) : setUpTools(context))
  if (needsWindow) {
    await ensureBuilt(context, setup.node)
    context.say(describeRuntime(setup))
  }
  const display =
    stages.includes('e2e') && lacksDisplay() ? await startVirtualDisplay(context) : undefined
  const results = join(context.checkout, 'test/results')
  await rm(results, { recursive: true, force: true })
  await mkdir(results, { recursive: true })
  const bin = join(context.checkout, 'node_modules/.bin')
  const run = {
    context,
    node: setup.node.executable,
    results,
    env: {
      ...process.env,
      ...environmentOf(setup),
      ...display?.environment,
      PATH: `${bin}:${process.env.PATH ?? ''}`,
      ...(propertyRuns && { WORKBENCH_PROPERTY_RUNS: propertyRuns }),
    },
  }
  try {
    return report(context, await runStages(run, stages))
  } finally {
    await display?.close()
  }
}

function readArguments(args) {
  const runs = args.find((arg) => arg.startsWith('--property-runs='))
  const named = args.filter((arg) => !arg.startsWith('--'))
  const unknown = named.find((name) => name !== 'check' && !STAGES.includes(name))
  if (unknown) {
    throw new SetupProblem({
      what: `There is no stage "${unknown}".`,
      remedy: `Name some of: check, ${STAGES.join(', ')}.`,
    })
  }
  const stages = named.flatMap((name) => (name === 'check' ? CHECKS : [name]))
  return { stages: stages.length === 0 ? STAGES : stages, propertyRuns: runs?.split('=')[1] }
}

/** The checks that run nothing go two at a time; tests that time out or take the focus go alone. */
async function runStages(run, stages) {
  const outcomes = []
  const checks = stages.filter((stage) => CHECKS.includes(stage))
  for (let index = 0; index < checks.length; index += 2) {
    const pair = checks.slice(index, index + 2).map((stage) => timed(run, stage))
    outcomes.push(...(await Promise.all(pair)))
  }
  for (const stage of stages) {
    if (!CHECKS.includes(stage)) outcomes.push(await timed(run, stage))
  }
  return outcomes
}

async function timed(run, stage) {
  const started = Date.now()
  const outcome = await RUNNERS[stage](run)
  const seconds = ((Date.now() - started) / 1000).toFixed(1)
  const { passed, failed, skipped = [] } = outcome
  run.context.say(
    `${stage}: ${passed} passed, ${failed} failed${skipped.length > 0 ? `, ${skipped.length} skipped` : ''} (${seconds} s)`,
  )
  if (outcome.output) run.context.say(outcome.output)
  for (const reason of skipped) run.context.say(`  skipped: ${reason}`)
  return outcome
}

const RUNNERS = {
  types: async (run) => {
    const outputs = []
    for (const room of ROOMS) {
      const answer = await tool(run, ['node_modules/typescript/bin/tsc', '-p', room])
      if (answer.code !== 0) outputs.push(answer.output)
    }
    return check(outputs.join('\n'))
  },
  lint: (run) =>
    checkTool(run, ['node_modules/@biomejs/biome/bin/biome', 'check', '--error-on-warnings', '.']),
  rooms: (run) => checkTool(run, ['--disable-warning=ExperimentalWarning', 'test/lint/main.ts']),
  unused: (run) => checkTool(run, ['node_modules/knip/bin/knip.js', '--no-progress']),
  unit: runUnit,
  e2e: runEndToEnd,
}

function check(output) {
  return output === '' ? { passed: 1, failed: 0 } : { passed: 0, failed: 1, output }
}

async function checkTool(run, args) {
  const { code, output } = await tool(run, args)
  return check(code === 0 ? '' : output || `It ended with code ${code}.`)
}

async function tool({ context, node, env }, args) {
  const { code, standardOutput, standardError } = await capture(node, args, {
    cwd: context.checkout,
    env,
  })
  return { code, output: `${standardOutput}${standardError}`.trim() }
}

async function runUnit(run) {
  const file = join(run.results, 'unit.json')
  await runInForeground(
    run.node,
    [
      'node_modules/vitest/vitest.mjs',
      'run',
      '--config',
      'test/vitest.config.ts',
      '--reporter=default',
      '--reporter=json',
      `--outputFile.json=${file}`,
    ],
    { cwd: run.context.checkout, env: run.env },
  )
  const result = await readResult(file)
  if (!result) return { passed: 0, failed: 1, output: 'The unit tests gave no result.' }
  const tests = result.testResults.flatMap(({ assertionResults }) => assertionResults)
  // A file that cannot be loaded has no tests and is a failure all the same.
  const unloaded = result.testResults.filter(
    ({ status, assertionResults }) => status === 'failed' && assertionResults.length === 0,
  )
  const of = (wanted) => tests.filter(({ status }) => status === wanted)
  return nonEmpty({
    passed: of('passed').length,
    failed: of('failed').length + unloaded.length,
    skipped: tests
      .filter(({ status }) => status !== 'passed' && status !== 'failed')
      .map(({ fullName }) => fullName),
  })
}

async function runEndToEnd(run) {
  const file = join(run.results, 'e2e.json')
  await runInForeground(
    run.node,
    [
      'node_modules/@playwright/test/cli.js',
      'test',
      '--config',
      'test/playwright.config.ts',
      '--reporter=list,json',
    ],
    {
      cwd: run.context.checkout,
      env: { ...run.env, PLAYWRIGHT_JSON_OUTPUT_NAME: file },
    },
  )
  const result = await readResult(file)
  if (!result) return { passed: 0, failed: 1, output: 'The end-to-end tests gave no result.' }
  const { expected, unexpected, flaky } = result.stats
  return nonEmpty({
    passed: expected,
    failed: unexpected + flaky + result.errors.length,
    skipped: specsOf(result.suites)
      .filter(({ tests }) => tests.some(({ status }) => status === 'skipped'))
      .map(({ title }) => title),
  })
}

function specsOf(suites) {
  return suites.flatMap(({ specs = [], suites: inner = [] }) => [...specs, ...specsOf(inner)])
}

async function readResult(file) {
  try {
    return JSON.parse(await readFile(file, 'utf8'))
  } catch {
    return undefined
  }
}

function nonEmpty(outcome) {
  if (outcome.passed + outcome.failed > 0) return outcome
  return { ...outcome, failed: 1, output: 'Not one test was run.' }
}

function report(context, outcomes) {
  const sum = (count) => outcomes.reduce((total, outcome) => total + count(outcome), 0)
  const failed = sum((outcome) => outcome.failed)
  const skipped = sum(({ skipped: list = [] }) => list.length)
  const line = `${sum((outcome) => outcome.passed)} passed, ${failed} failed`
  context.say(skipped > 0 ? `${line}, ${skipped} skipped` : line)
  return failed === 0 ? 0 : 1
}

await runMain(import.meta.url, main)
