import { sm3Hex } from '@piaoqiao/gm-crypto'
import type { BillView, PayersBill } from '@piaoqiao/protocol'

/** A bill of the played registries. */
export interface PortalBill {
  readonly billCode: string
  readonly billNumber: string
  readonly checkCode: string
  /** Yuan. */
  readonly amount: string
  readonly issuedOn: string
  readonly issuerName: string
  /** Whole or masked number; empty where the bill names none. */
  readonly payerCode: string
}

export interface PlayedState extends PortalBill {
  /** Whose it is: by its face, or by who collected it first. */
  owner: string | null
  sequence: number
  state: string
  lockedBy: string | null
  readonly granted: Set<string>
}

export type Wire = Readonly<Record<string, unknown>>
export interface BillKey {
  readonly billCode: string
  readonly billNumber: string
}

/** How a played province knows a payer. */
export function payerKeyOf(province: string, payerCode: string): string {
  return sm3Hex(`${province} ${payerCode}`)
}

export function isUsable(payerCode: string): boolean {
  return payerCode !== '' && !payerCode.includes('*')
}

export function isShown(state: PlayedState, item: object): boolean {
  const shown = item as Wire
  return (['checkCode', 'amount', 'issuedOn'] as const).every((fact) => shown[fact] === state[fact])
}

export function refused(code: string): Wire {
  return {
    outcome: 'refused',
    code,
    sentence: `登记系统未受理（${code}）。`,
    next: '请核对。',
    details: {},
  }
}

export function doneOf({ billCode, billNumber, sequence }: PlayedState, code: string): Wire {
  return { outcome: 'done', code, sentence: '办理成功。', billCode, billNumber, sequence }
}

export function grant(state: PlayedState): Wire {
  const authorisationId = `A-${state.billNumber}-${state.granted.size + 1}`
  state.granted.add(authorisationId)
  return { ...doneOf(state, 'AUTHORISED'), authorisationId }
}

export function revoke(state: PlayedState, { authorisationId }: Wire): Wire {
  if (state.lockedBy !== null) return refused('AUTHORISATION_IN_USE')
  state.granted.delete(String(authorisationId))
  return doneOf(state, 'REVOKED')
}

export function historyOf({ billCode, billNumber, lockedBy }: PlayedState): Wire {
  const at = '2026-03-02T02:00:00.000Z'
  const entry = { actorId: '', details: {}, standing: 'valid', form: 'electronic' }
  const names = ['登记', ...(lockedBy === null ? [] : ['锁定'])]
  const entries = names.map((name, index) => {
    const actorName = index === 0 ? `${billCode}${billNumber}` : (lockedBy ?? '')
    return { ...entry, sequence: index + 1, at, kind: name, name, actorName, reimbursement: 'open' }
  })
  const looks = [{ at, partyName: '江苏示例机械有限公司', service: 'bill.verify' }]
  return { outcome: 'found', entries, next: null, looks }
}

export function payersBillOf(bill: PlayedState): PayersBill {
  return { ...viewOf(bill), checkCode: bill.checkCode }
}

export function viewOf(bill: PlayedState): BillView {
  const { billCode, billNumber, issuerName, issuedOn, amount, state, sequence } = bill
  return {
    outcome: 'found',
    billCode,
    billNumber,
    billName: '医疗门诊收费票据（电子）',
    issuerId: '12500104MB000000',
    issuerName,
    issuedOn,
    amount,
    reimbursable: amount,
    balance: amount,
    standing: 'valid',
    form: 'electronic',
    reimbursement: bill.lockedBy === null ? 'open' : 'locked',
    state,
    sentence: `这张票据${state}。`,
    sequence,
    lock: null,
    ownReports: [],
    redBillCode: null,
    redBillNumber: null,
    nextServices: [],
  }
}
