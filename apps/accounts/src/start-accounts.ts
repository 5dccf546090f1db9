import type { Instant } from '@piaoqiao/domain'
import {
  createSoftwareCryptoModule,
  importSm2PrivateKey,
  importSm2PublicKey,
} from '@piaoqiao/gm-crypto'
import type { Logger } from '@piaoqiao/service-kit'
import { createExchangeServer, createMetrics, reachedBy, repeatJob } from '@piaoqiao/service-kit'
import { createClamdScanner } from './files/clamd-scanner.ts'
import { createDirectoryVault } from './files/directory-vault.ts'
import { trialScanner } from './files/trial-scanner.ts'
import { createPersonalData } from './personal-data/personal-data.ts'
import { servePortals } from './http/portals/serve-portals.ts'
import { openOfficeDatabase } from './postgres/office-database.ts'
import { openProvinceDoor } from './province/carrier/open-province-door.ts'
import type { AccountsSettings, OfficeParts } from './wiring/office-parts.ts'
import { mountOffice, wireOffice } from './wiring/wire-office.ts'

export interface AccountsOptions {
  readonly clock: () => Instant
  readonly logger: Logger
  /** `by_hand`: nothing happens by itself; whoever started the office calls `runJob`. */
  readonly jobs?: 'running' | 'by_hand'
}

/** An account office that runs. */
export interface RunningAccounts {
  /** Where it listens, as `http://host:port`. */
  readonly url: string
  /** Does a job's work now, beside its own rhythm. */
  runJob(name: string): Promise<void>
  stop(): Promise<void>
}

const keyName = 'office'
const provinceTimeoutMs = 20_000
/** Largest upload. Each route has a bound of its own below it. */
const bodyBytesMax = 12 * 1024 * 1024

/** Migrates, wires and starts the account office of a province. */
export async function startAccounts(
  settings: AccountsSettings,
  options: AccountsOptions,
): Promise<RunningAccounts> {
  const { clock, logger, jobs = 'running' } = options
  const parts = await openParts(settings, options)
  const metrics = createMetrics()
  const office = wireOffice(parts)
  const server = createExchangeServer({
    apps: { find: async () => null },
    handlers: {},
    crypto: parts.crypto,
    keyName,
    clock,
    logger,
    metrics,
    bodyBytesMax,
    ...reachedBy(settings),
    health: async () => {
      await parts.pool.query('select 1')
      return { parts: { database: 'up' } }
    },
  })
  mountOffice(server, office, parts)
  const { portalsDirectory: directory, citizenFrames } = settings
  if (directory !== null) {
    servePortals(server, { directory, citizenFrames: citizenFrames?.split(/\s+/) ?? [] })
  }
  const url = await server.listen({ host: settings.host, port: settings.port })
  const roomJobs = office.jobs
  const running =
    jobs === 'running' ? roomJobs.map((job) => repeatJob({ ...job, logger, metrics })) : []
  return {
    url,
    async runJob(name) {
      const job = roomJobs.find((known) => known.name === name)
      if (job === undefined) throw new Error(`the office has no job ${name}`)
      await job.work()
    },
    async stop() {
      await server.close()
      await Promise.all(running.map((job) => job.stop()))
      office.close()
      await parts.crypto.close()
      await parts.pool.end()
    },
  }
}

async function openParts(
  settings: AccountsSettings,
  { clock, logger }: AccountsOptions,
): Promise<OfficeParts> {
  const pool = await openOfficeDatabase(settings.databaseUrl, {
    connectionsMax: settings.connectionsMax,
    name: `piaoqiao-accounts-${settings.province}`,
  })
  const crypto = createSoftwareCryptoModule({
    keys: { [keyName]: importSm2PrivateKey(settings.privateKey) },
    workers: settings.cryptoWorkers,
  })
  const personalData = createPersonalData(settings.masterKey)
  const { clamdHost, clamdPort } = settings
  return {
    settings,
    province: settings.province,
    pool,
    personalData,
    crypto,
    keyName,
    clock,
    logger,
    files: {
      vault: createDirectoryVault(settings.filesDirectory, personalData),
      scanner: clamdHost === null ? trialScanner : createClamdScanner(clamdHost, clamdPort),
    },
    door: openProvinceDoor({
      baseUrl: settings.provinceUrl,
      platformKeys: [importSm2PublicKey(settings.provincePublicKey)],
      crypto,
      keyName,
      portal: { appId: settings.portalAppId, appKey: settings.portalAppKey },
      office: { appId: settings.officeAppId, appKey: settings.officeAppKey },
      timeoutMs: provinceTimeoutMs,
      now: clock,
    }),
  }
}
