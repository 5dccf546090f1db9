import type { IssuerAccountingData, ReceiverAccountingData } from '../accounting/accounting-data.ts'
import type { AccountingDialect } from '../accounting/accounting-dialect.ts'
import { readIssuerPart } from '../accounting/issuer-part.ts'
import { readReceiverPart } from '../accounting/receiver-part.ts'
import { billAttachmentFile } from '../ofd/bill-attachment.ts'
import type { BillXml, BillXmlDialect } from '../xml/bill-xml.ts'
import { readBillXml } from '../xml/read-bill-xml.ts'
import { BillFileError } from './bill-file-error.ts'

/** A file inside another one. */
export interface AttachedFile {
  readonly name: string
  readonly bytes: Uint8Array
}

/** What is attached to the face of a bill. */
export interface AttachedData {
  readonly billXml: BillXml | undefined
  readonly issuerData: IssuerAccountingData | undefined
  readonly receiverData: ReceiverAccountingData | undefined
}

/**
 * Reads the bill and its accounting data among the attachments. The bill is known by its content too, because
 * nobody has settled its name; accounting data by its name, as its standard has it. Other attachments are passed over.
 * @throws BillFileError, BillXmlError, AccountingError
 */
export function readAttachedData(
  files: readonly AttachedFile[],
  billDialect: BillXmlDialect,
  accountingDialect: AccountingDialect,
): AttachedData {
  const bill = onlyOne(files.filter(isBill))
  const issuer = onlyOne(files.filter(({ name }) => /^efi_issuer_.*\.xml$/i.test(name)))
  const receiver = onlyOne(files.filter(({ name }) => /^efi_receiver_.*\.xml$/i.test(name)))
  return {
    billXml: bill && readBillXml(bill.bytes, billDialect),
    issuerData: issuer && readIssuerPart(issuer.bytes, accountingDialect),
    receiverData: receiver && readReceiverPart(receiver.bytes, accountingDialect),
  }
}

function onlyOne(files: readonly AttachedFile[]): AttachedFile | undefined {
  const [file, second] = files
  // A reader that took either could be shown the one and another reader the other.
  if (second !== undefined) throw new BillFileError('BILL_FILE_SEVERAL_BILLS')
  return file
}

const headBytesMax = 1_024

/** A file under our name is one too, however it begins: nobody shall be able to hide the bill from this reader alone. */
function isBill({ name, bytes }: AttachedFile): boolean {
  if (name === billAttachmentFile) return true
  const head = Buffer.from(bytes.subarray(0, headBytesMax)).toString()
  return /<(?:\w+:)?EInvoice[\s>]/.test(head)
}
