import { readFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import { readBillXml } from '@piaoqiao/documents'
import { layFace, writeFacePdf } from '@piaoqiao/documents/faces'
import { packEntry, writeZip } from '@piaoqiao/documents/zip'
import { yuanFromFen } from '@piaoqiao/domain'
import type { PlayedBill } from './played-services.ts'

/** The published example of a signed bill. */
export const publishedXml: Uint8Array = await readFile(
  fileURLToPath(
    new URL(
      '../../../../../packages/documents/src/xml/golden/outpatient-signed.xml',
      import.meta.url,
    ),
  ),
)

const { main } = readBillXml(publishedXml).document

/** It, as a registry knows it. */
export const publishedBill: PlayedBill = {
  billCode: main.billCode,
  billNumber: main.billNumber,
  checkCode: main.checkCode,
  amount: yuanFromFen(main.totalFen),
  issuedOn: main.issuedOn,
}

/** Its face as PDF with this XML attached. */
export function publishedPdf(xml: Uint8Array = publishedXml): Promise<Uint8Array> {
  const face = layFace(readBillXml(publishedXml).document, { qrText: 'a' })
  const data = { name: 'bill.xml', bytes: xml, mediaType: 'application/xml', description: '票据' }
  return writeFacePdf(face, {
    seals: {},
    attachments: [data],
    title: '示例票据',
    createdAt: Date.UTC(2026, 2, 2, 2),
  })
}

export function archiveOf(files: Readonly<Record<string, Uint8Array>>): Uint8Array {
  return writeZip(Object.entries(files).map(([name, bytes]) => packEntry(name, bytes, 6)))
}
