import { randomInt, randomUUID } from 'node:crypto'
import type { Instant } from '@piaoqiao/domain'
import type { CryptoModule, Sm2PublicKey } from '@piaoqiao/gm-crypto'
import {
  createSoftwareCryptoModule,
  importSm2PrivateKey,
  importSm2PublicKey,
} from '@piaoqiao/gm-crypto'
import { Connection } from '@piaoqiao/sdk'
import type { Logger, Metrics, SettingsOf } from '@piaoqiao/service-kit'
import {
  createExchangeServer,
  createMetrics,
  migrate,
  openPool,
  reachedBy,
} from '@piaoqiao/service-kit'
import { billCodesOf } from './bills/bill-kinds.ts'
import type { StationIdentity } from './bills/station-identity.ts'
import { createProvinceCarrier } from './carrier/province-carrier.ts'
import { watchedProvince } from './carrier/watched-province.ts'
import { addPaperStockRoute } from './http/his-paper-routes.ts'
import { addHisRoutes } from './http/his-routes.ts'
import { stationHealth } from './http/station-health.ts'
import { addStationRoutes } from './http/station-routes.ts'
import { startStationJobs } from './jobs/station-jobs.ts'
import type { StationFigures } from './ports.ts'
import { createStationStore } from './postgres/station-store.ts'
import type { issuerSettings } from './settings.ts'
import type { HisOptions } from './start-his.ts'
import { startHis } from './start-his.ts'
import type { HisUses } from './use-cases/his/his-uses.ts'
import { lowStockBelow } from './use-cases/number-stocks.ts'
import type { Station } from './use-cases/station.ts'
import type { StationUses } from './use-cases/station-uses.ts'
import { stationUses } from './use-cases/station-uses.ts'

export type IssuerSettings = SettingsOf<typeof issuerSettings>

export interface IssuerOptions extends HisOptions {
  readonly clock: () => Instant
  readonly logger: Logger
  /** `by_hand`: nothing happens by itself; whoever started the station calls what the jobs would do. */
  readonly jobs?: 'running' | 'by_hand'
}

/** An issuing station that runs, with everything that it can do. */
export interface RunningIssuer extends StationUses {
  /** What it does for the hospital system (HIS). */
  readonly his: HisUses
  /** Where its local API listens, as `http://host:port`. */
  readonly url: string
  /** Verifies what the station signs. */
  readonly publicKey: Sm2PublicKey
  stop(): Promise<void>
}

const keyName = 'issuer'
const statementTimeoutMs = 10_000
const bodyBytesMax = 1024 * 1024
/** Beyond the time that an answer may take: an attempt that is under way is not repeated beside itself. */
const settleGraceMs = 5_000

/** Migrates, wires and starts a station. */
export async function startIssuer(
  settings: IssuerSettings,
  { clock, logger, jobs = 'running', ...hisOptions }: IssuerOptions,
): Promise<RunningIssuer> {
  const pool = openPool(settings.databaseUrl, {
    connectionsMax: settings.connectionsMax,
    statementTimeoutMs,
    name: 'piaoqiao-issuer',
  })
  await migrate(pool, new URL('./postgres/migrations/', import.meta.url))
  const privateKey = importSm2PrivateKey(settings.privateKey)
  const { cryptoWorkers: workers } = settings
  const crypto = createSoftwareCryptoModule({ keys: { [keyName]: privateKey }, workers })
  const metrics = createMetrics()
  const store = createStationStore(pool)
  const province = watchedProvince(createProvinceCarrier(connectionOf(settings, crypto, clock)))
  const stock = { lowWater: settings.numberLowWater, blockSize: settings.numberBlockSize }
  const identity = identityOf(settings)
  const figures = () => store.figures(billCodesOf(identity.series))
  const station: Station = {
    identity,
    crypto,
    keyName,
    store,
    province,
    clock,
    randomInt: (below) => randomInt(below),
    newRequestId: randomUUID,
  }
  const settlePauseMs = settings.requestTimeoutMs + settleGraceMs
  const uses = stationUses(station, { stock, settlePauseMs })
  addGauges(metrics, figures, lowStockBelow(stock))
  const server = createExchangeServer({
    apps: { find: async () => null },
    handlers: {},
    crypto,
    keyName,
    clock,
    logger,
    metrics,
    bodyBytesMax,
    ...reachedBy(settings),
    health: stationHealth(figures, province, lowStockBelow(stock)),
  })
  const running = jobs === 'running' ? startStationJobs({ uses, logger, metrics }) : null
  const { accessToken } = settings
  const onIssued = () => running?.registration.trigger()
  addStationRoutes(server, { uses, accessToken, logger, onIssued })
  const his = startHis(settings, { pool, station, uses, onIssued, ...hisOptions })
  addHisRoutes(server, { his: his.uses, logger })
  addPaperStockRoute(server, { his: his.uses, accessToken })
  const hisJobs = jobs === 'running' ? his.startJobs(logger, metrics) : null
  const url = await server.listen({ host: settings.host, port: settings.port })
  let stopped: Promise<void> | undefined
  const stop = async () => {
    await server.close()
    await Promise.all([running?.stop(), hisJobs?.stop()])
    await crypto.close()
    await pool.end()
  }
  const { publicKey } = privateKey
  return { ...uses, his: his.uses, url, publicKey, stop: () => (stopped ??= stop()) }
}

function connectionOf(
  settings: IssuerSettings,
  crypto: CryptoModule,
  clock: () => Instant,
): Connection {
  return new Connection({
    baseUrl: settings.provinceUrl,
    appId: settings.appId,
    appKey: settings.appKey,
    crypto,
    keyName,
    platformKeys: publicKeysOf(settings.provincePublicKeys),
    timeoutMs: settings.requestTimeoutMs,
    now: clock,
  })
}

function publicKeysOf(text: string): readonly Sm2PublicKey[] {
  const blocks = text.match(/-----BEGIN PUBLIC KEY-----[^-]+-----END PUBLIC KEY-----/g) ?? [text]
  return blocks.map(importSm2PublicKey)
}

function identityOf(settings: IssuerSettings): StationIdentity {
  const { issuerCode, issuerName, supervisorAreaCode, codeYear, specimenVersion } = settings
  const { keySerial, keyIssuer } = settings
  return {
    issuer: { code: issuerCode, name: issuerName },
    supervisorAreaCode,
    series: { province: supervisorAreaCode.slice(0, 2), codeYear, specimenVersion },
    keySerial,
    keyIssuer,
  }
}

const gauges: readonly (readonly [keyof StationFigures, string, string])[] = [
  ['registrationsWaiting', 'registrations_waiting', 'Bills that wait to be registered.'],
  ['registrationsRefused', 'registrations_refused', 'Bills whose registration was refused.'],
  ['operationsOpen', 'operations_open', 'Changes whose outcome is unknown.'],
  ['billsWithGaps', 'bills_with_gaps', 'Bills with missing events or a broken chain.'],
  ['numbersLeft', 'numbers_left', 'Numbers left under the code that has the fewest.'],
]

function addGauges(
  metrics: Metrics,
  figures: () => Promise<StationFigures>,
  numbersLowBelow: number,
): void {
  const lowBelow = 'With fewer numbers left than this, somebody should look.'
  metrics.gauge('piaoqiao_numbers_low_below', lowBelow, () => numbersLowBelow)
  for (const [figure, name, help] of gauges) {
    metrics.gauge(`piaoqiao_${name}`, help, async () => (await figures())[figure])
  }
}
