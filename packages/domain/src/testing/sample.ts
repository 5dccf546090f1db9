import type { Bill, BillFacts } from '../bill.ts'
import { creditCodeCheckCharacter } from '../credit-code.ts'
import { billIdFrom } from '../identifiers.ts'
import type { BillId, Party } from '../identifiers.ts'
import type { Instant } from '../time.ts'

/** Noon in Beijing on 2 March 2026: the moment at which the cases begin. */
export const start: Instant = Date.UTC(2026, 2, 2, 4)

export const hospital = party('1250010400000001M', '示例医院', '50')
export const clinic = party('1250010400000002K', '示例卫生院', '50')
export const company = party('913201000000000A1', '江苏示例机械有限公司', '32')
export const insurer = party('913201000000000B2', '江苏示例保险有限公司', '32')
export const school = party('125001040000000C3', '示例学校', '50')

export const payerKey = 'aa'.repeat(32)
export const strangersKey = 'bb'.repeat(32)

export const billId = billIdFrom('50060126', '0000000001')
export const redBillId = billIdFrom('50060126', '0000000002')
export const otherBillId = billIdFrom('50060126', '0000000003')

/** A bill of 100 yuan of which 80 can be reimbursed. */
export const facts: BillFacts = {
  billName: '重庆市医疗门诊收费票据（电子）',
  issuer: hospital,
  checkCode: 'a1b2c3',
  issuedOn: '2026-03-01',
  face: 10_000n,
  reimbursable: 8_000n,
  payerKey,
  contentDigest: '01'.repeat(32),
  original: null,
}

export function redFactsOf(original: BillId, face: bigint): BillFacts {
  return {
    ...facts,
    checkCode: 'd4e5f6',
    face: -face,
    reimbursable: 0n,
    contentDigest: '02'.repeat(32),
    original,
  }
}

/** Where a bill stands on its axes, in one line: `valid electronic locked`, and what a reversal awaits. */
export function standOf(bill: Bill | undefined, reimbursement: string): string {
  if (bill === undefined) return 'unregistered'
  const axes = `${bill.standing} ${bill.form} ${reimbursement}`
  return bill.pendingReversal === null ? axes : `${axes}, awaiting ${bill.pendingReversal.awaiting}`
}

function party(first17: string, name: string, province: string): Party {
  return { id: first17 + (creditCodeCheckCharacter(first17) ?? ''), name, province }
}
