import { run } from '../cli/run.ts'
import type { Terminal } from '../cli/terminal.ts'
import type { CliEnd } from './cli-process.ts'

/** Carries out a command line in this process and records what it says. */
export async function runHere(
  argumentTexts: readonly string[],
  changes: Partial<Terminal> = {},
): Promise<CliEnd> {
  let [out, notes] = ['', '']
  const code = await run(argumentTexts, {
    environment: {},
    write: (text) => (out += text),
    note: (text) => (notes += text),
    hasColours: false,
    isWatched: false,
    signal: new AbortController().signal,
    ...changes,
  })
  return { code, out, notes }
}
