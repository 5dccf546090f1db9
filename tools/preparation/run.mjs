import { spawn } from 'node:child_process'
import { delimiter } from 'node:path'

const forwardedSignals = ['SIGINT', 'SIGTERM', 'SIGHUP']

/**
 * Runs a program as if it had been started directly: same input and output, same signals, same exit
 * code. Resolves when the program has ended.
 */
export async function runInForeground(runtime, programArguments, { firstInPath }) {
  const child = spawn(runtime, ['--disable-warning=ExperimentalWarning', ...programArguments], {
    stdio: 'inherit',
    env: { ...process.env, PATH: `${firstInPath}${delimiter}${process.env.PATH ?? ''}` },
  })
  const forward = (signal) => {
    // A terminal gives Ctrl-C to the child too; a second copy would read as impatience.
    if (signal === 'SIGINT' && process.stdin.isTTY) return
    child.kill(signal)
  }
  for (const signal of forwardedSignals) process.on(signal, forward)
  const { exitCode, signal } = await ended(child)
  for (const name of forwardedSignals) process.off(name, forward)
  if (signal === null) process.exitCode = exitCode
  else process.kill(process.pid, signal)
}

function ended(child) {
  return new Promise((resolve, reject) => {
    child.once('error', reject)
    child.once('exit', (exitCode, signal) => resolve({ exitCode, signal }))
  })
}
