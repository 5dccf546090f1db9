import { spawn } from 'node:child_process'
import type { ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'

const program = fileURLToPath(new URL('../cli/main.ts', import.meta.url))

export interface CliEnd {
  /** Null where a signal ended the process. */
  readonly code: number | null
  readonly out: string
  readonly notes: string
}

export interface CliProcess {
  readonly child: ChildProcess
  /** The first piece of text that it writes. */
  readonly firstOutput: Promise<string>
  readonly end: Promise<CliEnd>
}

/** Starts the command line as a process of its own, in a directory. */
export function startCli(directory: string, ...argumentTexts: readonly string[]): CliProcess {
  const environment = { ...process.env, NO_COLOR: '1' }
  const child = spawn(process.execPath, [program, ...argumentTexts], {
    cwd: directory,
    env: environment,
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let [out, notes] = ['', '']
  child.stdout.on('data', (chunk: Buffer) => (out += chunk.toString()))
  child.stderr.on('data', (chunk: Buffer) => (notes += chunk.toString()))
  const end = new Promise<CliEnd>((resolve, reject) => {
    child.once('error', reject)
    child.once('close', (code) => resolve({ code, out, notes }))
  })
  const firstOutput = once(child.stdout, 'data').then(([chunk]) => String(chunk))
  return { child, firstOutput, end }
}

export function runCli(directory: string, ...argumentTexts: readonly string[]): Promise<CliEnd> {
  return startCli(directory, ...argumentTexts).end
}
