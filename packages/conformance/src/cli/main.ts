#!/usr/bin/env node
import { run } from './run.ts'

const interrupted = new AbortController()
for (const name of ['SIGINT', 'SIGTERM'] as const) {
  // Once: a second signal ends the process at once.
  process.once(name, () => interrupted.abort())
}

// Whoever reads may stop early, as `head` does; that is no fault.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') throw error
})

process.exitCode = await run(process.argv.slice(2), {
  environment: process.env,
  write: (text) => process.stdout.write(text),
  note: (text) => process.stderr.write(text),
  hasColours: process.stdout.isTTY && process.stdout.hasColors(),
  signal: interrupted.signal,
})
