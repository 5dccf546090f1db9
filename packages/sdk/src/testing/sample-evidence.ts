import { readBillXml, reimbursableFen } from '@piaoqiao/documents'
import type { Bill, BillEvent, BillFacts, Change, Party } from '@piaoqiao/domain'
import { billIdFrom, decide, eventText, reimbursementOf, yuanFromFen } from '@piaoqiao/domain'
import { exportSm2PublicKeyPem, importSm2PrivateKey, sm2Sign, sm3Hex } from '@piaoqiao/gm-crypto'
import type { EvidenceContent } from '@piaoqiao/protocol'
import { evidenceFormat } from '@piaoqiao/protocol'
import { publishedXml } from './bill-files.ts'

/** The key that the published example is supervised with, which is the key of its province. */
const provinceKey = importSm2PrivateKey('12'.repeat(32))
const at = Date.UTC(2026, 2, 2, 4)

const { document, signedText } = readBillXml(publishedXml)
const { main } = document
const issuer: Party = { id: main.issuer.code, name: main.issuer.name, province: '50' }
const unit: Party = { id: '91320100MA1PQ0001N', name: '江苏示例机械有限公司', province: '32' }
const billId = billIdFrom(main.billCode, main.billNumber)

const facts: BillFacts = {
  billName: main.billName,
  issuer,
  checkCode: main.checkCode,
  issuedOn: main.issuedOn,
  face: main.totalFen,
  reimbursable: reimbursableFen(document),
  payerKey: null,
  contentDigest: sm3Hex(signedText),
  original: null,
}

/** What a province would say of the published bill after it was registered, locked and unlocked. */
export function sampleEvidence(): EvidenceContent {
  const { bill, events } = played([
    [issuer, { kind: 'bill.register', facts }],
    [
      unit,
      {
        kind: 'bill.lock',
        purpose: 'employer_expense',
        businessReference: 'BX-1',
        basis: { kind: 'presented' },
        presented: { checkCode: facts.checkCode, face: facts.face, issuedOn: facts.issuedOn },
        days: 30,
      },
    ],
    [unit, { kind: 'bill.unlock', reason: 'wrong_bill', note: '' }],
  ])
  const { billCode, billNumber } = main
  return {
    format: evidenceFormat,
    province: '50',
    at: new Date(at).toISOString(),
    bill: {
      billCode,
      billNumber,
      billName: facts.billName,
      issuerId: issuer.id,
      issuerName: issuer.name,
      checkCode: facts.checkCode,
      issuedOn: facts.issuedOn,
      amount: yuanFromFen(facts.face),
      reimbursable: yuanFromFen(facts.reimbursable),
      contentDigest: facts.contentDigest,
      standing: bill.standing,
      form: bill.form,
      reimbursement: reimbursementOf(bill),
      sequence: bill.sequence,
    },
    events: chained(events.map(eventText)),
    operations: [
      { operationId: 'R-1#1', answer: answerText({ outcome: 'done', sequence: 1 }) },
      { operationId: 'R-9#1', answer: answerText({ outcome: 'refused', code: 'BILL_LOCKED' }) },
    ],
    xml: Buffer.from(publishedXml).toString(),
  }
}

/** Texts of events as a registry chains them. */
export function chained(texts: readonly string[]): EvidenceContent['events'] {
  let previousHash = '0'.repeat(64)
  return texts.map((text) => {
    const link = { text, previousHash, hash: sm3Hex(`${previousHash}\n${text}`) }
    previousHash = link.hash
    return link
  })
}

/** The file that a province answers with. */
export function evidenceFile(content: unknown, key = provinceKey): string {
  const bytes = Buffer.from(JSON.stringify(content))
  return JSON.stringify({
    outcome: 'done',
    evidence: bytes.toString('base64'),
    signature: Buffer.from(sm2Sign(key, bytes)).toString('base64'),
    publicKey: exportSm2PublicKeyPem(key.publicKey),
  })
}

function answerText(more: object): string {
  const { billCode, billNumber } = main
  return JSON.stringify({ ...more, billCode, billNumber })
}

function played(steps: readonly (readonly [Party, Change])[]): {
  readonly bill: Bill
  readonly events: readonly BillEvent[]
} {
  let bill: Bill | null = null
  const events: BillEvent[] = []
  for (const [index, [actor, change]] of steps.entries()) {
    const operationId = `R-${index + 1}#1`
    const decision = decide(bill, null, { operationId, billId, actor, change }, at + index)
    events.push(...decision.events)
    bill = decision.bills[0] ?? bill
  }
  if (bill === null) throw new Error('the bill is registered')
  return { bill, events }
}
