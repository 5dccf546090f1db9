import { randomInt, randomUUID } from 'node:crypto'
import type { Instant } from '@piaoqiao/domain'
import type { CryptoModule, Sm2PublicKey } from '@piaoqiao/gm-crypto'
import { createSoftwareCryptoModule, importSm2PublicKey } from '@piaoqiao/gm-crypto'
import { Connection } from '@piaoqiao/sdk'
import type { Logger, SettingsOf } from '@piaoqiao/service-kit'
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
import { addFileRoutes } from './http/file-routes.ts'
import { addPaperStockRoute } from './http/his-paper-routes.ts'
import { addHisRoutes } from './http/his-routes.ts'
import { stationHealth } from './http/station-health.ts'
import { addStationRoutes } from './http/station-routes.ts'
import { plainQrText } from './his/bill-qr.ts'
import { startStationJobs } from './jobs/station-jobs.ts'
import { withChangingKey } from './keys/changing-key.ts'
import { isValidForLong } from './keys/key-validity.ts'
import { KnownKeys } from './keys/known-keys.ts'
import type { FileTables } from './file-ports.ts'
import { createFileTables } from './postgres/file-tables.ts'
import { createStationStore } from './postgres/station-store.ts'
import type { issuerSettings } from './settings.ts'
import { startFiles } from './start-files.ts'
import type { HisOptions } from './start-his.ts'
import { startHis } from './start-his.ts'
import { openStationKeys } from './start-keys.ts'
import { addGauges, addKeyGauges } from './station-gauges.ts'
import type { FileUses } from './use-cases/files/file-uses.ts'
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
  /** What it does with files of bills and with its keys. */
  readonly files: FileUses
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
/** A draft with every line of a long hospital stay, whose bill may be as large as the protocol lets it be. */
const bodyBytesMax = 4 * 1024 * 1024
/** Beyond the time that an answer may take: an attempt that is under way is not repeated beside itself. */
const settleGraceMs = 5_000

/** Migrates, wires and starts a station. */
export async function startIssuer(
  settings: IssuerSettings,
  { clock, logger, jobs = 'running', ...hisOptions }: IssuerOptions,
): Promise<RunningIssuer> {
  const { pool, fileTables, keys, crypto } = await openKept(settings, clock)
  const signingKey = () => keys.at(clock())
  const metrics = createMetrics()
  const store = createStationStore(pool)
  const province = watchedProvince(createProvinceCarrier(connectionOf(settings, crypto, clock)))
  const stock = { lowWater: settings.numberLowWater, blockSize: settings.numberBlockSize }
  const identity = identityOf(settings)
  const figures = () => store.figures(billCodesOf(identity.series))
  const acting = { identity, crypto, keyName, signingKey, store, province, clock }
  const station: Station = {
    ...acting,
    randomInt: (below) => randomInt(below),
    newRequestId: randomUUID,
  }
  const settlePauseMs = settings.requestTimeoutMs + settleGraceMs
  const uses = stationUses(station, { stock, settlePauseMs })
  addGauges(metrics, figures, lowStockBelow(stock))
  addKeyGauges(metrics, signingKey, clock)
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
    health: stationHealth(figures, province, lowStockBelow(stock), {
      areWell: () => isValidForLong(signingKey(), clock()),
    }),
  })
  const { accessToken } = settings
  const onIssued = () => running.onIssued()
  const onIncome = () => running.onIncome()
  addStationRoutes(server, { uses, accessToken, logger, onIssued, onIncome })
  let url = ''
  const files = await startFiles(settings, {
    station,
    tables: fileTables,
    keys,
    provinceKeys: publicKeysOf(settings.provincePublicKeys),
    qrText: hisOptions.qrText ?? plainQrText,
    ownUrl: () => url,
  })
  addFileRoutes(server, { files: files.uses, accessToken, logger, clock })
  const { linkTo } = files
  const his = startHis(settings, { pool, station, uses, onIssued, linkTo, ...hisOptions })
  addHisRoutes(server, { his: his.uses, logger })
  addPaperStockRoute(server, { his: his.uses, accessToken, logger })
  const running = startAllJobs(jobs, { uses, his, files, logger, metrics })
  url = await server.listen({ host: settings.host, port: settings.port })
  let stopped: Promise<void> | undefined
  const stop = async () => {
    await server.close()
    await running.stop()
    files.close()
    await crypto.close()
    await pool.end()
  }
  const { publicKey } = signingKey()
  const parts = { files: files.uses, his: his.uses }
  return { ...uses, ...parts, url, publicKey, stop: () => (stopped ??= stop()) }
}

interface Kept {
  readonly pool: ReturnType<typeof openPool>
  readonly fileTables: FileTables
  readonly keys: KnownKeys
  readonly crypto: CryptoModule
}

/** Opens what a station keeps: its keys first, because without them it is no station. */
async function openKept(settings: IssuerSettings, clock: () => Instant): Promise<Kept> {
  const stationKeys = await openStationKeys(settings)
  const pool = openPool(settings.databaseUrl, {
    connectionsMax: settings.connectionsMax,
    statementTimeoutMs,
    name: 'piaoqiao-issuer',
  })
  await migrate(pool, new URL('./postgres/migrations/', import.meta.url))
  const fileTables = createFileTables(pool)
  const keys = new KnownKeys(stationKeys, await fileTables.announcedKeys.all())
  return { pool, fileTables, keys, crypto: cryptoOf(settings, keys, clock) }
}

/** One name stands for whichever key is in use, and what was sealed to any of them is opened. */
function cryptoOf(
  { cryptoWorkers: workers }: IssuerSettings,
  known: KnownKeys,
  clock: () => Instant,
): CryptoModule {
  const { privateKeys, signingKeys } = known.keys
  return withChangingKey(createSoftwareCryptoModule({ keys: privateKeys, workers }), {
    keyName,
    keyNames: signingKeys.map((key) => key.keyName),
    current: () => known.at(clock()).keyName,
  })
}

interface AllJobs {
  /** A bill is there to be registered. */
  onIssued(): void
  /** Income is there to be sent. */
  onIncome(): void
  stop(): Promise<void>
}

function startAllJobs(
  jobs: 'running' | 'by_hand',
  parts: Parameters<typeof startStationJobs>[0] & {
    readonly his: ReturnType<typeof startHis>
    readonly files: Awaited<ReturnType<typeof startFiles>>
  },
): AllJobs {
  const nothing = () => undefined
  if (jobs === 'by_hand') {
    return { onIssued: nothing, onIncome: nothing, stop: async () => undefined }
  }
  const { his, files, logger, metrics } = parts
  const station = startStationJobs(parts)
  const others = [his.startJobs(logger, metrics), files.startJobs(logger, metrics)]
  return {
    onIssued: () => station.registration.trigger(),
    onIncome: () => station.income.trigger(),
    async stop() {
      await Promise.all([station, ...others].map((job) => job.stop()))
    },
  }
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
  return {
    issuer: { code: issuerCode, name: issuerName },
    supervisorAreaCode,
    series: { province: supervisorAreaCode.slice(0, 2), codeYear, specimenVersion },
  }
}
