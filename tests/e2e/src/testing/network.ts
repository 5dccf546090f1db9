import { createTestDatabase } from '@piaoqiao/dev/postgres'
import type { Party } from '@piaoqiao/domain'
import type { Sm2PrivateKey } from '@piaoqiao/gm-crypto'
import {
  exportSm2PrivateKeyPem,
  exportSm2PublicKeyPem,
  generateSm2PrivateKey,
} from '@piaoqiao/gm-crypto'
import type { RunningHub } from '@piaoqiao/hub'
import { hubSettings, startHub } from '@piaoqiao/hub'
import type { Enrolment } from '@piaoqiao/province'
import { createLogger, readSettings } from '@piaoqiao/service-kit'
import { Application } from './application.ts'
import { IssuingUnit } from './issuing-unit.ts'
import { NetworkClock } from './network-clock.ts'
import type { Database, ProvinceSite, ProvinceSiteOptions } from './province-site.ts'
import { openLookingPool, openProvinceSite } from './province-site.ts'
import { RestartableService } from './restartable-service.ts'

/** So long the hub answers from memory before it looks at its directory again. */
const directoryAgeMs = 1_001

export interface Network {
  readonly clock: NetworkClock
  readonly hub: RestartableService<RunningHub>
  readonly hubKey: Sm2PrivateKey
  readonly hubDatabase: Database
  /** 重庆 and 江苏. */
  readonly p50: ProvinceSite
  readonly p32: ProvinceSite
  readonly provinces: readonly ProvinceSite[]
  /** Every line that any of the services wrote, debugging included. */
  readonly logLines: readonly string[]
  enrol(
    kind: Enrolment['kind'],
    party: Party,
    more?: Partial<Pick<Enrolment, 'addresses' | 'quotaPerMinute' | 'webhookUrl'>>,
  ): Promise<Application>
  /** An issuing unit of the province of its bill code, with numbers. */
  issuer(party: Party, billCode: string): Promise<IssuingUnit>
  site(province: string): ProvinceSite
  /** Lets time pass, and locks end that are over then. */
  pass(durationMs: number): Promise<void>
  /** Lets the hub and these provinces, or all, take in what changed in the directory. */
  readDirectory(sites?: readonly ProvinceSite[]): Promise<void>
  stop(): Promise<void>
}

/** What one of the provinces has of its own. */
export type GivenProvince = Pick<ProvinceSiteOptions, 'environment'> & {
  readonly key: Sm2PrivateKey
}

/**
 * A hub and two provinces over HTTP, each with a database of its own.
 * @param environment more settings of both provinces, by the names of their variables
 */
export async function startNetwork(
  environment: Readonly<Record<string, string>> = {},
  given: Readonly<Partial<Record<'50' | '32', GivenProvince>>> = {},
): Promise<Network> {
  const clock = new NetworkClock()
  const logLines: string[] = []
  const destination = { write: (line: string) => logLines.push(line) }
  const logger = createLogger({ app: 'network', level: 'debug', destination })
  const hubKey = generateSm2PrivateKey()
  const { url: databaseUrl, drop } = await createTestDatabase()
  const hub = new RestartableService((port) => {
    const given = {
      DATABASE_URL: databaseUrl,
      PORT: String(port),
      PRIVATE_KEY: exportSm2PrivateKeyPem(hubKey),
      CRYPTO_WORKERS: '0',
    }
    return startHub(readSettings(hubSettings, given), { clock: clock.now, logger })
  })
  await hub.start()
  const hubDatabase = openLookingPool(databaseUrl)
  const [p50, p32] = await Promise.all(
    (['50', '32'] as const).map((code) =>
      openProvinceSite({
        code,
        clock,
        logger,
        hubUrl: hub.running.url,
        hubPublicKeyPem: exportSm2PublicKeyPem(hubKey.publicKey),
        ...given[code],
        environment: { ...environment, ...given[code]?.environment },
      }),
    ),
  )
  if (p50 === undefined || p32 === undefined) throw new Error('two provinces were started')
  const network = {
    ...enrolling({ clock, provinces: [p50, p32] }),
    clock,
    hub,
    hubKey,
    hubDatabase,
    p50,
    p32,
    provinces: [p50, p32],
    logLines,
    async pass(durationMs: number) {
      clock.forward(durationMs)
      await Promise.all([p50, p32].map((site) => site.service.running.runJob('expire-locks')))
    },
    async readDirectory(sites: readonly ProvinceSite[] = [p50, p32]) {
      clock.forward(directoryAgeMs)
      await Promise.all(sites.map((site) => site.service.running.runJob('refresh-directory')))
    },
    async stop() {
      await Promise.all([p50.close(), p32.close(), hub.stop()])
      await hubDatabase.end()
      await drop()
    },
  }
  await Promise.all([p50.enter(hub.running), p32.enter(hub.running)])
  await network.readDirectory()
  return network
}

function enrolling({
  clock,
  provinces,
}: Pick<Network, 'clock' | 'provinces'>): Pick<Network, 'enrol' | 'issuer' | 'site'> {
  let enrolled = 0
  const site: Network['site'] = (province) => {
    const found = provinces.find(({ code }) => code === province)
    if (found === undefined) throw new Error(`province ${province} takes no part`)
    return found
  }
  const enrol: Network['enrol'] = async (kind, party, more = {}) => {
    const { running } = site(party.province).service
    const key = generateSm2PrivateKey()
    enrolled += 1
    const appId = `${kind.replace('_', '-')}-${enrolled}`
    const enrolment = { appId, kind, party, publicKey: key.publicKey, ...more }
    const { appKey } = await running.applications.enrolApplication(enrolment)
    const { url, publicKey: platformKey } = running
    return new Application({ url, platformKey, appId, appKey, key, party, now: clock.now })
  }
  return {
    site,
    enrol,
    issuer: async (party, billCode) => IssuingUnit.open(await enrol('issuer', party), billCode),
  }
}
