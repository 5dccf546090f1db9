import { setTimeout as sleep } from 'node:timers/promises'
import type { Sm2PublicKey } from '@piaoqiao/gm-crypto'
import { provinceMigrations } from '@piaoqiao/province'
import { migrate, openPool } from '@piaoqiao/service-kit'
import type { Pool } from 'pg'
import type { CrashPart } from './crash-part.ts'
import type { DatabasePart } from './database-part.ts'
import type { Endings } from './endings.ts'
import { publicKeyFile } from './network-keys.ts'
import type { NetworkKeys } from './network-keys.ts'
import { hubProcess, layNetworkOut, provinceProcess, urlOf } from './network-layout.ts'
import type { NetworkLayout } from './network-layout.ts'
import { runOperatorCommand } from './operator-command.ts'
import { homes, provinceNames } from './parties.ts'
import type { Home } from './parties.ts'
import type { ProcessPart } from './process-part.ts'
import type { SeededRandom } from './seeded-random.ts'

export interface CrashProvince {
  readonly url: string
  readonly publicKey: Sm2PublicKey
  readonly database: DatabasePart
}

/** A hub and two provinces, each a process with a database server of its own. */
export interface CrashNetwork {
  readonly keys: NetworkKeys
  readonly provinces: Readonly<Record<Home, CrashProvince>>
  readonly processes: readonly ProcessPart[]
  /** Everything that can be killed. */
  readonly parts: readonly CrashPart[]
}

export interface StartNetwork {
  readonly directory: string
  readonly random: SeededRandom
  readonly endings: Endings
  /** Does what has to be in the database of a province before it runs. */
  readonly prepare: (home: Home, pool: Pool, keys: NetworkKeys) => Promise<void>
}

/** Prepares the databases, enters the provinces into the directory and starts everything. */
export async function startNetwork(options: StartNetwork): Promise<CrashNetwork> {
  const { directory, random, endings, prepare } = options
  const layout = await layNetworkOut(directory, random)
  const { keys, databases } = layout
  const servers = Object.values(databases)
  await Promise.all(servers.map((part) => startPart(part, endings)))
  await enterProvinces(layout)
  for (const home of homes) {
    await withPool(databases[home].url, async (pool) => {
      await migrate(pool, provinceMigrations)
      await prepare(home, pool, keys)
    })
  }
  const processes = [hubProcess(layout), ...homes.map((home) => provinceProcess(layout, home))]
  for (const part of processes) await startPart(part, endings)
  const province = (home: Home): CrashProvince => ({
    url: urlOf(layout, home),
    publicKey: keys.provinces[home].publicKey,
    database: databases[home],
  })
  return {
    keys,
    provinces: { '50': province('50'), '32': province('32') },
    processes,
    parts: [...processes, ...servers],
  }
}

export const upMaxMs = 60_000
const upPollMs = 50

/** Resolves when every process says that it can work. @throws Error when one does not in time */
export async function whenUp({ processes }: Pick<CrashNetwork, 'processes'>): Promise<void> {
  const until = Date.now() + upMaxMs
  for (const part of processes) {
    while (!(await part.isHealthy())) {
      if (Date.now() > until) throw new Error(`${part.name} does not come back`)
      await sleep(upPollMs)
    }
  }
}

const statementTimeoutMs = 30_000
const connectionsMax = 4

/** Runs the work with connections to a database that are closed afterwards. */
export async function withPool<Result>(
  url: string,
  work: (pool: Pool) => Promise<Result>,
): Promise<Result> {
  const pool = openPool(url, { connectionsMax, statementTimeoutMs, name: 'piaoqiao-crash' })
  try {
    return await work(pool)
  } finally {
    await pool.end()
  }
}

/** Starts a part that is ended with the run. */
export async function startPart(part: CrashPart, endings: Endings): Promise<void> {
  // Before the start, so that an end which comes meanwhile finds what is being started.
  await endings.add(() => part.end())
  await part.start()
}

/** As the operator of the hub does it, one after the other. */
async function enterProvinces(layout: NetworkLayout): Promise<void> {
  const { directory, keys, databases } = layout
  const program = new URL('enter-province.ts', import.meta.resolve('@piaoqiao/hub'))
  for (const home of homes) {
    const given = {
      '--code': home,
      '--name': provinceNames[home],
      '--base-url': urlOf(layout, home),
      '--public-key-file': publicKeyFile(directory, home, keys),
    }
    await runOperatorCommand(program, Object.entries(given).flat(), {
      DATABASE_URL: databases.hub.url,
    })
  }
}
