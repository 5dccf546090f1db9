import type { BillXml } from '@piaoqiao/documents'
import type { SealPictures } from '@piaoqiao/documents/faces'
import type { BillId, Instant } from '@piaoqiao/domain'
import { billCodeOf, billNumberOf } from '@piaoqiao/domain'
import { accountingPart } from './accounting-part.ts'
import type { FileOffice } from './file-office.ts'
import { layBill, loadFaces } from './lay-bill.ts'

/** What a picture of a bill is drawn from. */
export interface DrawnBill {
  readonly billId: BillId
  readonly xml: BillXml
  readonly issuedAt: Instant
  readonly seals: SealPictures
}

/** Sharp on a screen and on paper: 200 dots per inch. */
export const pictureWidthPx = 1_654

/** The bill as PDF with its XML and its accounting data attached. Equal bills give equal bytes. @throws StationError */
export async function drawPdf(
  office: FileOffice,
  { billId, xml, issuedAt, seals }: DrawnBill,
): Promise<Uint8Array> {
  const face = await layBill(office, xml)
  const { writeFacePdf } = await loadFaces()
  const accounting = accountingPart(xml)
  return writeFacePdf(face, {
    seals,
    attachments: [
      {
        name: `${billCodeOf(billId)}-${billNumberOf(billId)}.xml`,
        mediaType: 'application/xml',
        bytes: xml.bytes,
        description: '财政电子票据文件',
      },
      ...(accounting === null
        ? []
        : [
            {
              name: accounting.fileName,
              mediaType: 'application/xml',
              bytes: accounting.bytes,
              description: '入账数据（开具方）',
            },
          ]),
    ],
    title: xml.document.main.billName,
    createdAt: issuedAt,
  })
}

/** The bill as pictures, one for each page. @throws StationError */
export async function drawPictures(
  office: FileOffice,
  { xml, seals }: DrawnBill,
): Promise<readonly Uint8Array[]> {
  const face = await layBill(office, xml)
  const { writeFacePng } = await loadFaces()
  return writeFacePng(face, seals, { widthPx: pictureWidthPx })
}
