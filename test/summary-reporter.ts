import { writeFileSync } from 'node:fs'
import type { Reporter, TestCase, TestModule } from 'vitest/node'

/** What `npm test` needs to know of a unit test run; written as JSON to the file that UNIT_SUMMARY names. */
export interface UnitSummary {
  readonly passed: number
  readonly failed: number
  /** Full names of the tests, and paths of the files that could not be run. */
  readonly failures: readonly string[]
  /** Full names, each with the reason that the test gave. */
  readonly skipped: readonly { readonly name: string; readonly reason: string | null }[]
}

/** Vitest's own JSON report leaves out why a test was skipped, and errors outside of tests. */
export default class SummaryReporter implements Reporter {
  onTestRunEnd(modules: readonly TestModule[], errors: readonly unknown[]): void {
    const path = process.env['UNIT_SUMMARY']
    if (path === undefined) return
    writeFileSync(path, JSON.stringify(summarise(modules, errors)))
  }
}

function summarise(modules: readonly TestModule[], errors: readonly unknown[]): UnitSummary {
  const tests = modules.flatMap((module) => [...module.children.allTests()])
  const inState = (state: string) => tests.filter((test) => test.result().state === state)
  // A file that cannot be loaded, or a hook that fails, fails no test; a test still pending never came to its end.
  const brokenFiles = modules.filter((module) => !module.ok() && !hasFailedTest(module))
  const failures = [
    ...[...inState('failed'), ...inState('pending')].map((test) => test.fullName),
    ...brokenFiles.map((module) => module.moduleId),
    ...errors.map(() => 'an error outside of tests'),
  ]
  return {
    passed: inState('passed').length,
    failed: failures.length,
    failures,
    skipped: inState('skipped').map((test) => ({ name: test.fullName, reason: reasonOf(test) })),
  }
}

function hasFailedTest(module: TestModule): boolean {
  return [...module.children.allTests('failed')].length > 0
}

function reasonOf(test: TestCase): string | null {
  const result = test.result()
  return result.state === 'skipped' ? (result.note ?? null) : null
}
