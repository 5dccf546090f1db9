import type { VerifyItem } from '@piaoqiao/protocol'
import { batchItemsMax } from '@piaoqiao/protocol'
import { Connection } from '../../connection.ts'
import { keyInModule, timeoutMsDefault } from '../../client-options.ts'
import { ExchangeError } from '../../exchange-error.ts'
import { newRequestId } from '../../request-id.ts'
import { readBatchFile } from '../batch/read-batch-file.ts'
import type { Configuration } from '../configuration.ts'
import type { ExitKind } from '../exit-codes.ts'
import { exitKindOfError, heaviest } from '../exit-codes.ts'
import { itemFields, readItem } from '../item-fields.ts'
import { integerOption } from '../option-values.ts'
import type { Session } from '../session.ts'
import { factsText } from '../table.ts'
import { UsageFault } from '../usage-fault.ts'

export interface BenchCommandOptions {
  readonly messages: string
  readonly concurrency: string
  readonly items: string
  readonly file?: string
  readonly values: Readonly<Record<string, string | undefined>>
}

const messagesMax = 1_000_000
const concurrencyMax = 256

export interface BenchResult {
  readonly messages: number
  readonly answered: number
  readonly billsPerMessage: number
  readonly durationMs: number
  readonly messagesPerSecond: number
  readonly billsPerSecond: number
  readonly latencyMs: { p50: number; p90: number; p99: number; max: number }
  /** Messages without an answer, by code. */
  readonly faults: Readonly<Record<string, number>>
}

/** Verifies bills over and over and measures how fast the answers come. Every message is sent once. */
export async function benchCommand(
  session: Session,
  options: BenchCommandOptions,
): Promise<ExitKind> {
  const messages = integerOption('--messages', options.messages, 1, messagesMax)
  const concurrency = integerOption('--concurrency', options.concurrency, 1, concurrencyMax)
  const itemsPerMessage = integerOption('--items', options.items, 1, batchItemsMax)
  const bills = await billsOf(options)
  const connection = connectionOf(await session.configuration())
  const items = Array.from(
    { length: itemsPerMessage },
    (_, index) => bills[index % bills.length] as VerifyItem,
  )
  const measured = await measure({
    connection,
    items,
    messages,
    concurrency,
    signal: session.signal,
  })
  session.result(measured.result, () => benchText(measured.result))
  return heaviest(measured.errors.map(exitKindOfError))
}

async function billsOf({ file, values }: BenchCommandOptions): Promise<readonly VerifyItem[]> {
  if (file !== undefined) {
    return (await readBatchFile('bill.verify', file)).map(({ item }) => item)
  }
  const read = readItem<'bill.verify'>(itemFields('bill.verify'), values)
  if ('faults' in read) throw new UsageFault(...read.faults, '也可以用--file给出一批票据')
  return [read.item]
}

/** Without retries, which would hide what is measured. */
function connectionOf(configuration: Configuration): Connection {
  const { baseUrl, appId, appKey, privateKey, platformKeys, timeoutMs } = configuration
  return new Connection({
    ...keyInModule(privateKey),
    baseUrl,
    appId,
    appKey,
    platformKeys,
    timeoutMs: timeoutMs ?? timeoutMsDefault,
  })
}

interface Measurement {
  readonly connection: Connection
  readonly items: readonly VerifyItem[]
  readonly messages: number
  readonly concurrency: number
  readonly signal: AbortSignal
}

async function measure(measurement: Measurement) {
  const { connection, items, messages, concurrency, signal } = measurement
  const durations: number[] = []
  const errors: ExchangeError[] = []
  let sent = 0
  const sendInTurn = async () => {
    while (sent < messages && !signal.aborted) {
      sent += 1
      const startedAt = performance.now()
      try {
        await connection.call('bill.verify', { items }, { requestId: newRequestId(), signal })
        durations.push(performance.now() - startedAt)
      } catch (error) {
        if (!(error instanceof ExchangeError)) throw error
        errors.push(error)
      }
    }
  }
  const startedAt = performance.now()
  await Promise.all(Array.from({ length: concurrency }, sendInTurn))
  const durationMs = performance.now() - startedAt
  return { errors, result: benchResult({ durations, errors, durationMs, items, messages: sent }) }
}

function benchResult({
  durations,
  errors,
  durationMs,
  items,
  messages,
}: {
  durations: readonly number[]
  errors: readonly ExchangeError[]
  durationMs: number
  items: readonly VerifyItem[]
  messages: number
}): BenchResult {
  const sorted = durations.toSorted((a, b) => a - b)
  const percentile = (share: number) =>
    rounded(sorted[Math.max(0, Math.ceil(sorted.length * share) - 1)] ?? 0)
  const perSecond = (durations.length * 1000) / durationMs
  const faults: Record<string, number> = {}
  for (const { code } of errors) faults[code] = (faults[code] ?? 0) + 1
  return {
    messages,
    answered: durations.length,
    billsPerMessage: items.length,
    durationMs: rounded(durationMs),
    messagesPerSecond: rounded(perSecond),
    billsPerSecond: rounded(perSecond * items.length),
    latencyMs: {
      p50: percentile(0.5),
      p90: percentile(0.9),
      p99: percentile(0.99),
      max: percentile(1),
    },
    faults,
  }
}

function rounded(value: number): number {
  return Math.round(value * 10) / 10
}

function benchText(result: BenchResult): string {
  const { latencyMs, faults } = result
  return factsText([
    ['发送', `${result.messages}个报文，每个${result.billsPerMessage}张票据`],
    ['答复', `${result.answered}个`],
    ['用时', `${result.durationMs}毫秒`],
    ['速率', `每秒${result.messagesPerSecond}个报文，${result.billsPerSecond}张票据`],
    ['中位数', `${latencyMs.p50}毫秒`],
    ['90%以内', `${latencyMs.p90}毫秒`],
    ['99%以内', `${latencyMs.p99}毫秒`],
    ['最长', `${latencyMs.max}毫秒`],
    ...Object.entries(faults).map(([code, count]) => [code, `${count}个`] as const),
  ])
}
