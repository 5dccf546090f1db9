import type { BillFiles } from './bill-makers.ts'
import { swapped } from './broken-file.ts'
import type { BrokenFile } from './broken-file.ts'

/** Pieces of a good XML, which broken ones are put together from. */

export const textOf = ({ xml }: BillFiles): string => Buffer.from(xml).toString()
export const bytesOf = (text: string): Uint8Array => new TextEncoder().encode(text)

/** Breaks the bill's XML in one place. */
export function swap(from: string | RegExp, to: string): BrokenFile['make'] {
  return ({ bill }) => swapped(bill.xml, from, to)
}

/** Both `Signature` nodes. */
export function nodesOf(bill: BillFiles): readonly [issuer: string, supervisor: string] {
  const [issuer = '', supervisor = ''] = textOf(bill).match(/<Signature>.*?<\/Signature>/g) ?? []
  return [issuer, supervisor]
}

export const valueOf = (node: string): string =>
  /<SignatureValue>(.*)<\/SignatureValue>/.exec(node)?.[1] ?? ''

/** What the issuer signed. */
export const signedPart = (bill: BillFiles): string =>
  /<Header>.*<\/EInvoiceData>/s.exec(textOf(bill))?.[0] ?? ''
export const forgedData = (bill: BillFiles): string =>
  (/<EInvoiceData>.*<\/EInvoiceData>/s.exec(textOf(bill))?.[0] ?? '').replace('188.21', '988.21')
export const forgedMain = (bill: BillFiles): string =>
  (/<Main>.*<\/Main>/s.exec(textOf(bill))?.[0] ?? '').replace('188.21', '988.21')
