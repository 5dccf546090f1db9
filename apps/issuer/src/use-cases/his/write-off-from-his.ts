import { billCodeOf, billNumberOf } from '@piaoqiao/domain'
import { dayOfHisMoment } from '../../his/his-moment.ts'
import type { HisContentOf } from '../../his/his-methods.ts'
import type { HisResultCode } from '../../his/his-results.ts'
import { HisError } from '../../his/his-results.ts'
import { billIdFromHis } from '../../his/methods/bill-key-fields.ts'
import type { Reversal, ReversalState } from '../../ports.ts'
import type { ReversalResult } from '../request-reversal.ts'
import { picturesOf } from './bill-pictures.ts'
import type { HisDesk } from './his-desk.ts'
import { notCarriedOut } from './province-refusals.ts'

/**
 * 冲红: asks for the reversal lock first, and gives the red bill only when the reversal is complete. Everything else is
 * refused with a code, because money must not be paid back before.
 * @throws HisError, StationError
 */
export async function writeOffFromHis(
  desk: HisDesk,
  content: HisContentOf<'writeOffEBill'>,
): Promise<object> {
  const { station, store, uses } = desk
  const { reason, operator, busDateTime, placeCode } = content
  const billId = billIdFromHis(content)
  const { bills, reversals } = station.store.tables
  const bill = await bills.find(billId)
  if (bill === null) throw new HisError('E4001')
  if (bill.original !== null) throw new HisError('E4106')
  const earlier = await reversals.find(billId)
  if (earlier?.state === 'completed') return redBillAnswer(desk, earlier, true)
  const writeOff = { billId, busDate: dayOfHisMoment(busDateTime), busDateTime, placeCode }
  await store.change((tables) => tables.bills.keepWriteOff(writeOff, station.clock()))
  const asked = { billId, reason, completeWhenGranted: true, handlingPerson: operator }
  const result = await uses.requestReversal(asked)
  const reversal = await reversals.find(billId)
  if (reversal?.state === 'completed') return redBillAnswer(desk, reversal, false)
  throw notReversed(result)
}

async function redBillAnswer(
  desk: HisDesk,
  { redBill }: Reversal,
  isRepeated: boolean,
): Promise<object> {
  const red = redBill === null ? null : await desk.station.store.tables.bills.find(redBill)
  if (red === null) throw new HisError('E4103')
  return {
    eScarletBillBatchCode: billCodeOf(red.billId),
    eScarletBillNo: billNumberOf(red.billId),
    eScarletRandom: red.checkCode,
    ...(await picturesOf(desk, red)),
    isRepeated: isRepeated ? '1' : '0',
  }
}

/** Refusals of the province for which the cashier is told what to do in words of this interface. */
const resultOfRefusal: Readonly<Partial<Record<string, HisResultCode>>> = {
  BILL_REVERSED: 'E4103',
  BILL_EXCHANGED: 'E4104',
  BILL_IS_RED: 'E4106',
}

/** `refused` and `released` do not follow from an answer that the request was carried out. */
const resultOfState: Readonly<Record<ReversalState, HisResultCode>> = {
  held: 'E4101',
  recovery: 'E4102',
  granted: 'E4105',
  completed: 'E4105',
  refused: 'E4006',
  released: 'E4006',
}

function notReversed({ answer, state, completion }: ReversalResult): HisError {
  if (answer.outcome === 'refused') {
    const code = resultOfRefusal[answer.code]
    return code === undefined ? notCarriedOut(answer) : new HisError(code)
  }
  if (answer.outcome !== 'done') return notCarriedOut(answer)
  if (completion?.answer.outcome === 'refused') return notCarriedOut(completion.answer)
  return new HisError(state === null ? 'E4006' : resultOfState[state])
}
