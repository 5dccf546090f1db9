import { BillXmlError, readBillXml } from '@piaoqiao/documents'
import type { BillXml } from '@piaoqiao/documents'
import type { Face } from '@piaoqiao/documents/faces'
import type { BillId } from '@piaoqiao/domain'
import { endOfDate } from '@piaoqiao/domain'
import { refusePeople } from '../people-refusals.ts'
import type { ActingPerson } from '../person-ports.ts'
import type { PeopleParts } from './people-parts.ts'
import { downloadBill } from './read-folder.ts'

/** Loaded with the first picture: fonts and writers take a second and some memory. */
const loadFaces = () => import('@piaoqiao/documents/faces')

/**
 * A page of the face as SVG, drawn from the registered file. The places of the seals stay empty: seals stand in the
 * OFD that the issuer gave out, and nowhere else.
 * @throws AccountsError `FACE_NOT_DRAWN`, and those of `downloadBill`
 */
export async function drawBillFace(
  parts: PeopleParts,
  acting: ActingPerson,
  { billId, page }: { readonly billId: BillId; readonly page: number },
): Promise<{ readonly svg: string; readonly pages: number }> {
  const { writeFaceSvg } = await loadFaces()
  const { face } = await laidBill(parts, acting, billId)
  const pages = writeFaceSvg(face, {})
  const svg = pages[page - 1]
  if (svg === undefined) throw refusePeople('FACE_NOT_DRAWN')
  return { svg, pages: pages.length }
}

/** The face as PDF with the registered XML attached. @throws AccountsError like `drawBillFace` */
export async function drawBillPdf(
  parts: PeopleParts,
  acting: ActingPerson,
  billId: BillId,
): Promise<Uint8Array> {
  const { writeFacePdf } = await loadFaces()
  const { face, xml } = await laidBill(parts, acting, billId)
  const { billName, billCode, billNumber, issuedOn } = xml.document.main
  const attachment = {
    name: `${billCode}-${billNumber}.xml`,
    mediaType: 'application/xml',
    bytes: xml.bytes,
    description: '财政电子票据文件',
  }
  const createdAt = endOfDate(issuedOn)
  return writeFacePdf(face, { seals: {}, attachments: [attachment], title: billName, createdAt })
}

async function laidBill(
  parts: PeopleParts,
  acting: ActingPerson,
  billId: BillId,
): Promise<{ readonly face: Face; readonly xml: BillXml }> {
  const bytes = await downloadBill(parts, acting, billId)
  const { commaForm, FaceError, layFace, QrError, qrFactsOf } = await loadFaces()
  try {
    const xml = readBillXml(bytes)
    const qrText = commaForm().write(qrFactsOf(xml.document))
    return { face: layFace(xml.document, { qrText }), xml }
  } catch (error) {
    const isUndrawable = [BillXmlError, FaceError, QrError, RangeError].some(
      (kind) => error instanceof kind,
    )
    if (isUndrawable) throw refusePeople('FACE_NOT_DRAWN')
    throw error
  }
}
