import { receiverFilesOfVoucher } from '@piaoqiao/documents/accounting'
import type { AccountingEntry, Voucher, VoucherBill } from '@piaoqiao/documents/accounting'
import { proofFaults, readBillFile } from '@piaoqiao/documents/reading'
import type { BillFileKnowledge, ReadBillFile } from '@piaoqiao/documents/reading'
import type { CalendarDate, Fen } from '@piaoqiao/domain'
import { ReceiverFileError } from './receiver-file-error.ts'

/** A bill as one voucher books it. */
export interface BookedBill {
  /** The bill's XML, OFD or PDF, whatever its name says. */
  readonly file: Uint8Array
  /** 是否已验真: whether the unit verified the bill with the platform. */
  readonly isVerified: boolean
  /** What of the bill is posted; at most its face. */
  readonly amountFen: Fen
  /** Debits and credits, each at least once, with equal sums. */
  readonly entries: readonly AccountingEntry[]
}

/** The receiver's part of one bill, made and not yet written. */
export interface PreparedReceiverFile {
  readonly billCode: string
  readonly billNumber: string
  readonly voucherNumber: string
  readonly postedOn: CalendarDate
  /** Such as `efi_receiver_50060125_0000000101.xml`. */
  readonly name: string
  readonly bytes: Uint8Array
}

/**
 * Makes the receiver's parts of the bills that one voucher books, all with its number under
 * `NumberOfAccountingDocuments`. To be called before the posting is sent, so that nothing is posted whose file
 * cannot be made; `keepReceiverFiles` writes them once the province has answered.
 * @throws ReceiverFileError or AccountingError, or what `readBillFile` throws for a file of no bill
 */
export async function prepareReceiverFiles(
  voucher: Voucher,
  bills: readonly BookedBill[],
  knowledge: BillFileKnowledge = {},
): Promise<readonly PreparedReceiverFile[]> {
  const booked: VoucherBill[] = []
  for (const bill of bills) {
    booked.push(voucherBill(bill, await readBillFile(bill.file, knowledge)))
  }
  const keys = new Set(booked.map(({ billCode, billNumber }) => `${billCode}-${billNumber}`))
  if (keys.size < booked.length) throw new ReceiverFileError('RECEIVER_FILE_TWICE')
  const files = receiverFilesOfVoucher(voucher, booked, knowledge.accountingDialect)
  const { voucherNumber, postedOn } = voucher
  return booked.flatMap(({ billCode, billNumber }, index) => {
    const file = files[index]
    return file === undefined ? [] : [{ billCode, billNumber, voucherNumber, postedOn, ...file }]
  })
}

function voucherBill({ file: _, ...said }: BookedBill, read: ReadBillFile): VoucherBill {
  // That another program lays out its faces so that a fact cannot be found there proves nothing against a bill.
  const isContradictory = read.findings.some(({ code }) => code !== 'FACE_UNREADABLE')
  if (isContradictory || proofFaults(read).length > 0) {
    throw new ReceiverFileError('RECEIVER_FILE_UNPROVEN')
  }
  const { billCode, billNumber, totalFen, issuedOn } = read.facts
  const isWhole =
    billCode !== undefined &&
    billNumber !== undefined &&
    totalFen !== undefined &&
    issuedOn !== undefined
  if (!isWhole) throw new ReceiverFileError('RECEIVER_FILE_INCOMPLETE')
  if (sizeOf(said.amountFen) > sizeOf(totalFen)) throw new ReceiverFileError('RECEIVER_FILE_AMOUNT')
  return { billCode, billNumber, billFen: totalFen, issuedOn, ...said }
}

function sizeOf(fen: Fen): Fen {
  return fen < 0n ? -fen : fen
}
