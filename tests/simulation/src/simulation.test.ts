import { describe, expect, test } from 'vitest'
import { failedSeeds } from './failed-seeds.ts'
import type { SeedRun } from './run-seed.ts'
import { runSeed } from './run-seed.ts'
import { describeFailure } from './simulate-report.ts'

/** Few, because every test run pays for them; `npm run simulate` runs as many as one likes. */
const seedsOfEveryTest = [2, 3, 6, 11] as const

function failureOf(run: SeedRun): string | null {
  return run.violation === null ? null : describeFailure(run)
}

test.each(seedsOfEveryTest)('the world of seed %i keeps every rule', async (seed) => {
  expect(failureOf(await runSeed(seed))).toBeNull()
})

describe('a seed that failed once does not fail again', () => {
  test.each(failedSeeds)('$seed: $why', async ({ seed }) => {
    expect(failureOf(await runSeed(seed))).toBeNull()
  })
})

test('the same seed has the same history to the last step', async () => {
  const [first, second] = [await runSeed(2), await runSeed(2)]
  expect(second).toEqual(first)
})

test('in a world everything that can go wrong does, and work gets done all the same', async () => {
  const { counts } = await runSeed(6)
  expect(counts).toMatchObject({
    'commits without answer': expect.any(Number) as number,
    'messages lost': expect.any(Number) as number,
    'requests taken up again': expect.any(Number) as number,
    crashes: expect.any(Number) as number,
  })
  expect(counts['changes done']).toBeGreaterThan(50)
})
