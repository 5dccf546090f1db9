import { billIdFrom } from '@piaoqiao/domain'
import type { AllotAnswer } from '@piaoqiao/protocol'
import { billCodesOf } from '../bills/bill-kinds.ts'
import type { NumberBlock, NumberRequest } from '../ports.ts'
import { isPassing, isRefusal } from './province-answers.ts'
import type { Station } from './station.ts'

export interface NumberStock {
  /** Below so many numbers of a code, more are asked for. */
  readonly lowWater: number
  readonly blockSize: number
}

export interface AllotmentRun {
  /** Numbers that came. */
  readonly allotted: number
  /** Codes of what kept numbers from coming; none when all is well. */
  readonly failures: readonly string[]
}

/**
 * 领号: keeps a stock of numbers of every code. A request is kept before it is sent and repeated as it is until it is
 * answered, so a block that was allotted is never lost and never asked for twice.
 */
export async function ensureNumbers(station: Station, stock: NumberStock): Promise<AllotmentRun> {
  let allotted = 0
  const failures: string[] = []
  for (const billCode of billCodesOf(station.identity.series)) {
    const request = await neededRequest(station, billCode, stock)
    if (request === null) continue
    const outcome = await allot(station, request)
    if (typeof outcome === 'number') allotted += outcome
    else failures.push(outcome)
  }
  return { allotted, failures }
}

async function neededRequest(
  { store, clock, newRequestId }: Station,
  billCode: string,
  { lowWater, blockSize }: NumberStock,
): Promise<NumberRequest | null> {
  const open = await store.tables.numbers.openRequest(billCode)
  if (open !== null) return open
  if ((await store.tables.numbers.stock(billCode)) >= lowWater) return null
  const request = { requestId: newRequestId(), billCode, count: blockSize }
  const isKept = await store.change(({ numbers }) => numbers.keepRequest(request, clock()))
  return isKept ? request : store.tables.numbers.openRequest(billCode)
}

/** How many numbers came, or the code of why none did. */
async function allot(
  { store, province, clock }: Station,
  request: NumberRequest,
): Promise<number | string> {
  const { requestId, billCode, count } = request
  const call = await province.call('number.allot', { billCode, count }, requestId)
  if (call.outcome !== 'answered') return call.code
  const answer = call.answer as AllotAnswer
  if (isRefusal(answer)) {
    // Another id next time: under this one the answer might stay the same.
    if (!isPassing(answer)) await store.tables.numbers.dropRequest(request)
    return answer.code
  }
  const block = blockOf(request, answer)
  if (block === null) return 'ALLOTMENT_UNFIT'
  const isNew = await store.change(({ numbers }) => numbers.addBlock(request, block, clock()))
  return isNew ? Number(block.last - block.first) + 1 : 0
}

/** The block of an answer; null for one of another code or of another size than was asked for. */
function blockOf(
  { billCode, count }: NumberRequest,
  answer: Extract<AllotAnswer, { outcome: 'done' }>,
): NumberBlock | null {
  if (answer.billCode !== billCode) return null
  const first = billIdFrom(billCode, answer.from)
  const last = billIdFrom(billCode, answer.to)
  return last >= first && last - first < BigInt(count) ? { first, last } : null
}
