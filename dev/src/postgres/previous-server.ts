import { execFileSync } from 'node:child_process'
import {
  existsSync,
  readFileSync,
  readlinkSync,
  realpathSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { LocalPostgresError } from './local-postgres-error.ts'

const waitPerSignalMs = 20_000
const pollIntervalMs = 20

const starterFile = (directory: string) => join(directory, 'starter')

/** Notes that this process started the server on `directory`, for whoever starts there next. */
export function writeStarter(directory: string): void {
  // Removed first, because it may belong to root from a start under another account.
  rmSync(starterFile(directory), { force: true })
  writeFileSync(starterFile(directory), `${process.pid}\n`)
}

/**
 * Stops the server that a killed process left behind on this directory. A server whose starter still
 * lives is in use: it stays, and an error says so.
 */
export async function stopPreviousServer(directory: string, data: string): Promise<void> {
  const pidFile = join(data, 'postmaster.pid')
  if (!existsSync(pidFile)) return
  const pid = Number(readFileSync(pidFile, 'utf8').split('\n')[0])
  if (!isAlive(pid)) return // PostgreSQL itself finds that out and recovers.
  const found = serverProcess(pid, realpathSync(data))
  if (found === undefined) {
    // The number was given to another program since; PostgreSQL could not tell and would not start.
    rmSync(pidFile, { force: true })
    return
  }
  if (found.parentPid === readStarter(directory)) {
    throw new LocalPostgresError(
      'POSTGRES_DIRECTORY_IN_USE',
      `${directory} is in use by process ${found.parentPid}. Stop that one first.`,
    )
  }
  await stopServer(pid, realpathSync(data))
}

function readStarter(directory: string): number | undefined {
  const path = starterFile(directory)
  return existsSync(path) ? Number(readFileSync(path, 'utf8')) : undefined
}

async function stopServer(pid: number, data: string): Promise<void> {
  for (const signal of ['SIGINT', 'SIGQUIT', 'SIGKILL'] as const) {
    sendSignal(pid, signal)
    for (let waitedMs = 0; waitedMs < waitPerSignalMs; waitedMs += pollIntervalMs) {
      if (serverProcess(pid, data) === undefined) return
      await sleep(pollIntervalMs)
    }
  }
}

/** The process if it is a PostgreSQL server on `data`, which it has as its working directory. */
function serverProcess(pid: number, data: string): { parentPid: number } | undefined {
  try {
    if (process.platform === 'linux') {
      if (readlinkSync(`/proc/${pid}/cwd`) !== data) return undefined
      const status = readFileSync(`/proc/${pid}/status`, 'utf8')
      return { parentPid: Number(/^PPid:\s+(\d+)$/m.exec(status)?.[1]) }
    }
    const line = execFileSync('ps', ['-o', 'ppid=,command=', '-p', `${pid}`], { encoding: 'utf8' })
    return line.includes(data) ? { parentPid: Number.parseInt(line, 10) } : undefined
  } catch {
    return undefined
  }
}

/** Whether a process has this number, whoever it belongs to. */
export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM'
  }
}

function sendSignal(pid: number, signal: NodeJS.Signals): void {
  try {
    process.kill(pid, signal)
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error
  }
}
