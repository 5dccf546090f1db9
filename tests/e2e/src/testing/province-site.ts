import { createTestDatabase } from '@piaoqiao/dev/postgres'
import type { Sm2PrivateKey } from '@piaoqiao/gm-crypto'
import {
  exportSm2PrivateKeyPem,
  exportSm2PublicKeyPem,
  generateSm2PrivateKey,
} from '@piaoqiao/gm-crypto'
import type { RunningHub } from '@piaoqiao/hub'
import type { RunningProvince } from '@piaoqiao/province'
import { provinceSettings, startProvince } from '@piaoqiao/province'
import type { Logger } from '@piaoqiao/service-kit'
import { openPool, readSettings } from '@piaoqiao/service-kit'
import type { NetworkClock } from './network-clock.ts'
import { RestartableService } from './restartable-service.ts'

export type Database = ReturnType<typeof openPool>

/** A province with everything that a test may look at or take away. */
export interface ProvinceSite {
  readonly code: string
  readonly key: Sm2PrivateKey
  readonly service: RestartableService<RunningProvince>
  /** Its database, for looking. */
  readonly database: Database
  /** Enters it into the hub's directory: as taking part, at its own address, where nothing else is said. */
  enter(
    hub: RunningHub,
    entry?: { readonly baseUrl?: string; readonly active?: boolean },
  ): Promise<void>
  close(): Promise<void>
}

export interface ProvinceSiteOptions {
  readonly code: string
  readonly clock: NetworkClock
  readonly logger: Logger
  readonly hubUrl: string
  readonly hubPublicKeyPem: string
  /** One that is made now, where none is given. */
  readonly key?: Sm2PrivateKey
  /** More settings by the names of their variables. */
  readonly environment: Readonly<Record<string, string>>
}

export async function openProvinceSite(options: ProvinceSiteOptions): Promise<ProvinceSite> {
  const { code, clock, logger, key = generateSm2PrivateKey() } = options
  const { url, drop } = await createTestDatabase()
  const database = openLookingPool(url)
  const service = new RestartableService((port) => {
    const environment = environmentOf(options, { key, databaseUrl: url, port })
    return startProvince(readSettings(provinceSettings, environment), { clock: clock.now, logger })
  })
  await service.start()
  return {
    code,
    key,
    service,
    database,
    async enter(hub, { baseUrl = service.running.url, active = true } = {}) {
      const publicKeys = [exportSm2PublicKeyPem(key.publicKey)]
      await hub.enterProvince({ code, name: `示例${code}`, baseUrl, publicKeys, active })
    },
    async close() {
      await service.stop()
      await database.end()
      await drop()
    },
  }
}

function environmentOf(
  { code, hubUrl, hubPublicKeyPem, environment }: ProvinceSiteOptions,
  given: { readonly key: Sm2PrivateKey; readonly databaseUrl: string; readonly port: number },
): Record<string, string> {
  return {
    PROVINCE: code,
    DATABASE_URL: given.databaseUrl,
    PORT: String(given.port),
    PRIVATE_KEY: exportSm2PrivateKeyPem(given.key),
    HUB_URL: hubUrl,
    HUB_PUBLIC_KEY: hubPublicKeyPem,
    MASTER_KEY: '01'.repeat(16),
    PAYER_SECRET: '02'.repeat(32),
    CRYPTO_WORKERS: '0',
    CONNECTIONS_MAX: '6',
    ...environment,
  }
}

export function openLookingPool(url: string): Database {
  return openPool(url, { connectionsMax: 3, statementTimeoutMs: 30_000, name: 'piaoqiao test' })
}
