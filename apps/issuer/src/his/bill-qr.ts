import type { CalendarDate, Fen } from '@piaoqiao/domain'
import { yuanFromFen } from '@piaoqiao/domain'
import { qrPng } from './qr-png.ts'

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

/** A QR code as a PNG picture in base64. */
export function qrPictureBase64(text: string): string {
  return qrPng(text).toString('base64')
}
