import type { BillId } from '@piaoqiao/domain'
import type { SpoiltNumber } from '../number-ports.ts'
import type { IssuedBill, StationTables } from '../ports.ts'
import { BookError } from '../book-error.ts'
import type { Station } from './station.ts'

export interface SpoilResult extends SpoiltNumber {
  /** Whether it was spoilt before, with the same reason. */
  readonly isRepeated: boolean
}

/**
 * 作废号: says of a number that no bill was registered under it and none ever will be. Only for a bill that the province
 * refused, and for a number that went missing; there is no way back.
 * @param request.reason in words; no personal data
 * @throws BookError
 */
export function spoilNumber(
  { store, clock }: Station,
  { billId, reason }: { readonly billId: BillId; readonly reason: string },
): Promise<SpoilResult> {
  return store.change(async (tables) => {
    const bill = await tables.bills.findForChange(billId)
    const earlier = await tables.numberBook.spoilt(billId)
    if (earlier !== null) {
      if (earlier.reason !== reason) throw new BookError('NUMBER_ALREADY_SPOILT')
      return { ...earlier, isRepeated: true }
    }
    const found = bill === null ? await missingNumber(tables, billId) : refusedBill(bill)
    const number = { ...found, billId, reason, spoiltAt: clock() }
    await tables.numberBook.spoil(number)
    return { ...number, isRepeated: false }
  })
}

type Found = Pick<SpoiltNumber, 'was' | 'leftAt'>

function refusedBill({ registration, original, issuedAt }: IssuedBill): Found {
  if (registration !== 'refused') throw new BookError('NUMBER_IN_USE')
  return { was: original === null ? 'refused_bill' : 'refused_red_bill', leftAt: issuedAt }
}

async function missingNumber({ bills, numberBook }: StationTables, billId: BillId): Promise<Found> {
  const place = await numberBook.placeForChange(billId)
  if (place.kind === 'not_allotted') throw new BookError('NUMBER_NOT_HERE')
  if (place.kind === 'in_stock') throw new BookError('NUMBER_IN_STOCK')
  // Somebody may have been issuing it until the block was free.
  if ((await bills.find(billId)) !== null) throw new BookError('NUMBER_IN_USE')
  return { was: 'missing', leftAt: place.leftAt }
}
