import type { BillDocument, BillXml } from '@piaoqiao/documents'
import {
  BillXmlError,
  appendSignature,
  checkBillDocument,
  issuerSigningText,
  readBillXml,
  reimbursableFen,
  supervisorSigningText,
} from '@piaoqiao/documents'
import type {
  BillFacts,
  BillId,
  ChangeOf,
  Instant,
  PartyId,
  ProvinceCode,
  Refusal,
  Stakeholder,
} from '@piaoqiao/domain'
import { billIdFrom, refusal } from '@piaoqiao/domain'
import type { CryptoModule, Sm2PublicKey } from '@piaoqiao/gm-crypto'
import { sm3Hex } from '@piaoqiao/gm-crypto'
import type { DocumentService, PayerKeyOf } from '@piaoqiao/protocol'
import { wireRefusal } from '@piaoqiao/protocol'
import type { PayerStore } from '../account-ports.ts'
import type { BillFile, ItemRequest, NumberStore, NumberedItem } from '../ports.ts'
import type { Prepared } from './item-command.ts'
import { submitted } from './item-command.ts'

/** Reads, checks and counter-signs the files of registrations and of red bills. */
export type PrepareDocuments = (
  request: ItemRequest & { readonly service: DocumentService },
) => Promise<readonly Prepared[]>

export interface DocumentRegister {
  readonly province: ProvinceCode
  readonly crypto: CryptoModule
  /** Name of the supervising key (监制) in the crypto module. */
  readonly supervisorKeyName: string
  readonly issuerKeys: (issuerId: PartyId) => Promise<readonly Sm2PublicKey[]>
  readonly numbers: Pick<NumberStore, 'allotted'>
  readonly payerKeyOf: PayerKeyOf
  /** Who follows the bills of which payers; without it, nobody does. */
  readonly payers?: Pick<PayerStore, 'portalsOf'>
  readonly clock: () => Instant
}

export function createPrepareDocuments(register: DocumentRegister): PrepareDocuments {
  return async (request) => {
    const keys = await register.issuerKeys(request.party.id)
    const read = await Promise.all(
      request.items.map((item) => readItem(register, keys, request, item)),
    )
    const ids = read.flatMap((one) => ('refused' in one ? [] : [one.file.billId]))
    const [allotted, portals] = await Promise.all([
      register.numbers.allotted(request.party.id, ids),
      portalsOf(register, read),
    ])
    return read.map((one) => {
      if ('refused' in one) return { answer: wireRefusal(one.refused) }
      if (!allotted.has(one.file.billId))
        return { answer: wireRefusal(refusal('NUMBER_NOT_ALLOTTED')) }
      const change = withPortals(one, portals)
      return { ...submitted(request, one.numbered, { ...one, change }), file: one.file }
    })
  }
}

type Portals = ReadonlyMap<string, readonly Stakeholder[]>

/** Who follows the payers of all the bills, in one look. */
async function portalsOf(
  { payers }: DocumentRegister,
  read: readonly (ReadItem | { readonly refused: Refusal })[],
): Promise<Portals> {
  const keys = read.flatMap((one) => ('refused' in one ? [] : (payerKeyIn(one) ?? [])))
  return (await payers?.portalsOf([...new Set(keys)])) ?? new Map<string, readonly Stakeholder[]>()
}

function payerKeyIn({ change }: ReadItem): string | null {
  return change.kind === 'bill.register' ? change.facts.payerKey : change.redFacts.payerKey
}

function withPortals(item: ReadItem, known: Portals): DocumentChange {
  const portals = known.get(payerKeyIn(item) ?? '') ?? []
  const { change } = item
  return change.kind === 'bill.register'
    ? { ...change, portals }
    : { ...change, redPortals: portals }
}

type DocumentChange = ChangeOf<DocumentService>

interface ReadItem {
  readonly numbered: NumberedItem
  readonly billId: BillId
  readonly change: DocumentChange
  readonly file: BillFile
}

