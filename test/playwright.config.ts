import { defineConfig } from '@playwright/test'

export default defineConfig({
  testDir: './e2e',
  outputDir: './results/e2e',
  timeout: 60_000,
  expect: { timeout: 8000 },
  // One window at a time: focus and real keys belong to whichever window has them.
  workers: 1,
  fullyParallel: false,
  retries: 0,
})
