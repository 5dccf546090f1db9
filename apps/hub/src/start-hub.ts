import type { Sm2PublicKey } from '@piaoqiao/gm-crypto'
import { createSoftwareCryptoModule, importSm2PrivateKey } from '@piaoqiao/gm-crypto'
import type { Logger, SettingsOf } from '@piaoqiao/service-kit'
import {
  createExchangeServer,
  createMetrics,
  migrate,
  openPool,
  reachedBy,
  repeatJob,
} from '@piaoqiao/service-kit'
import { createProvinceDoor } from './carrier/province-door.ts'
import { hubHandlers } from './http/handlers.ts'
import type { ProvinceEntry } from './ports.ts'
import { createDirectoryStore } from './postgres/directory-store.ts'
import { createWaitingSenderStore } from './postgres/waiting-sender-store.ts'
import type { hubSettings } from './settings.ts'
import { createEnterProvince } from './use-cases/enter-province.ts'
import { createProvinceApps } from './use-cases/province-apps.ts'
import { PublishedDirectory } from './use-cases/published-directory.ts'
import { createRelay } from './use-cases/relay.ts'
import { createTellWaitingSenders } from './use-cases/tell-waiting-senders.ts'

export type HubSettings = SettingsOf<typeof hubSettings>

/** A hub that runs. */
export interface RunningHub {
  /** Where it listens, as `http://host:port`. */
  readonly url: string
  readonly publicKey: Sm2PublicKey
  /**
   * Enters a province into the directory, or changes its entry.
   * @returns the version of the directory from now on @throws ProvinceEntryUnfit
   */
  enterProvince(province: ProvinceEntry): Promise<number>
  stop(): Promise<void>
}

const keyName = 'hub'
const statementTimeoutMs = 10_000
const tellEveryMs = 1_000

/** Migrates, wires and starts a hub. */
export async function startHub(
  settings: HubSettings,
  { clock, logger }: { readonly clock: () => number; readonly logger: Logger },
): Promise<RunningHub> {
  const pool = openPool(settings.databaseUrl, {
    connectionsMax: settings.connectionsMax,
    statementTimeoutMs,
    name: 'piaoqiao-hub',
  })
  await migrate(pool, new URL('./postgres/migrations/', import.meta.url))
  const privateKey = importSm2PrivateKey(settings.privateKey)
  const crypto = createSoftwareCryptoModule({
    keys: { [keyName]: privateKey },
    workers: settings.cryptoWorkers,
  })
  const metrics = createMetrics()
  const store = createDirectoryStore(pool)
  const directory = new PublishedDirectory({ store, crypto, keyName, clock })
  const waiting = createWaitingSenderStore(pool)
  const door = createProvinceDoor({ crypto, keyName, clock })
  const relaying = { directory, door, waiting, clock }
  const server = createExchangeServer({
    apps: createProvinceApps(directory),
    handlers: hubHandlers({ directory, relay: createRelay(relaying) }),
    crypto,
    keyName,
    clock,
    logger,
    metrics,
    ...reachedBy(settings),
    health: async () => {
      await pool.query('select 1')
      return { parts: { database: 'up' } }
    },
  })
  const url = await server.listen({ host: settings.host, port: settings.port })
  const job = repeatJob({
    name: 'tell-waiting-senders',
    everyMs: tellEveryMs,
    work: createTellWaitingSenders(relaying),
    logger,
    metrics,
  })
  return {
    url,
    publicKey: privateKey.publicKey,
    enterProvince: createEnterProvince({ store, clock }),
    async stop() {
      await server.close()
      await job.stop()
      await crypto.close()
      await pool.end()
    },
  }
}
