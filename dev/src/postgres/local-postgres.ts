import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { findBinaries } from './binaries.ts'
import { dataDirectoryAt, prepareDataDirectory, removeDataDirectory } from './data-directory.ts'
import { createDatabase, dropDatabase } from './databases.ts'
import { stopPreviousServer, writeStarter } from './previous-server.ts'
import { serverAccount } from './server-account.ts'
import { serverUrl, startServerProcess } from './server-process.ts'
import { defaultSettings, fixedSettings, nonDurableSettings } from './settings.ts'
import { startWithRetries } from './start-attempts.ts'

export interface LocalPostgres {
  /** Address of a database that exists, with the right to create others. Contains a password. */
  readonly url: string
  /**
   * Creates a database (UTF8, C locale), or a copy of the database `template`, unless it is there.
   * Returns its address.
   */
  createDatabase(name: string, options?: { template?: string }): Promise<string>
  /** Removes a database, also while sessions are in it; nothing happens when there is none. */
  dropDatabase(name: string): Promise<void>
  /** Ends what was started. */
  stop(): Promise<void>
}

export interface LocalPostgresServer extends LocalPostgres {
  /** Ends the server as a power failure would, for tests; starting again on the data recovers. */
  crash(): Promise<void>
}

export interface LocalPostgresOptions {
  /** Keeps the data; a second start finds it again. */
  readonly directory: string
  /** A free port when missing. */
  readonly port?: number
  /** PostgreSQL settings that replace the defaults in `settings.ts`. */
  readonly settings?: Record<string, string>
  /** `false` gives up durability for speed; only for tests. */
  readonly durable?: boolean
}

/**
 * Starts the PostgreSQL that npm installed, on the loopback interface of this machine. When this
 * process is root the server runs under another account, because PostgreSQL refuses root. The server
 * ends with this process, however that ends.
 */
export async function startLocalPostgres(
  options: LocalPostgresOptions,
): Promise<LocalPostgresServer> {
  const directory = resolve(options.directory)
  const paths = dataDirectoryAt(directory)
  const account = serverAccount(paths.data)
  const binaries = findBinaries(account)
  await prepareDataDirectory(directory, binaries, account, { durable: options.durable !== false })
  await stopPreviousServer(directory, paths.data)
  const { server, url } = await startWithRetries(options.port, async (port) => {
    const password = readFileSync(paths.password, 'utf8').trim()
    const address = { port, url: serverUrl(port, password, 'postgres') }
    const settings = settingsFor(options)
    const started = await startServerProcess(binaries, account, paths, { ...address, settings })
    return { server: started, url: address.url }
  })
  writeStarter(directory)
  return {
    url,
    createDatabase: (name, { template } = {}) => createDatabase(url, name, template),
    dropDatabase: (name) => dropDatabase(url, name),
    stop: () => server.stopCleanly(),
    crash: () => server.kill(),
  }
}

/** Removes what `startLocalPostgres` keeps in `directory`, and a server left behind there before. */
export async function removeLocalPostgres(directory: string): Promise<void> {
  const place = resolve(directory)
  await stopPreviousServer(place, dataDirectoryAt(place).data)
  removeDataDirectory(place)
}

function settingsFor({ durable, settings }: LocalPostgresOptions): Record<string, string> {
  const speed = durable === false ? nonDurableSettings : {}
  return { ...defaultSettings, ...speed, ...settings, ...fixedSettings }
}