async function readItem(
  register: DocumentRegister,
  keys: readonly Sm2PublicKey[],
  request: ItemRequest & { readonly service: DocumentService },
  numbered: NumberedItem,
): Promise<ReadItem | { readonly refused: Refusal }> {
  try {
    const content = numbered.content as {
      xml?: string
      redXml?: string
      billCode?: string
      billNumber?: string
    }
    const xml = readBillXml(Buffer.from(content.xml ?? content.redXml ?? '', 'base64'))
    const fault = checkBillDocument(xml.document).find(({ severity }) => severity === 'error')
    if (fault)
      return {
        refused: refusal('BILL_XML_REFUSED', { fault: `${fault.sentence}（${fault.path}）` }),
      }
    if (!(await isSignedBy(register.crypto, keys, xml)))
      return { refused: refusal('ISSUER_SIGNATURE_INVALID') }
    const facts = factsOf(register, request, xml)
    const ownId = billIdFrom(xml.document.main.billCode, xml.document.main.billNumber)
    const file = { billId: ownId, xml: await counterSigned(register, xml) }
    if (request.service === 'bill.register') {
      return { numbered, billId: ownId, change: { kind: 'bill.register', facts }, file }
    }
    const billId = billIdFrom(content.billCode ?? '', content.billNumber ?? '')
    const change = { kind: 'reversal.complete', redBillId: ownId, redFacts: facts } as const
    return { numbered, billId, change, file }
  } catch (error) {
    if (!(error instanceof BillXmlError)) throw error
    return { refused: refusal('BILL_XML_REFUSED', { fault: error.sentence }) }
  }
}

/** Whether one of the issuer's keys made the signature; several, because keys are rotated with an overlap. */
async function isSignedBy(
  crypto: CryptoModule,
  keys: readonly Sm2PublicKey[],
  xml: BillXml,
): Promise<boolean> {
  const { issuer } = xml.signatures
  if (issuer === undefined) return false
  for (const key of keys) {
    if (await crypto.verify(key, issuerSigningText(xml), issuer.value)) return true
  }
  return false
}

/** The file with the supervising signature (财政监制) behind the issuer's. */
async function counterSigned(
  { crypto, supervisorKeyName, clock, province }: DocumentRegister,
  xml: BillXml,
): Promise<Uint8Array> {
  const value = await crypto.sign(supervisorKeyName, supervisorSigningText(xml))
  const time = new Date(clock()).toISOString().replaceAll(/[-:T]/g, '').slice(0, 14)
  return appendSignature(xml.bytes, 'supervisor', {
    algorithm: 'SM2',
    time,
    value,
    keySerial: `${province}-${supervisorKeyName}`,
    keyIssuer: '',
  })
}

function factsOf(
  { payerKeyOf }: DocumentRegister,
  { party }: ItemRequest,
  { document, signedText }: BillXml,
): BillFacts {
  const { main } = document
  return {
    billName: main.billName,
    // The issuer of the file; the decision refuses a file of another issuer than the one who sends it.
    issuer: { id: main.issuer.code, name: main.issuer.name, province: party.province },
    checkCode: main.checkCode,
    issuedOn: main.issuedOn,
    face: main.totalFen,
    reimbursable: reimbursableFen(document),
    payerKey: namesPayer(main.payer.code) ? payerKeyOf(main.payer.code) : null,
    contentDigest: sm3Hex(signedText),
    original: originalOf(document),
  }
}

/** Bills of the time before accounts leave the code out, or show a part of it behind stars. */
function namesPayer(code: string): boolean {
  return code !== '' && !code.includes('*')
}

function originalOf({ main }: BillDocument): BillId | null {
  const { relatedBillCode, relatedBillNumber } = main.extension
  if (relatedBillCode === undefined || relatedBillNumber === undefined) return null
  return billIdFrom(relatedBillCode, relatedBillNumber)
}
