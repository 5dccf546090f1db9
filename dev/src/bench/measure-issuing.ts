import { setTimeout as pause } from 'node:timers/promises'
import {
  createSoftwareCryptoModule,
  exportSm2PrivateKeyPem,
  exportSm2PublicKeyPem,
  generateSm2PrivateKey,
} from '@piaoqiao/gm-crypto'
import type { HisApp } from '@piaoqiao/issuer'
import { createApplicationStore } from '@piaoqiao/province'
import type { Pool } from 'pg'
import type { LocalPostgres } from '../postgres/index.ts'
import { openBenchDatabase } from './bench-database.ts'
import { issueMessages, requireIssued } from './issue-messages.ts'
import type { IssuingSize } from './issuing-sizes.ts'
import type { ProvinceProcess } from './province-process.ts'
import { startProvinceProcess } from './province-process.ts'
import { benchIssuer } from './seed-bills.ts'
import { sendMessages } from './send-messages.ts'
import type { Sm2Alone } from './sm2-of-issuing.ts'
import { billsPerSecondBySm2 } from './sm2-of-issuing.ts'
import { startStationProcess } from './station-process.ts'
import type { StationProcess } from './station-process.ts'
import { median, percentile } from './statistics.ts'

export interface IssuingFigures {
  readonly issue_ratio: number
  readonly bills_per_s: number
  readonly sm2_bills_per_s: number
  readonly issue_p50_ms: number
  readonly issue_p99_ms: number
  readonly bills_per_message: number
  readonly station_cpu_ms: number
  readonly province_cpu_ms: number
  readonly sm2_cpu_ms: number
}

const clients = 32
/** As many threads for SM2 alone as the province has by its settings. */
const workers = 2
const keyName = 'bench'
const masterKey = new Uint8Array(16).fill(7)
const quotaPerMinute = 100_000_000
const app: HisApp = { appId: 'HIS0001', appKey: 'sample-his-key-0001' }
const pollMs = 20
const waitMs = 5 * 60_000

/**
 * Bills by a HIS over HTTP to a station, and from there to a province, both processes of their own: a bill counts when
 * the registry has it with both signatures. Beside it, in turn, the SM2 operations alone.
 */
export async function measureIssuing(
  postgres: LocalPostgres,
  size: IssuingSize,
): Promise<IssuingFigures> {
  const database = await openBenchDatabase(postgres, 'bench_registry', 0)
  const stationDatabase = await postgres.createDatabase('bench_station')
  const keys = { province: generateSm2PrivateKey(), station: generateSm2PrivateKey() }
  const crypto = createSoftwareCryptoModule({ keys: { [keyName]: keys.station }, workers })
  const store = createApplicationStore({
    pool: database.pool,
    province: '50',
    masterKey,
    clock: Date.now,
  })
  const { appId, appKey } = await store.enrolApplication({
    appId: 'bench-issuer',
    kind: 'issuer',
    party: benchIssuer,
    publicKey: keys.station.publicKey,
    quotaPerMinute,
  })
  const province = await startProvinceProcess({
    databaseUrl: database.url,
    privateKey: keys.province,
    masterKey,
  })
  try {
    const station = await startStationProcess({
      DATABASE_URL: stationDatabase,
      ACCESS_TOKEN: 'a'.repeat(32),
      ISSUER_CODE: benchIssuer.id,
      ISSUER_NAME: benchIssuer.name,
      SUPERVISOR_AREA_CODE: '500104',
      BILL_CODE_YEAR: '26',
      PRIVATE_KEY: exportSm2PrivateKeyPem(keys.station),
      KEY_SERIAL: '1a2b',
      PROVINCE_URL: province.url,
      PROVINCE_PUBLIC_KEYS: exportSm2PublicKeyPem(keys.province.publicKey),
      APP_ID: appId,
      APP_KEY: Buffer.from(appKey).toString('hex'),
      HIS_APPS: `${app.appId}=${app.appKey}`,
      NUMBER_LOW_WATER: '20000',
      NUMBER_BLOCK_SIZE: '50000',
    })
    try {
      return await measureRounds(
        { station, province, pool: database.pool, size },
        (billsPerMessage) =>
          billsPerSecondBySm2(crypto, keyName, { billsPerMessage, seconds: size.operationSeconds }),
      )
    } finally {
      await station.stop()
    }
  } finally {
    await province.stop()
    await crypto.close()
    await database.drop()
    await postgres.dropDatabase('bench_station')
  }
}

