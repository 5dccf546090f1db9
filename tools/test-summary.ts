import { existsSync, readFileSync } from 'node:fs'

/** Prints the closing line of a test run from the results that vitest wrote to a file. */
interface Results {
  readonly numPassedTests: number
  readonly numFailedTests: number
  readonly numPendingTests: number
  readonly numTodoTests: number
  readonly testResults: readonly { status: string; assertionResults: readonly unknown[] }[]
}

function summaryOf(results: Results): string {
  // A file that could not even be loaded has no tests to count, but it has failed.
  const filesNotLoaded = results.testResults.filter(
    ({ status, assertionResults }) => status === 'failed' && assertionResults.length === 0,
  ).length
  const failed = results.numFailedTests + filesNotLoaded
  const skipped = results.numPendingTests + results.numTodoTests
  const line = `${results.numPassedTests} passed, ${failed} failed`
  return skipped === 0 ? line : `${line}, ${skipped} skipped`
}

const path = process.argv[2] ?? ''
if (existsSync(path)) {
  console.log(summaryOf(JSON.parse(readFileSync(path, 'utf8')) as Results))
} else {
  console.log('0 passed, 1 failed')
  process.exitCode = 1
}
