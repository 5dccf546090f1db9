import type { Bill, BillId, Instant, ProvinceCode } from '@piaoqiao/domain'
import {
  billCodeOf,
  billIdFrom,
  billNumberOf,
  refusal,
  reimbursementOf,
  yuanFromFen,
} from '@piaoqiao/domain'
import type { CryptoModule } from '@piaoqiao/gm-crypto'
import { exportSm2PublicKeyPem } from '@piaoqiao/gm-crypto'
import type { EvidenceAnswer, EvidenceContent, EvidenceRequest } from '@piaoqiao/protocol'
import {
  evidenceEntriesMax,
  evidenceFormat,
  payloadBytesMax,
  wireRefusal,
} from '@piaoqiao/protocol'
import type { HistoryStore } from '../account-ports.ts'
import type { AnswerOwnItems, BillStore } from '../ports.ts'

/** What stands around the evidence in an answer: signature, key, names of members. */
const answerAroundBytes = 4_096

export interface BillEvidence {
  readonly province: ProvinceCode
  readonly store: Pick<BillStore, 'find' | 'findFile'>
  readonly histories: HistoryStore
  readonly crypto: CryptoModule
  /** Name of the key of the province in the crypto module. */
  readonly keyName: string
  readonly clock: () => Instant
}

/** `bill.evidence` (票据存证): everything that the registry holds of a bill, signed by the province. */
export function createBillEvidence(options: BillEvidence): AnswerOwnItems {
  return ({ items }) =>
    Promise.all(items.map(({ content }) => evidenceOf(options, content as EvidenceRequest)))
}

async function evidenceOf(
  options: BillEvidence,
  { billCode, billNumber }: EvidenceRequest,
): Promise<EvidenceAnswer> {
  const id = billIdFrom(billCode, billNumber)
  const content = await contentOf(options, id)
  if (typeof content === 'string') return wireRefusal(refusal(content))
  const bytes = Buffer.from(JSON.stringify(content))
  const evidence = bytes.toString('base64')
  if (evidence.length + answerAroundBytes > payloadBytesMax) {
    return wireRefusal(refusal('EVIDENCE_TOO_LARGE'))
  }
  const { crypto, keyName } = options
  const signature = Buffer.from(await crypto.sign(keyName, bytes)).toString('base64')
  const publicKey = exportSm2PublicKeyPem(crypto.publicKey(keyName))
  return { outcome: 'done', evidence, signature, publicKey }
}

async function contentOf(
  { province, store, histories, clock }: BillEvidence,
  id: BillId,
): Promise<EvidenceContent | 'BILL_NOT_FOUND' | 'EVIDENCE_TOO_LARGE'> {
  const stored = (await store.find([id])).get(id)
  const xml = stored === undefined ? null : await store.findFile(id)
  if (stored === undefined || xml === null) return 'BILL_NOT_FOUND'
  const events = await histories.eventsOf(id, 0, evidenceEntriesMax + 1)
  const operations = await histories.operationsOn(id, evidenceEntriesMax + 1)
  if (Math.max(events.length, operations.length) > evidenceEntriesMax) return 'EVIDENCE_TOO_LARGE'
  // The history may have grown since the bill was read; what the bill says is as of its own event.
  const { sequence: last } = stored.bill
  const until = events.filter(({ sequence }) => sequence <= last)
  return {
    format: evidenceFormat,
    province,
    at: new Date(clock()).toISOString(),
    bill: factsOf(stored.bill),
    events: until.map(({ text, previousHash, hash }) => ({ text, previousHash, hash })),
    operations: operations
      .filter(({ answer }) => latestIn(answer) <= last)
      .map(({ operationId, answer }) => ({ operationId, answer })),
    xml: textOf(xml),
  }
}

/** The event that an answer speaks of; 0 where it speaks of none. */
function latestIn(answer: string): number {
  return (JSON.parse(answer) as { readonly sequence?: number }).sequence ?? 0
}

/** What a bill is and how it stands, without its payer. */
function factsOf(bill: Bill): EvidenceContent['bill'] {
  const { id, facts, standing, form, sequence } = bill
  return {
    billCode: billCodeOf(id),
    billNumber: billNumberOf(id),
    billName: facts.billName,
    issuerId: facts.issuer.id,
    issuerName: facts.issuer.name,
    checkCode: facts.checkCode,
    issuedOn: facts.issuedOn,
    amount: yuanFromFen(facts.face),
    reimbursable: yuanFromFen(facts.reimbursable),
    contentDigest: facts.contentDigest,
    standing,
    form,
    reimbursement: reimbursementOf(bill),
    sequence,
  }
}

/** As text the file takes less room than as base64 within base64; registered files are UTF-8. */
function textOf(xml: Uint8Array): string {
  return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(xml)
}
