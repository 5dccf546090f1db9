import type { BillId } from '@piaoqiao/domain'
import { billCodeOf, billNumberOf } from '@piaoqiao/domain'

/** The forms in which a station gives a bill. */
export const billFormats = {
  xml: { mediaType: 'application/xml', isPicture: false },
  ofd: { mediaType: 'application/ofd', isPicture: false },
  pdf: { mediaType: 'application/pdf', isPicture: false },
  png: { mediaType: 'image/png', isPicture: true },
} as const
export type BillFormat = keyof typeof billFormats
export const billFormatNames = Object.keys(billFormats) as readonly BillFormat[]

interface Named {
  readonly billId: BillId
  readonly format: BillFormat
  readonly page: number
}

/** How a file is called where somebody keeps it. */
export function downloadName({ billId, format, page }: Named): string {
  const bill = `${billCodeOf(billId)}-${billNumberOf(billId)}`
  return billFormats[format].isPicture ? `${bill}-${page}.${format}` : `${bill}.${format}`
}

/**
 * Under which a file lies in the store. Its digest stands in the key, so that one file never takes the place of another.
 * @param digest SM3 of the bytes in hexadecimal
 */
export function fileKeyOf({ billId, format, page }: Named, digest: string): string {
  const folder = `${billCodeOf(billId)}/${billNumberOf(billId)}`
  return `${folder}/${format}-${page}-${digest.slice(0, 16)}.${format}`
}
