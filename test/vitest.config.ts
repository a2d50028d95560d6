import { join } from 'node:path'
import { defineConfig } from 'vitest/config'

/** On how many cases each property is tried: ten thousand take minutes, and longer on a busy machine. */
const propertyRuns = Number(process.env['WORKBENCH_PROPERTY_RUNS'] ?? 0)

export default defineConfig({
  root: join(import.meta.dirname, '..'),
  test: {
    include: ['test/{legal-text,shared,electron,renderer,faults,lint}/**/*.test.{ts,tsx}'],
    environment: 'node',
    setupFiles: ['test/property-seed.ts'],
    // Long property runs and killed processes take their time; a hang still ends.
    testTimeout: Math.max(120_000, propertyRuns * 180),
    hookTimeout: 60_000,
  },
})
