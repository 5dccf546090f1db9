import { afterEach, beforeEach, expect, test } from 'vitest'
import {
  makeCrashDirectory,
  removeCrashDirectory,
  removeLeftCrashDirectories,
} from './crash-directory.ts'
import { Endings } from './endings.ts'
import { runCrash } from './run-crash.ts'

/** Kills a province, a station and the databases of both, one after the other. */
const seed = 1153
/** Longer than it takes, also on a machine that is busy with other tests. */
const timeoutMs = 240_000

let directory: string
let endings: Endings

beforeEach(async () => {
  await removeLeftCrashDirectories()
  directory = makeCrashDirectory()
  endings = new Endings()
})
afterEach(async () => {
  await endings.end()
  await removeCrashDirectory(directory)
})

test(
  'what was acknowledged is there once, and what was unknown is resolved, after kills under load',
  async () => {
    const report = await runCrash({ rounds: 1, secondsPerRound: 3, seed, directory, endings })
    expect(report.account).toEqual([])
    const [round] = report.rounds
    expect(round?.killed).toEqual(['province 50', 'station', 'database station', 'database 50'])
    expect(round?.acknowledgedItems).toBeGreaterThan(0)
    expect(round?.hisBills).toBeGreaterThan(0)
    expect(round?.resolved).toBe(round?.unknown)
    expect(round?.eventsChecked).toBeGreaterThan(round?.billsChecked ?? 0)
  },
  timeoutMs,
)