interface Site {
  readonly station: StationProcess
  readonly province: ProvinceProcess
  readonly pool: Pool
  readonly size: IssuingSize
}

async function measureRounds(
  site: Site,
  alone: (billsPerMessage: number) => Promise<Sm2Alone>,
): Promise<IssuingFigures> {
  const { rounds, billsPerRound } = site.size
  // A round that does not count brings code and plans into memory.
  await issueRound(site, 1, Math.ceil(billsPerRound / 4))
  const measured: { issued: Round; sm2: number; sm2CpuMs: number }[] = []
  for (let round = 0; round < rounds; round += 1) {
    const issued = await issueRound(site, round + 2, billsPerRound)
    const sm2 = await alone(Math.max(1, Math.round(issued.billsPerMessage)))
    measured.push({ issued, sm2: sm2.perSecond, sm2CpuMs: sm2.cpuMs })
  }
  const latencies = measured.flatMap(({ issued }) => issued.latenciesMs)
  return {
    issue_ratio: median(measured.map(({ issued, sm2 }) => issued.perSecond / sm2)),
    bills_per_s: median(measured.map(({ issued }) => issued.perSecond)),
    sm2_bills_per_s: median(measured.map(({ sm2 }) => sm2)),
    issue_p50_ms: percentile(latencies, 0.5),
    issue_p99_ms: percentile(latencies, 0.99),
    bills_per_message: median(measured.map(({ issued }) => issued.billsPerMessage)),
    station_cpu_ms: median(measured.map(({ issued }) => issued.stationCpuMs)),
    province_cpu_ms: median(measured.map(({ issued }) => issued.provinceCpuMs)),
    sm2_cpu_ms: median(measured.map(({ sm2CpuMs }) => sm2CpuMs)),
  }
}

interface Round {
  readonly perSecond: number
  readonly latenciesMs: readonly number[]
  readonly billsPerMessage: number
  /** Of a bill. */
  readonly stationCpuMs: number
  readonly provinceCpuMs: number
}

async function issueRound(
  { station, province, pool }: Site,
  seed: number,
  count: number,
): Promise<Round> {
  await until('numbers', async () => (await station.numbersLeft()) >= count)
  const messages = issueMessages(app, seed, count)
  const before = await registryOf(pool)
  const cpuBefore = await cpuSecondsOf(station, province)
  const startedAt = performance.now()
  const sent = await sendMessages(station.url, messages, clients)
  await until('the last registration', async () => {
    return (await registryOf(pool)).bills - before.bills >= count
  })
  const perSecond = (count * 1_000) / (performance.now() - startedAt)
  requireIssued(app, sent)
  const { bills, messages: received } = await registryOf(pool)
  if (bills - before.bills !== count) throw new Error('the registry has other bills as well')
  const billsPerMessage = count / (received - before.messages)
  const cpu = (await cpuSecondsOf(station, province)).map(
    (seconds, index) => ((seconds - (cpuBefore[index] ?? 0)) * 1_000) / count,
  )
  const [stationCpuMs = 0, provinceCpuMs = 0] = cpu
  return { perSecond, latenciesMs: sent.latenciesMs, billsPerMessage, stationCpuMs, provinceCpuMs }
}

/** Processor time that services have used, with their threads. */
function cpuSecondsOf(...services: readonly { readonly url: string }[]): Promise<number[]> {
  return Promise.all(
    services.map(async ({ url }) => {
      const text = await (await fetch(`${url}/metrics`)).text()
      return Number(/^process_cpu_seconds_total (\S+)/m.exec(text)?.[1] ?? 0)
    }),
  )
}

/** Bills whose file is there with both signatures, and messages that registered them. */
async function registryOf(pool: Pool): Promise<{ bills: number; messages: number }> {
  const { rows } = await pool.query<{ bills: string; messages: string }>(
    `select (select count(*) from bill_files) as bills, (select count(*) from requests) as messages`,
  )
  return { bills: Number(rows[0]?.bills), messages: Number(rows[0]?.messages) }
}

async function until(forWhat: string, isThere: () => Promise<boolean>): Promise<void> {
  const end = performance.now() + waitMs
  while (!(await isThere())) {
    if (performance.now() > end) throw new Error(`waited in vain for ${forWhat}`)
    await pause(pollMs)
  }
}
