import { join } from 'node:path'
import { defineConfig } from 'vitest/config'

export default defineConfig({
  root: join(import.meta.dirname, '..'),
  test: {
    include: ['test/{legal-text,shared,electron,renderer,faults,lint}/**/*.test.{ts,tsx}'],
    environment: 'node',
    // Long property runs and killed processes take their time; a hang still ends.
    testTimeout: 120_000,
    hookTimeout: 60_000,
  },
})
