import { describe, expect, test } from 'vitest'
import { failedSeeds } from './failed-seeds.ts'
import type { SeedRun } from './run-seed.ts'
import { runSeed } from './run-seed.ts'
import { addCounts, describeFailure } from './simulate-report.ts'

/** Few, because every test run pays for them; `npm run simulate` runs as many as one likes. */
const seedsOfEveryTest = [2, 3, 6, 11] as const

const runs = new Map<number, Promise<SeedRun>>()

/** The run of a seed that several tests look at. */
function runOf(seed: number): Promise<SeedRun> {
  const run = runs.get(seed) ?? runSeed(seed)
  runs.set(seed, run)
  return run
}

function failureOf(run: SeedRun): string | null {
  return run.violation === null ? null : describeFailure(run)
}

test.each(seedsOfEveryTest)('the world of seed %i keeps every rule', async (seed) => {
  expect(failureOf(await runOf(seed))).toBeNull()
})

describe('a seed that failed once does not fail again', () => {
  test.each(failedSeeds)('$seed: $why', async ({ seed }) => {
    expect(failureOf(await runSeed(seed))).toBeNull()
  })
})

test('the same seed has the same history to the last step', async () => {
  expect(await runSeed(2)).toEqual(await runOf(2))
})

test('in these worlds everything happens that can, and work gets done all the same', async () => {
  const totals: Record<string, number> = {}
  for (const seed of seedsOfEveryTest) addCounts(totals, await runOf(seed))
  expect(Object.keys(totals)).toEqual(expect.arrayContaining(misfortunes))
  expect(totals['changes done']).toBeGreaterThan(200)
})

const misfortunes = [
  'clocks set',
  'commits without answer',
  'crashes',
  'faults of stores',
  'items HOME_PROVINCE_UNREACHABLE',
  'items OUTCOME_UNKNOWN',
  'leaps of time',
  'lines cut',
  'messages doubled',
  'messages late',
  'messages lost',
  'request ids reused',
  'requests taken up again',
  'transactions tried again',
]
