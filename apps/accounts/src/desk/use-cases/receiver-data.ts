import type { AccountingEntry } from '@piaoqiao/documents/accounting'
import { fenFromYuan } from '@piaoqiao/domain'
import type { Fen, Instant } from '@piaoqiao/domain'
import { prepareReceiverFiles } from '@piaoqiao/sdk/accounting'
import type { ActItem, Booking } from '../act-ports.ts'
import { keyText } from '../bill-ports.ts'
import { refuseDesk } from '../desk-refusals.ts'
import { fetchBillXml } from './bill-xml.ts'
import type { DeskParts, DeskUser, OpenDesk } from './desk-parts.ts'
import { reading } from './desk-parts.ts'
import type { Knowledge } from './fill-items.ts'

export interface BookedItem {
  readonly item: ActItem
  readonly booking: Booking
  /** What of the bill is posted: what the unit reported. */
  readonly amountFen: Fen
}

/** Most bills of one act whose accounting data is made. */
export const bookedItemsMax = 100

/**
 * Makes the accounting data of every posting once before anything is sent, so that nothing is posted whose data cannot be
 * made.
 * @throws AccountsError `ACCOUNTING_UNFIT`, `BILL_FILE_MISSING`, `AMOUNT_UNFIT`
 */
export async function requireBookable(
  parts: DeskParts,
  desk: OpenDesk,
  given: {
    readonly items: readonly ActItem[]
    readonly knowledge: Knowledge
    readonly user: DeskUser
    readonly at: Instant
  },
): Promise<void> {
  const booked = bookedItems(given.items, given.knowledge)
  if (booked.length === 0) return
  const details = { number: String(bookedItemsMax), fault: '一次生成的入账数据太多' }
  if (booked.length > bookedItemsMax) throw refuseDesk('ACCOUNTING_UNFIT', { details })
  const files = await xmlOfBills(parts, desk, { ...given, booked })
  for (const one of booked) await receiverFileOf(desk, one, files.get(keyText(one.item)))
}

/** The postings that carry what the books say, with what was reported of their bills. */
export function bookedItems(
  items: readonly ActItem[],
  { uses }: Pick<Knowledge, 'uses'>,
): readonly BookedItem[] {
  return items.flatMap((item) => {
    const { booking } = item
    if (booking === null) return []
    const { reportId } = item.wire
    const line = uses.get(keyText(item))?.find((known) => known.reportId === reportId)
    return [{ item, booking, amountFen: line?.amountFen ?? 0n }]
  })
}

interface Wanted {
  readonly booked: readonly BookedItem[]
  readonly user: DeskUser
  readonly at: Instant
}

/** The XML of each bill: from what is kept, or from the registry. */
export async function xmlOfBills(
  parts: DeskParts,
  desk: OpenDesk,
  { booked, user, at }: Wanted,
): Promise<ReadonlyMap<string, Uint8Array>> {
  const keys = booked.map(({ item }) => item)
  const kept = await parts.tables.keptFiles.xmlOf(user.unitId, keys)
  const files = new Map<string, Uint8Array>()
  for (const file of kept) {
    const bytes = await parts.files.vault.get(file.fileId)
    if (bytes !== null) files.set(keyText(file), bytes)
  }
  for (const key of keys.filter((each) => !files.has(keyText(each)))) {
    const bytes = await reading(fetchBillXml(parts, desk, { user, key, at }))
    if (bytes !== null) files.set(keyText(key), bytes)
  }
  return files
}

export interface ReceiverFile {
  readonly bytes: Uint8Array
  readonly voucherNumber: string
}

/** @throws AccountsError `ACCOUNTING_UNFIT`, `BILL_FILE_MISSING` */
export async function receiverFileOf(
  { unit }: Pick<OpenDesk, 'unit'>,
  { item, booking, amountFen }: BookedItem,
  file: Uint8Array | undefined,
): Promise<ReceiverFile> {
  const number = String(item.itemNumber)
  if (file === undefined) throw refuseDesk('BILL_FILE_MISSING', { details: { number } })
  const postedOn = String(item.wire['postedOn'])
  const voucherNumber = String(item.wire['voucherNumber'])
  const voucher = {
    voucherNumber,
    period: postedOn.slice(0, 7),
    summary: booking.summary,
    postedOn,
    entityName: unit.unitName,
    entityCode: unit.creditCode,
  }
  const bill = { file, isVerified: true, amountFen, entries: entriesOf(booking) }
  try {
    const [made] = await prepareReceiverFiles(voucher, [bill])
    if (made === undefined) throw new Error('a bill that is booked has accounting data')
    return { bytes: made.bytes, voucherNumber }
  } catch (error) {
    const { sentence } = error as { readonly sentence?: unknown }
    if (typeof sentence !== 'string') throw error
    throw refuseDesk('ACCOUNTING_UNFIT', { details: { number, fault: sentence } })
  }
}

function entriesOf({ entries }: Booking): readonly AccountingEntry[] {
  return entries.map(({ direction, accountCode, accountName, amount }, index) => ({
    line: index + 1,
    direction,
    accountCode,
    accountName,
    amountFen: fenFromYuan(amount),
  }))
}
