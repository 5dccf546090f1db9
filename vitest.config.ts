import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: {
    globalSetup: ['dev/src/postgres/global-setup.ts'],
    pool: 'forks',
    maxWorkers: 2,
    testTimeout: 30_000,
    hookTimeout: 60_000,
    teardownTimeout: 30_000,
    reporters: ['default'],
    allowOnly: false,
    projects: [
      {
        extends: true,
        test: {
          name: 'parts',
          include: ['{packages,apps}/**/*.test.ts'],
          // Each file has its own database and closes what it opens, so a worker need not load everything anew for each.
          isolate: false,
        },
      },
      {
        extends: true,
        test: { name: 'whole', include: ['{dev,tests,tools}/**/*.test.ts'] },
      },
    ],
  },
})
