/**
 * Runs a program of this repository on a machine that has only Node 20 or newer:
 *
 *   node tools/prepare.mjs dev/src/demo.ts --seed 7     a file
 *   node tools/prepare.mjs vitest run                   the program of an installed package
 *
 * Missing packages are installed first, among them the Node that the repository is written for.
 * Plain JavaScript without packages, because it runs before anything is there.
 */
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { installMissingPackages } from './preparation/packages.mjs'
import { PreparationError } from './preparation/preparation-error.mjs'
import { findProgram } from './preparation/program.mjs'
import { runInForeground } from './preparation/run.mjs'
import { findRuntime } from './preparation/runtime.mjs'

const repositoryRoot = dirname(dirname(fileURLToPath(import.meta.url)))

async function prepareAndRun([target, ...programArguments]) {
  await installMissingPackages(repositoryRoot)
  if (target === undefined) return
  const runtime = findRuntime(repositoryRoot)
  const program = findProgram(repositoryRoot, target)
  await runInForeground(runtime, [program, ...programArguments], {
    firstInPath: join(repositoryRoot, 'node_modules', '.bin'),
  })
}

try {
  await prepareAndRun(process.argv.slice(2))
} catch (error) {
  if (!(error instanceof PreparationError)) throw error
  process.stderr.write(`${error.message}\n`)
  process.exitCode = 1
}
