import type { BillXml } from '../xml/bill-xml.ts'
import { OfdError } from './ofd-faults.ts'
import type { OfdFile } from './ofd-file.ts'
import type { OfdAttachment } from './write-ofd.ts'

/** Under which the XML of a bill is attached to its OFD; our own choice, the standards name none. */
export const billAttachmentFile = 'bill.xml'
const billAttachmentName = '财政电子票据'

/** The XML of a bill, its signatures included, as it is attached: byte for byte. */
export function billAttachment(xml: Pick<BillXml, 'bytes'>): OfdAttachment {
  const { bytes } = xml
  return { name: billAttachmentName, fileName: billAttachmentFile, format: 'xml', bytes }
}

/**
 * The bytes of the bill's XML in a file. Only who finds them equal to the registered bill may add a seal.
 * @throws OfdError `OFD_BILL_XML_MISSING`, `OFD_BILL_XML_REPEATED`
 */
export function attachedBillXml({ attachments }: Pick<OfdFile, 'attachments'>): Uint8Array {
  const [attached, second] = attachments.filter(({ fileName }) => fileName === billAttachmentFile)
  if (attached === undefined) throw new OfdError('OFD_BILL_XML_MISSING')
  if (second !== undefined) throw new OfdError('OFD_BILL_XML_REPEATED')
  return attached.bytes
}
