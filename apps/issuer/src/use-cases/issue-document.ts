import type { BillDocument } from '@piaoqiao/documents'
import { BillXmlError, checkBillDocument } from '@piaoqiao/documents'
import { billXmlBytesMax } from '@piaoqiao/protocol'
import type { BillKind } from '../bills/bill-kinds.ts'
import { billCodeFor } from '../bills/bill-kinds.ts'
import type { BillStamp } from '../bills/build-bill.ts'
import { newCheckCode } from '../bills/check-code.ts'
import { signedBillXml } from '../bills/sign-bill.ts'
import type { StationTables } from '../ports.ts'
import { StationError } from '../station-error.ts'
import type { Station } from './station.ts'

/** A document under its number, to be signed. */
export interface NumberedDocument extends BillStamp {
  readonly document: BillDocument
}

export interface IssuedDocument extends NumberedDocument {
  readonly xml: Uint8Array
}

/**
 * Takes the next number of a kind and signs the document that is made under it. To be called in the transaction that
 * stores the bill: the number is taken with it, or not at all.
 * @throws StationError `NUMBERS_EXHAUSTED`, or `BILL_DRAFT_REFUSED` for a document that no province would register
 */
export async function issueDocument(
  station: Station,
  tables: Pick<StationTables, 'numbers'>,
  kind: BillKind,
  documentUnder: (stamp: BillStamp) => BillDocument,
): Promise<IssuedDocument> {
  return signedDocument(station, await numberedDocument(station, tables, kind, documentUnder))
}

/** As `issueDocument`, without the signature. */
export async function numberedDocument(
  station: Station,
  { numbers }: Pick<StationTables, 'numbers'>,
  kind: BillKind,
  documentUnder: (stamp: BillStamp) => BillDocument,
): Promise<NumberedDocument> {
  const billId = await numbers.take(billCodeFor(kind, station.identity.series))
  if (billId === null) throw new StationError('NUMBERS_EXHAUSTED')
  const checkCode = newCheckCode(station.randomInt)
  const stamp = { billId, checkCode, issuedAt: station.clock() }
  const document = documentUnder(stamp)
  const fault = checkBillDocument(document).find(({ severity }) => severity === 'error')
  if (fault !== undefined) {
    throw new StationError('BILL_DRAFT_REFUSED', `${fault.sentence}（${fault.path}）`)
  }
  return { ...stamp, document }
}

/** @throws StationError `BILL_DRAFT_REFUSED` */
export async function signedDocument(
  station: Station,
  numbered: NumberedDocument,
): Promise<IssuedDocument> {
  return { ...numbered, xml: await signed(station, numbered.document, numbered) }
}

async function signed(
  station: Station,
  document: BillDocument,
  { issuedAt }: BillStamp,
): Promise<Uint8Array> {
  try {
    const { crypto, signingKey } = station
    const xml = await signedBillXml(document, issuedAt, { crypto, ...signingKey() })
    if (xml.length <= billXmlBytesMax) return xml
  } catch (error) {
    if (!(error instanceof BillXmlError)) throw error
    throw new StationError('BILL_DRAFT_REFUSED', `${error.sentence}（${error.path}）`)
  }
  throw new StationError('BILL_DRAFT_REFUSED', '票据文件太大，请减少清单明细')
}
