import {
  makeCrashDirectory,
  removeCrashDirectory,
  removeLeftCrashDirectories,
} from './crash/crash-directory.ts'
import type { CrashReport, RoundReport } from './crash/crash-report.ts'
import { Endings } from './crash/endings.ts'
import { closingLines, headingLine, jsonLine, roundLine } from './crash/print-report.ts'
import { readCrashArguments, usage } from './crash/read-arguments.ts'
import type { CrashArguments } from './crash/read-arguments.ts'
import { runCrash } from './crash/run-crash.ts'

const print = (line: string): void => void process.stdout.write(`${line}\n`)

const given = readCrashArguments(process.argv.slice(2))
if (given === null) {
  process.stderr.write(usage)
  process.exitCode = 2
} else {
  await removeLeftCrashDirectories()
  const report = await runAndEnd(given)
  for (const line of closingLines(report)) print(line)
  if (given.json) print(jsonLine(report))
  process.exitCode = report.findings === 0 ? 0 : 1
}

async function runAndEnd({ rounds, secondsPerRound, seed }: CrashArguments): Promise<CrashReport> {
  const directory = makeCrashDirectory()
  const endings = new Endings()
  endOnSignals(endings, directory)
  print(`Seed ${seed}, ${rounds} rounds of ${secondsPerRound} s.`)
  print(headingLine())
  const onRound = (round: RoundReport): void => print(roundLine(round))
  try {
    const report = await runCrash({ rounds, secondsPerRound, seed, directory, endings, onRound })
    await endings.end()
    if (report.findings === 0) await removeCrashDirectory(directory)
    else print(kept(directory))
    return report
  } catch (error) {
    // After a signal everything fails, because everything is being ended; the signal's own way out is the one to take.
    if (endings.hasBegun) await new Promise(() => undefined)
    await endings.end()
    print(kept(directory))
    throw error
  }
}

function kept(directory: string): string {
  return `Databases, journals and logs of the run: ${directory}`
}

/** The second signal ends this process at once; its children notice that it is gone and follow. */
function endOnSignals(endings: Endings, directory: string): void {
  const exitCodes = { SIGINT: 130, SIGTERM: 143, SIGHUP: 129 } as const
  for (const [signal, exitCode] of Object.entries(exitCodes)) {
    process.once(signal, () => {
      void endings
        .end()
        .then(() => removeCrashDirectory(directory))
        .finally(() => process.exit(exitCode))
    })
  }
}
