import type { SeedRun } from './run-seed.ts'
import { runSeed } from './run-seed.ts'
import { readArguments, usage } from './simulate-arguments.ts'
import { addCounts, describeCounts, describeFailure } from './simulate-report.ts'

/** Seeds between two lines of progress. */
const progressEverySeeds = 10

process.exitCode = await simulate(process.argv.slice(2))

/** Runs seeds and says what broke. @returns the exit code */
async function simulate(words: readonly string[]): Promise<number> {
  const asked = readArguments(words)
  if (asked === null) {
    console.error(usage)
    return 2
  }
  const { from, seeds, isVerbose, isJson } = asked
  const failed: SeedRun[] = []
  const totals: Record<string, number> = {}
  for (let seed = from; seed < from + seeds; seed += 1) {
    const run = await runSeed(seed, isVerbose && !isJson ? { listen: console.log } : {})
    addCounts(totals, run)
    if (run.violation !== null) failed.push(run)
    if (isJson) console.log(JSON.stringify(run))
    else {
      if (run.violation !== null) console.log(describeFailure(run))
      const done = seed - from + 1
      if (done % progressEverySeeds === 0) console.log(`${done} of ${seeds} seeds`)
    }
  }
  const failedSeeds = failed.map(({ seed }) => seed)
  if (isJson) console.log(JSON.stringify({ seeds, failedSeeds, totals }))
  else console.log(describeCounts(seeds, failedSeeds, totals))
  return failed.length === 0 ? 0 : 1
}
