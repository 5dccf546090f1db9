import { createSoftwareCryptoModule, generateSm2PrivateKey } from '@piaoqiao/gm-crypto'
import { createApplicationStore } from '@piaoqiao/province'
import type { BenchDatabase } from './bench-database.ts'
import { benchAppId, benchUnit } from './bench-parties.ts'
import type { BenchSize } from './bench-sizes.ts'
import type { BillPicker } from './bill-picker.ts'
import { fourOperationsPerSecond } from './four-operations.ts'
import type { ProvinceProcess } from './province-process.ts'
import { startProvinceProcess } from './province-process.ts'
import type { Sealing } from './sealed-messages.ts'
import { lockedBills, sealLocks, senderKeyName } from './sealed-messages.ts'
import type { ReadyMessage, Sent } from './send-messages.ts'
import { sendMessages } from './send-messages.ts'
import { median, percentile } from './statistics.ts'

export interface MessageFigures {
  readonly envelope_ratio: number
  readonly messages_per_s: number
  readonly message_p50_ms: number
  readonly message_p99_ms: number
  readonly four_sm2_operations_per_s: number
  readonly batch_bills_per_s: number
  readonly province_rss_mb: number
}

const clients = 32
const batchClients = 8
const billsPerBatch = 100
const workers = 2
/** Answers that are opened and read after the clock has stopped; the database is asked for all the rest. */
const openedAnswersMax = 100
const quotaPerMinute = 100_000_000
const masterKey = new Uint8Array(16).fill(7)

/** Lock messages with their full envelope over HTTP to a province that is a process of its own. */
export async function measureMessages(
  database: BenchDatabase,
  picker: BillPicker,
  size: BenchSize,
): Promise<MessageFigures> {
  const unitKey = generateSm2PrivateKey()
  const provinceKey = generateSm2PrivateKey()
  const appKey = await enrolUnit(database, unitKey.publicKey)
  const crypto = createSoftwareCryptoModule({ keys: { [senderKeyName]: unitKey }, workers })
  const province = await startProvinceProcess({
    databaseUrl: database.url,
    privateKey: provinceKey,
    masterKey,
  })
  try {
    const sealing = { crypto, appKey, province: provinceKey.publicKey }
    const bench: MessageBench = { database, picker, sealing, province }
    await sendLocks(bench, { messages: 200, billsPerMessage: 1, name: 'warm' }, clients)
    const rounds: { readonly sent: Sent; readonly alone: number }[] = []
    for (let round = 0; round < size.rounds; round += 1) {
      const messages = Math.ceil(size.messages / size.rounds)
      const order = { messages, billsPerMessage: 1, name: `single-${round}` }
      const sent = await sendLocks(bench, order, clients)
      const seconds = size.operationSeconds / size.rounds
      const alone = await fourOperationsPerSecond(crypto, unitKey.publicKey, seconds)
      rounds.push({ sent, alone })
    }
    const batches = await measureBatches(bench, size)
    const latencies = rounds.flatMap(({ sent }) => sent.latenciesMs)
    return {
      envelope_ratio: median(rounds.map(({ sent, alone }) => sent.perSecond / alone)),
      messages_per_s: median(rounds.map(({ sent }) => sent.perSecond)),
      message_p50_ms: percentile(latencies, 0.5),
      message_p99_ms: percentile(latencies, 0.99),
      four_sm2_operations_per_s: median(rounds.map(({ alone }) => alone)),
      batch_bills_per_s: batches,
      province_rss_mb: province.rssMaxMb(),
    }
  } finally {
    await province.stop()
    await crypto.close()
  }
}

interface MessageBench {
  readonly database: BenchDatabase
  readonly picker: BillPicker
  readonly sealing: Sealing
  readonly province: ProvinceProcess
}

async function measureBatches(bench: MessageBench, size: BenchSize): Promise<number> {
  await sendLocks(bench, { messages: 20, billsPerMessage: billsPerBatch, name: 'warm-batch' }, 4)
  const rates: number[] = []
  for (let round = 0; round < size.rounds; round += 1) {
    const messages = Math.ceil(size.batchMessages / size.rounds)
    const order = { messages, billsPerMessage: billsPerBatch, name: `batch-${round}` }
    rates.push((await sendLocks(bench, order, batchClients)).billsPerSecond)
  }
  return median(rates)
}

async function enrolUnit(
  { pool }: BenchDatabase,
  publicKey: Parameters<
    ReturnType<typeof createApplicationStore>['enrolApplication']
  >[0]['publicKey'],
): Promise<Uint8Array> {
  const store = createApplicationStore({ pool, province: '50', masterKey, clock: Date.now })
  const party = benchUnit
  const enrolment = { appId: benchAppId, kind: 'unit', party, publicKey, quotaPerMinute } as const
  return (await store.enrolApplication(enrolment)).appKey
}

/** Seals, sends, and then makes sure that every bill of every message really is locked. */
async function sendLocks(
  bench: MessageBench,
  order: Parameters<typeof sealLocks>[2],
  connections: number,
): Promise<Sent> {
  const messages = await sealLocks(bench.sealing, bench.picker, order)
  const before = await lockedInDatabase(bench)
  const sent = await sendMessages(bench.province.url, messages, connections)
  const bills = messages.reduce((sum, message) => sum + message.bills, 0)
  if ((await lockedInDatabase(bench)) - before !== bills) {
    throw new Error('not every bill of the benchmark is locked')
  }
  await checkAnswers(bench.sealing, messages, sent)
  return sent
}

async function lockedInDatabase({ database }: MessageBench): Promise<number> {
  const { rows } = await database.pool.query<{ locks: string }>(
    'select count(*) as locks from due_locks',
  )
  return Number(rows[0]?.locks)
}

async function checkAnswers(
  sealing: Sealing,
  messages: readonly ReadyMessage[],
  { answers }: Sent,
): Promise<void> {
  for (const { requestId, bills } of messages.slice(0, openedAnswersMax)) {
    const body = answers.get(requestId)
    if (body === undefined || (await lockedBills(sealing, requestId, body)) !== bills) {
      throw new Error('an answer of the benchmark does not say what was done')
    }
  }
}
