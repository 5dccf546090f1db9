import { payloadBytesMax } from '@piaoqiao/protocol'
import type { RegistrationBatch, RegistrationOutcome } from '../ports.ts'
import { answersOf, isSettled } from './province-answers.ts'
import type { Station } from './station.ts'

/** Most bills of one message. */
export const batchBillsMax = 200
/** Most batches of one run, so that a run ends while more and more is issued. */
export const batchesPerRunMax = 50
/** In base64 4 bytes become 3; the frame around the items is small. */
export const batchXmlBytesMax = Math.floor(payloadBytesMax * 0.7)

export interface RegistrationRun {
  readonly registered: number
  readonly refused: number
  /** Code of what ended the run before everything was sent; null when nothing is left. */
  readonly failure: string | null
}

/**
 * 登记: sends the bills that wait, in the order in which they were issued. The request id of a batch is kept before it
 * is sent; where the outcome is unknown, the same batch goes again under the same id before any other.
 */
export async function registerWaiting(
  station: Station,
  signal?: AbortSignal,
): Promise<RegistrationRun> {
  let run: RegistrationRun = { registered: 0, refused: 0, failure: null }
  for (let batches = 0; batches < batchesPerRunMax; batches += 1) {
    if (signal?.aborted === true) return run
    const batch = await nextBatch(station)
    if (batch === null) return run
    const sent = await sendBatch(station, batch)
    run = {
      registered: run.registered + sent.registered,
      refused: run.refused + sent.refused,
      failure: sent.failure,
    }
    if (run.failure !== null) return run
  }
  return run
}

async function nextBatch({
  store,
  clock,
  newRequestId,
}: Station): Promise<RegistrationBatch | null> {
  const open = await store.tables.registrations.openBatch()
  if (open !== null) return open
  const bounds = { billsMax: batchBillsMax, xmlBytesMax: batchXmlBytesMax }
  const requestId = newRequestId()
  await store.change(({ registrations }) => registrations.makeBatch(requestId, clock(), bounds))
  return store.tables.registrations.openBatch()
}

async function sendBatch(
  { store, province }: Station,
  { requestId, bills }: RegistrationBatch,
): Promise<RegistrationRun> {
  const items = bills.map(({ xml }) => ({ xml: Buffer.from(xml).toString('base64') }))
  const call = await province.call('bill.register', { items }, requestId)
  const answers = answersOf(call, bills.length)
  if ('outcome' in answers) return { registered: 0, refused: 0, failure: answers.code }
  const outcomes = bills.flatMap(({ billId }, index): RegistrationOutcome[] => {
    const answer = answers[index]
    if (answer === undefined || !isSettled(answer)) return []
    const registration = answer.outcome === 'done' ? 'registered' : 'refused'
    return [{ billId, registration, code: answer.code }]
  })
  await store.change(({ registrations }) => registrations.settle(requestId, outcomes))
  const registered = outcomes.filter(({ registration }) => registration === 'registered').length
  const open = answers.find((answer) => !isSettled(answer))
  return { registered, refused: outcomes.length - registered, failure: open?.code ?? null }
}
