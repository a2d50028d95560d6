/** `npm run bench -- <name>`: measures beside peers in one run, prints a table, writes test/bench/results.json. */
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { diff } from './diff.ts'
import { matrix } from './matrix.ts'
import type { Bench, Row } from './report.ts'
import { printTable } from './report.ts'
import { report } from './report-bench.ts'
import { start } from './start.ts'
import { typing } from './typing.ts'
import { word } from './word.ts'

const BENCHES: readonly Bench[] = [diff, start, typing, word, matrix, report]
const RESULTS = join(import.meta.dirname, 'results.json')

async function main(names: readonly string[]): Promise<number> {
  const chosen = names.length === 0 ? BENCHES : BENCHES.filter(({ name }) => names.includes(name))
  if (chosen.length < names.length || chosen.length === 0) {
    process.stderr.write(`The benches are: ${BENCHES.map(({ name }) => name).join(', ')}\n`)
    return 2
  }
  for (const bench of chosen) {
    process.stdout.write(`\n${bench.name}: ${bench.what}\n`)
    const rows = await bench.run()
    printTable(rows)
    keep(bench.name, rows)
  }
  return 0
}

/** One file holds the latest figures of every bench, each with the day it ran. */
function keep(name: string, rows: readonly Row[]): void {
  const results = { ...earlier(), [name]: { at: new Date().toISOString(), rows } }
  writeFileSync(RESULTS, `${JSON.stringify(results, null, 2)}\n`)
}

function earlier(): Record<string, unknown> {
  try {
    return JSON.parse(readFileSync(RESULTS, 'utf8')) as Record<string, unknown>
  } catch {
    return {}
  }
}

process.exitCode = await main(process.argv.slice(2))
