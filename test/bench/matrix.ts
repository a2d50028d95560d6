/** How the traceability matrix scrolls and answers keys in the real window, with 300 changes against 300 purposes. */
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { CDPSession, Locator, Page } from '@playwright/test'
import { createWorkspaceFile } from '../../electron/store/create.ts'
import { launch, readyWindow } from '../e2e/app.ts'
import { largeTracing } from '../fixtures/large-tracing.ts'
import { type Bench, median, type Row } from './report.ts'

const SIZE = 300
/** Frames of each scroll: at 60 a second, four seconds. */
const FRAMES = 240
/** Pixels a frame, which is a fast hand on a wheel. */
const SPEED = 40
/** A frame at 60 a second, in milliseconds, and what somebody notices as a jerk. */
const FRAME = 1000 / 60
const JERK = 50
/** An answer within a tenth of a second feels at once (Nielsen 1993, “Usability Engineering”, chapter 5). */
const AT_ONCE = 100

export const matrix: Bench = {
  name: 'matrix',
  what: `${SIZE} changes against ${SIZE} purposes in the real window: milliseconds a frame while scrolling, and a key`,
  async run() {
    const folder = await mkdtemp(join(tmpdir(), 'workbench-bench-'))
    try {
      const path = join(folder, 'large.workbench')
      const made = createWorkspaceFile(path, largeTracing(SIZE, SIZE).records)
      if (!made.ok) throw new Error(made.error.message)
      const app = await launch(join(folder, 'data'), [path])
      try {
        return await measure(await readyWindow(app))
      } finally {
        await app.close()
      }
    } finally {
      await rm(folder, { recursive: true, force: true, maxRetries: 5 })
    }
  },
}

async function measure(window: Page): Promise<readonly Row[]> {
  await window.keyboard.press('Control+Alt+Q')
  const grid = window.getByRole('grid')
  const started = performance.now()
  await window.getByRole('tab', { name: 'Matrix' }).click()
  await grid.waitFor()
  const shown = performance.now() - started
  const rows: Row[] = [
    { what: 'Matrix on screen', value: `${Math.round(shown)} ms` },
    { what: 'Elements drawn', value: String(await grid.locator('*').count()) },
  ]
  const session = await window.context().newCDPSession(window)
  // Of the window's own thread, so that a busy machine is told from a slow program.
  await session.send('Performance.enable', { timeDomain: 'threadTicks' })
  const idle = await frames(grid, [0, 0])
  rows.push({ what: 'Idle, median frame', value: milliseconds(median(idle)) })
  for (const [what, by] of [
    ['down', [0, SPEED]],
    ['across', [SPEED, 0]],
    ['both ways', [SPEED, SPEED]],
  ] as const) {
    const before = await ownWork(session)
    const times = await frames(grid, by)
    const work = (await ownWork(session)) - before
    const typical = median(times)
    const slow = percentile(times, 0.95)
    const jerks = times.filter((time) => time > JERK).length
    rows.push(
      {
        what: `Scrolling ${what}, processor time a frame`,
        value: milliseconds(work / times.length),
        goal: `≤ ${(FRAME / 2).toFixed(0)} ms`,
        met: work / times.length <= FRAME / 2,
      },
      {
        what: `Scrolling ${what}, median frame`,
        value: milliseconds(typical),
        goal: `≤ ${(FRAME * 1.2).toFixed(0)} ms`,
        met: typical <= FRAME * 1.2,
      },
      {
        what: `Scrolling ${what}, 95 of 100 frames`,
        value: milliseconds(slow),
        goal: `≤ ${(FRAME * 2).toFixed(0)} ms`,
        met: slow <= FRAME * 2,
      },
      {
        what: `Scrolling ${what}, frames over ${JERK} ms`,
        value: `${jerks} of ${times.length}`,
        goal: '≤ 1 in 100',
        met: jerks <= times.length / 100,
      },
    )
  }
  const keys = await arrowKeys(window, grid)
  rows.push({
    what: 'Arrow key to the cell drawn, median of 60',
    value: milliseconds(median(keys)),
    goal: `≤ ${AT_ONCE} ms`,
    met: median(keys) <= AT_ONCE,
  })
  return rows
}

/** Milliseconds of processor time that the window's main thread has spent since it began. */
async function ownWork(session: CDPSession): Promise<number> {
  const { metrics } = await session.send('Performance.getMetrics')
  return 1000 * (metrics.find(({ name }) => name === 'TaskDuration')?.value ?? Number.NaN)
}

/** Milliseconds between frames while the grid is scrolled by so much in each. */
function frames(grid: Locator, by: readonly [number, number]): Promise<number[]> {
  return grid.evaluate(
    (element, { right, down, count }) =>
      new Promise<number[]>((done) => {
        element.scrollTo(0, 0)
        const times: number[] = []
        let before: number | null = null
        const step = (now: number) => {
          if (before !== null) times.push(now - before)
          before = now
          if (times.length === count) return done(times)
          element.scrollBy(right, down)
          requestAnimationFrame(step)
        }
        requestAnimationFrame(step)
      }),
    { right: by[0], down: by[1], count: FRAMES },
  )
}

/** From a key to the frame after the cell that it leads to is there. */
async function arrowKeys(window: Page, grid: Locator): Promise<readonly number[]> {
  await grid.focus()
  await window.keyboard.press('Control+Home')
  await grid.evaluate((element) => {
    const times: number[] = []
    Object.assign(globalThis, { arrowTimes: times })
    element.addEventListener('keydown', () => {
      const pressed = performance.now()
      requestAnimationFrame(() => {
        const id = element.getAttribute('aria-activedescendant') ?? ''
        if (document.getElementById(id) !== null) times.push(performance.now() - pressed)
      })
    })
  })
  for (let step = 0; step < 60; step += 1) {
    await window.keyboard.press(step % 2 === 0 ? 'ArrowDown' : 'ArrowRight')
  }
  return grid.evaluate(() => (globalThis as { arrowTimes?: number[] }).arrowTimes ?? [])
}

function percentile(values: readonly number[], part: number): number {
  const sorted = [...values].sort((left, right) => left - right)
  return sorted[Math.floor(sorted.length * part)] ?? Number.NaN
}

function milliseconds(value: number): string {
  return `${value.toFixed(1)} ms`
}
