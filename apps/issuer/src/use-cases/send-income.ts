import { yuanFromFen } from '@piaoqiao/domain'
import { batchItemsMax } from '@piaoqiao/protocol'
import type { IncomeBatch, IncomeOutcome, IncomePosting, IncomeService } from '../income-ports.ts'
import { billKeyOf } from './change-at-province.ts'
import { answersOf, isSettled } from './province-answers.ts'
import type { Station } from './station.ts'

/** Most batches of one run, so that a run ends while more and more comes in. */
export const incomeBatchesPerRunMax = 50

export interface IncomeRun {
  /** Postings and withdrawals that the province entered, and those that it refused. */
  readonly done: number
  readonly refused: number
  /** Code of what ended the run before everything was sent; null when nothing is left. */
  readonly failure: string | null
}

/**
 * Sends what waits, withdrawals first, so that a corrected posting finds its place free. The request id of a batch is kept
 * before it is sent; where the outcome is unknown, the same batch goes again under the same id before any other.
 */
export async function sendIncome(station: Station, signal?: AbortSignal): Promise<IncomeRun> {
  let run: IncomeRun = { done: 0, refused: 0, failure: null }
  for (let batches = 0; batches < incomeBatchesPerRunMax; batches += 1) {
    if (signal?.aborted === true) return run
    const batch = await nextBatch(station)
    if (batch === null) return run
    const sent = await sendBatch(station, batch)
    const { failure } = sent
    run = { done: run.done + sent.done, refused: run.refused + sent.refused, failure }
    if (failure !== null) return run
  }
  return run
}

async function nextBatch(station: Station): Promise<IncomeBatch | null> {
  const { income } = station.store.tables
  const open = await income.openBatch()
  if (open !== null) return open
  await makeBatch(station, 'income.unpost')
  await makeBatch(station, 'income.post')
  return income.openBatch()
}

/** Makes none where one is open. */
function makeBatch(
  { store, clock, newRequestId }: Station,
  service: IncomeService,
): Promise<boolean> {
  const requestId = newRequestId()
  return store.change(({ income }) => income.makeBatch(requestId, service, clock(), batchItemsMax))
}

async function sendBatch(
  { store, province, clock }: Station,
  batch: IncomeBatch,
): Promise<IncomeRun> {
  const { requestId, service, postings } = batch
  const items = postings.map(itemOf[service])
  const call = await province.call(service, { items }, requestId)
  const answers = answersOf(call, postings.length)
  if ('outcome' in answers) return { done: 0, refused: 0, failure: answers.code }
  const outcomes = postings.flatMap(({ postingId }, index): IncomeOutcome[] => {
    const answer = answers[index]
    if (answer === undefined || !isSettled(answer)) return []
    return [{ postingId, outcome: answer.outcome, code: answer.code }]
  })
  await store.change(({ income }) => income.settle(batch, outcomes, clock()))
  const done = outcomes.filter(({ outcome }) => outcome === 'done').length
  const open = answers.find((answer) => !isSettled(answer))
  return { done, refused: outcomes.length - done, failure: open?.code ?? null }
}

const itemOf: Readonly<Record<IncomeService, (posting: IncomePosting) => object>> = {
  'income.post': ({ billId, amountFen, postedOn, voucherNumber }) => ({
    ...billKeyOf(billId),
    amount: yuanFromFen(amountFen),
    postedOn,
    voucherNumber,
  }),
  'income.unpost': ({ billId, withdrawalReason }) => ({
    ...billKeyOf(billId),
    reason: withdrawalReason,
  }),
}
