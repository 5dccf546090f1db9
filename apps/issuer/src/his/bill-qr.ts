import type { CalendarDate, Fen } from '@piaoqiao/domain'
import { yuanFromFen } from '@piaoqiao/domain'
import { toBuffer } from 'qrcode'

/** What a QR code of a bill can be made of: the five elements by which a bill is checked. */
export interface BillQrFacts {
  readonly billCode: string
  readonly billNumber: string
  readonly checkCode: string
  readonly totalFen: Fen
  readonly issuedOn: CalendarDate
}

/** The text of the QR code. What it has to be is not standardised, so a station is told. */
export type BillQrText = (facts: BillQrFacts) => string

/** The five elements with commas between them. */
export const plainQrText: BillQrText = ({ billCode, billNumber, checkCode, totalFen, issuedOn }) =>
  [billCode, billNumber, checkCode, yuanFromFen(totalFen), issuedOn.replaceAll('-', '')].join(',')

const pictureOptions = { type: 'png', errorCorrectionLevel: 'M', margin: 2, scale: 4 } as const

/** A QR code as a PNG picture in base64. */
export async function qrPictureBase64(text: string): Promise<string> {
  const picture = await toBuffer(text, pictureOptions)
  return picture.toString('base64')
}
