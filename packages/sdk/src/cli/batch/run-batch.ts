import { batchParts, isSettled } from '../../batch.ts'
import type { AnyAnswer, BatchPart } from '../../batch.ts'
import type { BatchAnswerOf, BatchItemOf, BatchService } from '../../batch-services.ts'
import type { Client } from '../../client.ts'
import { ExchangeError } from '../../exchange-error.ts'
import type { BatchRow } from './batch-rows.ts'
import type { ResultFile } from './result-file.ts'

export interface BatchRun<Name extends BatchService> {
  readonly client: Client
  readonly service: Name
  readonly rows: readonly BatchRow<Name>[]
  readonly file: ResultFile
  readonly signal: AbortSignal
  readonly onProgress: (itemsDone: number) => void
}

/** What has become of a row; null where it was not sent. */
export interface RowOutcome<Name extends BatchService> {
  readonly row: BatchRow<Name>
  readonly requestId: string
  /** In its message, from 1. */
  readonly item: number
  readonly answer: BatchAnswerOf<Name> | null
}

export interface BatchEnd<Name extends BatchService> {
  readonly outcomes: readonly RowOutcome<Name>[]
  /** What stopped the batch before its end. */
  readonly interruption: ExchangeError | null
}

/**
 * Sends what is not settled yet, message by message, and keeps each answer before it goes on. Stops at the first
 * message without a trustworthy answer.
 */
export async function runBatch<Name extends BatchService>(
  run: BatchRun<Name>,
): Promise<BatchEnd<Name>> {
  const items = run.rows.map(({ item }) => item)
  const parts = batchParts(items, run.file.heading.requestId)
  let interruption: ExchangeError | null = null
  for (const part of parts) {
    if (isPartSettled(run.file, part)) continue
    try {
      await sendPart(run, part)
    } catch (error) {
      if (!(error instanceof ExchangeError)) throw error
      interruption = error
      break
    }
    run.onProgress(part.start + part.items.length)
  }
  return { outcomes: outcomesOf(run, parts), interruption }
}

function isPartSettled(file: ResultFile, { requestId, items }: BatchPart<unknown>): boolean {
  return items.every((_, index) => isKnown(file.answer(requestId, index + 1)))
}

function isKnown(answer: AnyAnswer | undefined): boolean {
  return answer !== undefined && isSettled(answer)
}

function isAnyUnknown(file: ResultFile, { requestId, items }: BatchPart<unknown>): boolean {
  return items.some((_, index) => file.answer(requestId, index + 1)?.outcome === 'unknown')
}

async function sendPart<Name extends BatchService>(
  { client, service, rows, file, signal }: BatchRun<Name>,
  part: BatchPart<BatchItemOf[Name]>,
): Promise<void> {
  const { requestId, start } = part
  const mayHaveBeenSent = file.isWaiting(requestId) || isAnyUnknown(file, part)
  await file.markSent(requestId)
  const { atomic } = file.heading
  const results = await client.sendPart(service, part, {
    mayHaveBeenSent,
    signal,
    ...(atomic && { atomic }),
  })
  const news = results.filter(({ number }) => !isKnown(file.answer(requestId, number)))
  await file.keep(requestId, news, (number) => rows[start + number - 1]?.line ?? 0)
}

function outcomesOf<Name extends BatchService>(
  { rows, file }: BatchRun<Name>,
  parts: readonly BatchPart<unknown>[],
): readonly RowOutcome<Name>[] {
  return parts.flatMap(({ requestId, start, items }) =>
    rows.slice(start, start + items.length).map((row, index) => ({
      row,
      requestId,
      item: index + 1,
      answer: (file.answer(requestId, index + 1) ?? null) as BatchAnswerOf<Name> | null,
    })),
  )
}
