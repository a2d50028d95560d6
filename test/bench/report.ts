/** A figure of a bench, with its goal where there is one. */
export interface Row {
  readonly what: string
  readonly value: string
  readonly goal?: string
  /** Whether the goal is met; absent where there is none. */
  readonly met?: boolean
}

export interface Bench {
  readonly name: string
  readonly what: string
  readonly run: () => Promise<readonly Row[]>
}

export function median(values: readonly number[]): number {
  const sorted = [...values].sort((left, right) => left - right)
  return sorted[Math.floor(sorted.length / 2)] ?? Number.NaN
}

export function printTable(rows: readonly Row[]): void {
  const width = Math.max(...rows.map(({ what }) => what.length))
  const values = Math.max(...rows.map(({ value }) => value.length))
  for (const { what, value, goal, met } of rows) {
    const verdict = goal === undefined ? '' : `  goal ${goal}: ${met === true ? 'met' : 'not met'}`
    process.stdout.write(`  ${what.padEnd(width)}  ${value.padStart(values)}${verdict}\n`)
  }
}
