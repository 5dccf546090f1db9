import type { BillId } from '@piaoqiao/domain'
import { BookError } from '../book-error.ts'
import { StationError } from '../station-error.ts'
import type { Station } from './station.ts'

/**
 * 重新登记: lets a bill whose registration was refused wait for registration once more, for instance after the province
 * has learnt the station's new key.
 * @throws StationError
 * @throws BookError `NUMBER_SPOILT`
 */
export async function registerAgain({ store }: Station, billId: BillId): Promise<void> {
  await store.change(async ({ bills, registrations, numberBook }) => {
    if ((await bills.findForChange(billId)) === null) throw new StationError('BILL_NOT_HERE')
    if ((await numberBook.spoilt(billId)) !== null) throw new BookError('NUMBER_SPOILT')
    const outcome = await registrations.waitAgain(billId)
    if (outcome === 'not_refused') throw new StationError('REGISTRATION_NOT_REFUSED')
    if (outcome === 'batch_open') throw new StationError('EARLIER_OPERATION_OPEN')
  })
}
