/**
 * `npm test`: sets up what is missing, then runs every check there is, and ends with `N passed, N failed`.
 *
 *     npm test                           everything
 *     npm test -- types lint …           only the stages named: types, lint, rooms, unused, unit, e2e
 *     npm test -- check                  the four that run nothing: types, lint, rooms, unused
 *     npm test -- e2e timetable -g date  one stage, with further arguments for its tool
 *     --property-runs=10000              on how many cases each property is tried (as WORKBENCH_PROPERTY_RUNS)
 *     --property-seed=1                  with which seed their cases are made (as WORKBENCH_PROPERTY_SEED); else any
 */
import { createContext } from '../electron/bootstrap/context.mjs'
import { explain, runMain, SetupProblem } from '../electron/bootstrap/problem.mjs'
import { describeRuntime, setUpAll, setUpTools } from '../electron/bootstrap/setup.mjs'
import { stageEnvironment, stages } from './stages.mjs'

const checks = ['types', 'lint', 'rooms', 'unused']

async function main() {
  const { names, args, propertyRuns, propertySeed } = readArguments(process.argv.slice(2))
  const context = createContext()
  const interruption = noteInterruption()
  const setup = await setUp(context, names)
  if (!setup) return closingLine(context, [{ passed: 0, failed: 1 }])
  context.say(setup.electron ? describeRuntime(setup) : `Node ${setup.node.version} for tools`)
  const environment = stageEnvironment(context, setup, {
    ...(propertyRuns && { WORKBENCH_PROPERTY_RUNS: propertyRuns }),
    ...(propertySeed && { WORKBENCH_PROPERTY_SEED: propertySeed }),
  })
  const outcomes = await runStages({ context, setup, args, environment }, names, interruption)
  sayTable(context, names, outcomes)
  return closingLine(context, outcomes)
}

function readArguments(all) {
  const option = (name) => all.find((arg) => arg.startsWith(`--property-${name}=`))?.split('=')[1]
  const rest = all.filter((arg) => !/^--property-(runs|seed)=/.test(arg))
  const firstOther = rest.findIndex((arg) => arg !== 'check' && !(arg in stages))
  const named = firstOther < 0 ? rest : rest.slice(0, firstOther)
  const args = firstOther < 0 ? [] : rest.slice(firstOther)
  const names = [...new Set(named.flatMap((name) => (name === 'check' ? checks : [name])))]
  if (args.length > 0 && names.length !== 1) {
    throw new SetupProblem({
      what: `"${args[0]}" is not a stage, and further arguments need exactly one stage before them.`,
      remedy: `Name some of: check, ${Object.keys(stages).join(', ')}.`,
    })
  }
  return {
    names: names.length === 0 ? Object.keys(stages) : names,
    args,
    propertyRuns: option('runs'),
    propertySeed: option('seed'),
  }
}

/** What the stages run on, or undefined when it cannot be had; the reason is said. */
async function setUp(context, names) {
  try {
    const needsElectron = names.some((name) => stages[name].needsElectron)
    return await (needsElectron ? setUpAll(context) : setUpTools(context))
  } catch (error) {
    const explained = explain(error)
    context.say(explained instanceof SetupProblem ? explained.toText() : explained.stack)
    return undefined
  }
}

/** Stages that only judge go two at a time; the others go alone, after them. */
async function runStages(run, names, interruption) {
  const together = names.filter((name) => !stages[name].alone)
  const batches = names.filter((name) => stages[name].alone).map((name) => [name])
  for (let index = together.length - (together.length % 2 || 2); index >= 0; index -= 2) {
    batches.unshift(together.slice(index, index + 2))
  }
  const outcomes = []
  for (const batch of batches) {
    if (interruption.happened) break
    outcomes.push(...(await Promise.all(batch.map((name) => runStage(run, name)))))
  }
  if (interruption.happened)
    outcomes.push({ name: 'interrupted', passed: 0, failed: 1, seconds: 0 })
  return outcomes
}

async function runStage(run, name) {
  const started = Date.now()
  const outcome = await stages[name].run(run).catch((error) => ({
    passed: 0,
    failed: 1,
    output: error.toText?.() ?? error.stack,
  }))
  if (outcome.output) run.context.say(`\n${name} failed:\n${outcome.output}\n`)
  return { ...outcome, name, seconds: (Date.now() - started) / 1000 }
}

function sayTable(context, names, outcomes) {
  const width = Math.max(...names.map((name) => name.length), 'interrupted'.length)
  const indent = ' '.repeat(width + 2)
  context.say('')
  for (const outcome of outcomes) {
    context.say(
      `${outcome.name.padEnd(width)}  ${outcome.seconds.toFixed(1).padStart(6)} s  ${countsOf([outcome])}`,
    )
    for (const name of outcome.failures ?? []) context.say(`${indent}failed: ${name}`)
    for (const name of outcome.retried ?? []) {
      context.say(`${indent}passed at the second try: ${name}`)
    }
    for (const { name, reason } of outcome.skipped ?? []) {
      context.say(`${indent}skipped: ${name}: ${reason ?? 'no reason given'}`)
    }
  }
}

function closingLine(context, outcomes) {
  context.say(countsOf(outcomes))
  return outcomes.every(({ failed }) => failed === 0) ? 0 : 1
}

function countsOf(outcomes) {
  const sum = (count) => outcomes.reduce((total, outcome) => total + count(outcome), 0)
  const skipped = sum((outcome) => outcome.skipped?.length ?? 0)
  const counts = `${sum(({ passed }) => passed)} passed, ${sum(({ failed }) => failed)} failed`
  return skipped > 0 ? `${counts}, ${skipped} skipped` : counts
}

/** Remembers Ctrl+C, which the running stage gets too, so that no further stage begins. */
function noteInterruption() {
  const interruption = { happened: false }
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) {
    process.on(signal, () => {
      interruption.happened = true
    })
  }
  return interruption
}

await runMain(import.meta.url, main)
