import { billIdFrom } from '@piaoqiao/domain'
import { draftDigest } from '../../bills/bill-draft.ts'
import type { HisIssue } from '../../his/draft-from-his.ts'
import { draftFromHis } from '../../his/draft-from-his.ts'
import { dayOfHisMoment } from '../../his/his-moment.ts'
import { picturesOf } from './bill-pictures.ts'
import type { HisDesk } from './his-desk.ts'

/**
 * 开具: issues the bill of a settlement. The same content under the same busNo gives the same bill.
 * @throws HisError, StationError
 */
export async function issueFromHis(desk: HisDesk, content: HisIssue): Promise<object> {
  const { station, store, uses } = desk
  const { busNo, busType, busDateTime, placeCode } = content
  const draft = draftFromHis(content)
  const kept = {
    businessNumber: busNo,
    draftDigest: draftDigest(draft),
    busType,
    busDate: dayOfHisMoment(busDateTime),
    busDateTime,
    placeCode,
  }
  await store.once(({ bills }) => bills.keep(kept, station.clock()))
  const issued = await uses.issueBill(draft)
  if (!issued.isRepeated) desk.onIssued()
  const { billCode, billNumber, checkCode, isRepeated } = issued
  return {
    billBatchCode: billCode,
    billNo: billNumber,
    random: checkCode,
    ...(await picturesOf(desk, { ...issued, billId: billIdFrom(billCode, billNumber) })),
    billBusDate: busDateTime,
    isRepeated: isRepeated ? '1' : '0',
  }
}
