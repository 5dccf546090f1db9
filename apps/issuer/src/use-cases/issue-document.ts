import type { BillDocument } from '@piaoqiao/documents'
import { BillXmlError, checkBillDocument } from '@piaoqiao/documents'
import type { BillId } from '@piaoqiao/domain'
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
 * stores the bill.
 * @throws StationError `NUMBERS_EXHAUSTED`, `BILL_DRAFT_REFUSED`
 */
export async function issueDocument(
  station: Station,
  tables: Pick<StationTables, 'numbers'>,
  kind: BillKind,
  documentUnder: (stamp: BillStamp) => BillDocument,
): Promise<IssuedDocument> {
  const [billId] = await takeNumbers(station, tables, [kind])
  if (billId === undefined) throw new StationError('NUMBERS_EXHAUSTED')
  return signedDocument(station, numberedDocument(station, billId, documentUnder))
}

/**
 * The next numbers of these kinds, in the order of the kinds. To be called in the transaction that stores the bills: the
 * numbers are taken with them, or not at all.
 * @throws StationError `NUMBERS_EXHAUSTED`
 */
export async function takeNumbers(
  { identity }: Station,
  { numbers }: Pick<StationTables, 'numbers'>,
  kinds: readonly BillKind[],
): Promise<readonly BillId[]> {
  const codes = kinds.map((kind) => billCodeFor(kind, identity.series))
  const taken = new Map<string, BillId[]>()
  // Always in one order: two that take numbers of the same codes must not wait for each other.
  for (const code of [...new Set(codes)].toSorted()) {
    const count = codes.filter((one) => one === code).length
    taken.set(code, [...(await numbers.take(code, count))])
  }
  return codes.map((code) => {
    const billId = taken.get(code)?.shift()
    if (billId === undefined) throw new StationError('NUMBERS_EXHAUSTED')
    return billId
  })
}

/**
 * The document that is made under a number.
 * @throws StationError `BILL_DRAFT_REFUSED` for one that no province would register
 */
export function numberedDocument(
  station: Station,
  billId: BillId,
  documentUnder: (stamp: BillStamp) => BillDocument,
): NumberedDocument {
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
