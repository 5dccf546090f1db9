import type { Sm2PublicKey } from '@piaoqiao/gm-crypto'
import {
  createSoftwareCryptoModule,
  importSm2PrivateKey,
  importSm2PublicKey,
} from '@piaoqiao/gm-crypto'
import { hubAppId, provinceAppId, provinceAppKey } from '@piaoqiao/protocol'
import { Connection } from '@piaoqiao/sdk'
import type { Logger } from '@piaoqiao/service-kit'
import {
  createExchangeServer,
  createMetrics,
  migrate,
  openPool,
  reachedBy,
} from '@piaoqiao/service-kit'
import type { ApplicationStore } from './application-ports.ts'
import { Directory } from './carrier/directory.ts'
import { ProvinceCarrier } from './carrier/province-carrier.ts'
import { bureauHandlers } from './http/bureau-handlers.ts'
import { provinceHandlers } from './http/handlers.ts'
import { applicationHandlers } from './http/office-handlers.ts'
import { sealHandler } from './http/seal-handler.ts'
import { LoggedEventWatch } from './jobs/event-watch.ts'
import type { ProvinceJob } from './jobs/province-jobs.ts'
import { startProvinceJobs } from './jobs/province-jobs.ts'
import { createApplicationStore } from './postgres/application-store.ts'
import { databaseClock } from './postgres/database-clock.ts'
import { plansByKey } from './postgres/plans-by-key.ts'
import { createKnownApplications } from './use-cases/known-applications.ts'
import { createOfficeApplications } from './use-cases/office-applications.ts'
import type { ProvinceParts, ProvinceSettings } from './wiring/province-parts.ts'
import { wireEvents } from './wiring/wire-events.ts'
import { wireRegistry } from './wiring/wire-registry.ts'
import { wireSeal } from './wiring/wire-seal.ts'

/** A province that runs. */
export interface RunningProvince {
  /** Where it listens, as `http://host:port`. */
  readonly url: string
  readonly publicKey: Sm2PublicKey
  /** Who may speak to it. */
  readonly applications: ApplicationStore
  /** Does a job's work now, beside its own rhythm; resolves when it is done. */
  runJob(job: ProvinceJob): Promise<void>
  stop(): Promise<void>
}

const keyName = 'province'
const statementTimeoutMs = 30_000
/** Longer than the hub waits for the other province, so that its answer is not missed. */
const hubTimeoutMs = 12_000

export interface ProvinceOptions {
  readonly clock: () => number
  readonly logger: Logger
  /** Compares the clock with that of the database; not for a world with a time of its own. */
  readonly clockIsReal?: boolean
}

/** Migrates, wires and starts a province. */
export async function startProvince(
  settings: ProvinceSettings,
  options: ProvinceOptions,
): Promise<RunningProvince> {
  const { clock, logger } = options
  const parts = await openParts(settings, options)
  const { pool, crypto, directory, applications, hubKeys, watch } = parts
  const metrics = createMetrics()
  const trigger = (job: ProvinceJob): void => jobs.trigger(job)
  const registry = wireRegistry(parts, { onChange: () => trigger('sequence-outbox') })
  const events = wireEvents(parts, registry.store)
  const works = {
    ...registry.works,
    ...events.works,
    'refresh-directory': () => directory.refresh(),
  }
  const server = createExchangeServer({
    apps: createKnownApplications({
      ownProvince: settings.province,
      own: applications,
      directory,
      hubKeys,
    }),
    handlers: {
      ...provinceHandlers({ ...registry.cases, ...events.cases }),
      ...bureauHandlers(registry.bureau),
      ...applicationHandlers(
        createOfficeApplications({ ownProvince: settings.province, applications }),
      ),
      ...sealHandler(wireSeal(parts, registry.store)),
    },
    crypto,
    keyName,
    clock,
    logger,
    metrics,
    ...reachedBy(settings),
    health: async () => {
      await pool.query('select 1')
      return { parts: { database: 'up', outbox: registry.isBusy() ? 'degraded' : 'up' } }
    },
  })
  metrics.gauge('piaoqiao_outbox_rows', 'Rows waiting to be put into feeds.', registry.outboxRows)
  metrics.gauge(
    'piaoqiao_looks_dropped',
    'Looks at bills that were not kept.',
    registry.looksDropped,
  )
  metrics.gauge('piaoqiao_event_faults', 'Events that did not join.', () => watch.faults)
  const url = await server.listen({ host: settings.host, port: settings.port })
  const jobs = startProvinceJobs(works, { logger, metrics })
  trigger('refresh-directory')
  return {
    url,
    publicKey: crypto.publicKey(keyName),
    applications,
    runJob: async (job) => {
      await works[job]()
    },
    async stop() {
      await server.close()
      await jobs.stop()
      await keepLastLooks(registry.works['keep-looks'], logger)
      await crypto.close()
      await pool.end()
    },
  }
}

/** What was seen since the job ran last; not worth failing the stop for. */
async function keepLastLooks(keep: () => Promise<number | void>, logger: Logger): Promise<void> {
  try {
    await keep()
  } catch (error) {
    logger.warn('looks.not_kept', {}, error)
  }
}

async function openParts(
  settings: ProvinceSettings,
  { clock, logger, clockIsReal = false }: ProvinceOptions,
): Promise<ProvinceParts> {
  const pool = openPool(settings.databaseUrl, {
    connectionsMax: settings.connectionsMax,
    statementTimeoutMs,
    name: `piaoqiao-${settings.province}`,
    serverSettings: plansByKey,
  })
  await migrate(pool, new URL('./postgres/migrations/', import.meta.url))
  const crypto = createSoftwareCryptoModule({
    keys: { [keyName]: importSm2PrivateKey(settings.privateKey) },
    workers: settings.cryptoWorkers,
  })
  const hubKeys = [importSm2PublicKey(settings.hubPublicKey)]
  const { province: ownProvince } = settings
  const hub = new Connection({
    baseUrl: settings.hubUrl,
    appId: provinceAppId(ownProvince),
    appKey: provinceAppKey(ownProvince, hubAppId),
    crypto,
    keyName,
    platformKeys: hubKeys,
    timeoutMs: hubTimeoutMs,
    now: clock,
  })
  const directory = new Directory(hub, hubKeys, crypto, clock)
  const carrier = new ProvinceCarrier({ ownProvince, hub, directory, crypto, keyName, clock })
  const { masterKey } = settings
  const applications = createApplicationStore({ pool, province: ownProvince, masterKey, clock })
  const watch = new LoggedEventWatch(logger)
  return {
    settings,
    pool,
    crypto,
    keyName,
    clock,
    ...(clockIsReal && { secondClock: databaseClock(pool) }),
    applications,
    hubKeys,
    directory,
    carrier,
    watch,
  }
}
