import { describeError } from '../logging/describe-error.ts'

/**
 * Runs a command of an operator and ends well: its result goes to standard output as one line of JSON. When it fails, the
 * error goes to standard error, without anything that was given, and the exit code is 1.
 */
export async function runCommand(work: () => Promise<object>): Promise<void> {
  try {
    process.stdout.write(`${JSON.stringify(await work())}\n`)
  } catch (error) {
    process.stderr.write(`${JSON.stringify(describeError(error))}\n`)
    process.exitCode = 1
  }
}
