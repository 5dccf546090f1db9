import type { BillView, ChangeAnswerItem, LockItem } from '@piaoqiao/protocol'
import { services, wireRefusal, wireUnknown } from '@piaoqiao/protocol'
import { refusal } from '@piaoqiao/domain'

const billCode = '50060126'

export function lockItem(number: number): LockItem {
  return {
    billCode,
    billNumber: String(number).padStart(10, '0'),
    checkCode: 'a1b2c3',
    amount: '993.54',
    issuedOn: '2026-03-02',
    purpose: 'employer_expense',
    businessReference: 'BX-2026-0001',
  }
}

/** Items as a request carried them. */
export function itemsOf(payload: unknown): readonly LockItem[] {
  return (payload as { items: readonly LockItem[] }).items
}

export function locked({ billNumber }: { readonly billNumber: string }): ChangeAnswerItem {
  return {
    outcome: 'done',
    code: 'LOCKED',
    sentence: '票据已锁定。',
    billCode,
    billNumber,
    sequence: 2,
    lockId: `L-${billCode}${billNumber}-2`,
    expiresAt: '2026-04-03T02:00:00.000Z',
    balance: '797.50',
  }
}

export const notFound = wireRefusal(refusal('BILL_NOT_FOUND'))
export const provinceUnreachable = wireRefusal(refusal('HOME_PROVINCE_UNREACHABLE'))
export const malformed = wireRefusal(refusal('ITEM_MALFORMED', { path: '/items' }))
export const unknown = wireUnknown()

/** A bill that can be reimbursed. */
export const found = structuredClone(
  services['bill.status'].exampleAnswer.items[0],
) as unknown as BillView
