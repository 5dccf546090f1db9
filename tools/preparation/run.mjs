import { spawn } from 'node:child_process'
import { delimiter } from 'node:path'

const forwardedSignals = ['SIGINT', 'SIGTERM', 'SIGHUP']
const shellPollIntervalMs = 200
const parentAtStart = process.ppid

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
  const stopWatching = onShellGone(() => child.kill('SIGTERM'))
  const { exitCode, signal } = await ended(child)
  stopWatching()
  for (const name of forwardedSignals) process.off(name, forward)
  if (signal === null) process.exitCode = exitCode
  else process.kill(process.pid, signal)
}

/**
 * npm starts us through a shell and sends its own signals to that shell, which dies of them without
 * telling us. That is noticed by our parent being another one.
 */
function onShellGone(act) {
  if (process.env.npm_lifecycle_event === undefined) return () => undefined
  const watch = setInterval(() => {
    if (process.ppid === parentAtStart) return
    clearInterval(watch)
    act()
  }, shellPollIntervalMs)
  return () => clearInterval(watch)
}

function ended(child) {
  return new Promise((resolve, reject) => {
    child.once('error', reject)
    child.once('exit', (exitCode, signal) => resolve({ exitCode, signal }))
  })
}
