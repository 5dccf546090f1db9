import { type ChildProcess, spawn } from 'node:child_process'
import { closeSync, openSync, readFileSync, realpathSync, rmSync } from 'node:fs'
import { setTimeout as sleep } from 'node:timers/promises'
import type { PostgresBinaries } from './binaries.ts'
import type { DataDirectory } from './data-directory.ts'
import { isReady } from './databases.ts'
import { superuser } from './initdb.ts'
import { LocalPostgresError } from './local-postgres-error.ts'
import type { ServerAccount } from './server-account.ts'

const startMaxMs = 10 * 60_000
const readyPollMs = 20
const stopMaxMs = 30_000
const logTailCharacters = 2_000

export interface ServerProcess {
  /** Ends the server as PostgreSQL means it: sessions are cut, everything is written. */
  stopCleanly(): Promise<void>
  /** Ends the server at once, as a power failure would. */
  kill(): Promise<void>
}

/** Starts PostgreSQL and waits until it takes connections; recovery after a crash may take a while. */
export async function startServerProcess(
  binaries: PostgresBinaries,
  account: ServerAccount | undefined,
  directory: DataDirectory,
  { port, url, settings }: { port: number; url: string; settings: Record<string, string> },
): Promise<ServerProcess> {
  const server = spawnServer(binaries, account, directory, { ...settings, port: `${port}` })
  const ended = new Promise<void>((resolve) => server.once('exit', () => resolve()))
  const guard = spawnGuard(server)
  await waitUntilReady(server, url, directory.log).catch(async (error: unknown) => {
    guard.kill('SIGKILL')
    server.kill('SIGQUIT')
    await ended
    throw error
  })
  server.unref()
  return {
    async stopCleanly() {
      server.ref()
      server.kill('SIGINT')
      const impatience = setTimeout(() => server.kill('SIGQUIT'), stopMaxMs)
      await ended
      clearTimeout(impatience)
      guard.kill('SIGKILL')
    },
    async kill() {
      server.ref()
      server.kill('SIGKILL')
      await ended
      guard.kill('SIGKILL')
    },
  }
}

function spawnServer(
  binaries: PostgresBinaries,
  account: ServerAccount | undefined,
  directory: DataDirectory,
  settings: Record<string, string>,
): ChildProcess {
  const data = realpathSync(directory.data)
  rmSync(directory.log, { force: true })
  const log = openSync(directory.log, 'w')
  const server = spawn(
    binaries.postgres,
    [
      '-D',
      data,
      ...Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`]),
    ],
    // In a session of its own: Ctrl-C is for us, and we still need the database to end in order.
    { ...account, cwd: data, detached: true, env: { LC_ALL: 'C' }, stdio: ['ignore', log, log] },
  )
  closeSync(log)
  return server
}

/**
 * A shell that outlives us by a moment: when this process ends in any way, its end of the pipe
 * closes and the shell stops the server.
 */
function spawnGuard(server: ChildProcess): ChildProcess {
  const guard = spawn('/bin/sh', ['-c', 'read _; kill -INT "$0"', `${server.pid}`], {
    cwd: '/',
    detached: true,
    stdio: ['pipe', 'ignore', 'ignore'],
  })
  guard.unref()
  return guard
}

async function waitUntilReady(server: ChildProcess, url: string, log: string): Promise<void> {
  let failure: Error | undefined
  server.once('error', (error) => (failure = error))
  for (let waitedMs = 0; waitedMs < startMaxMs; waitedMs += readyPollMs) {
    if (server.exitCode !== null || server.signalCode !== null || failure !== undefined) break
    if (await isReady(url)) return
    await sleep(readyPollMs)
  }
  const reason = failure?.message ?? readFileSync(log, 'utf8').slice(-logTailCharacters).trim()
  throw new LocalPostgresError('POSTGRES_START_FAILED', `PostgreSQL did not start: ${reason}`)
}

/** The address of a database of the server on `port`. */
export function serverUrl(port: number, password: string, database: string): string {
  return `postgres://${superuser}:${password}@127.0.0.1:${port}/${database}`
}
