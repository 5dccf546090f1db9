import { defineConfig } from 'vitest/config'
import { LongestFirst } from './dev/src/longest-first.ts'

export default defineConfig({
  test: {
    include: ['{packages,apps,dev,tests,tools}/**/*.test.ts'],
    globalSetup: ['dev/src/postgres/global-setup.ts'],
    pool: 'forks',
    // One more than the two cores, because stories wait for browsers and for processes of their own.
    maxWorkers: 3,
    // Each file has its own database and closes what it opens, so a worker need not load everything anew for each.
    isolate: false,
    sequence: { sequencer: LongestFirst },
    testTimeout: 30_000,
    hookTimeout: 60_000,
    teardownTimeout: 30_000,
    reporters: ['default'],
    allowOnly: false,
  },
})
