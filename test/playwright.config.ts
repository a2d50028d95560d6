import { defineConfig } from '@playwright/test'

export default defineConfig({
  testDir: './e2e',
  outputDir: './results/e2e',
  timeout: 60_000,
  expect: { timeout: 8000 },
  // One window at a time: focus and real keys belong to whichever window has them.
  workers: 1,
  fullyParallel: false,
  // Real windows on a busy machine: what passes only at its second try is named in the summary.
  retries: 1,
})
