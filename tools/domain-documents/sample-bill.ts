import {
  billIdFrom,
  decide,
  type Answer,
  type Bill,
  type BillFacts,
  type Change,
  type Party,
} from '@piaoqiao/domain'

/** The moment at which everything on the pages happens: noon in Beijing on 2 March 2026. */
const at = Date.UTC(2026, 2, 2, 4)

export const issuer: Party = { id: '12500104MB0000001H', name: '示例医院', province: '50' }
export const caller: Party = { id: '91320100MA0000001X', name: '本单位', province: '32' }
export const another: Party = { id: '91320100MA0000002X', name: '其他单位', province: '32' }

const billId = billIdFrom('50060126', '0000000001')
const redBillId = billIdFrom('50060126', '0000000002')

export const facts: BillFacts = {
  billName: '重庆市医疗门诊收费票据（电子）',
  issuer,
  checkCode: 'a1b2c3',
  issuedOn: '2026-03-01',
  face: 10_000n,
  reimbursable: 8_000n,
  payerKey: '01'.repeat(32),
  contentDigest: '02'.repeat(32),
  original: null,
}

const redFacts: BillFacts = {
  ...facts,
  face: -facts.face,
  reimbursable: 0n,
  contentDigest: '03'.repeat(32),
  original: billId,
}

/** The change that completes the reversal of the sample bill. */
export const reversalCompleted: Change = { kind: 'reversal.complete', redBillId, redFacts }

export function registered(changes: Partial<BillFacts> = {}): Bill {
  return after(null, issuer, { kind: 'bill.register', facts: { ...facts, ...changes } })
}

/** The red bill that the reversal of the sample bill brings. */
export function redBill(reversalLocked: Bill): Bill {
  const { bills } = decideOn(reversalLocked, issuer, reversalCompleted)
  return oneOf(bills, redBillId)
}

/** The bill after a change that is known to be carried out. */
export function after(bill: Bill | null, actor: Party, change: Change): Bill {
  const { answer, bills } = decideOn(bill, actor, change)
  if (answer.outcome === 'refused') throw new Error(`${change.kind}: ${answer.refusal.code}`)
  return oneOf(bills, bill?.id ?? billId)
}

/** What a change is answered, and the bill after it. */
export function answerOn(bill: Bill, actor: Party, change: Change): readonly [Answer, Bill] {
  const { answer, bills } = decideOn(bill, actor, change)
  return [answer, bills.find(({ id }) => id === bill.id) ?? bill]
}

function decideOn(bill: Bill | null, actor: Party, change: Change) {
  const command = { operationId: 'page', billId: bill?.id ?? billId, actor, change }
  return decide(bill, null, command, at)
}

function oneOf(bills: readonly Bill[], id: bigint): Bill {
  const found = bills.find((bill) => bill.id === id)
  if (found === undefined) throw new Error('the change says nothing of the bill')
  return found
}
