import { defineConfig } from '@playwright/test'

/** The virtual screens of the run, as environments of the programs that use them; none where there is a real one. */
const screens: readonly NodeJS.ProcessEnv[] = JSON.parse(process.env['WORKBENCH_SCREENS'] ?? '[]')
// Each worker reads this file too, and opens its windows on a screen of its own.
Object.assign(process.env, screens[Number(process.env['TEST_PARALLEL_INDEX'] ?? 0)])

export default defineConfig({
  testDir: './e2e',
  outputDir: './results/e2e',
  timeout: 60_000,
  expect: { timeout: 8000 },
  // One window at a time on a screen: focus and real keys belong to whichever window has them.
  workers: Math.max(1, screens.length),
  fullyParallel: false,
  // Real windows on a busy machine: what passes only at its second try is named in the summary.
  retries: 1,
})
