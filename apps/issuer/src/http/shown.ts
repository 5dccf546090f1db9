import { yuanFromFen } from '@piaoqiao/domain'
import { billKeyOf } from '../use-cases/change-at-province.ts'
import type { BillStatus } from '../use-cases/bill-status.ts'
import type { RedBillResult } from '../use-cases/complete-reversal.ts'
import type { IssueResult } from '../use-cases/issue-bill.ts'
import type { ReversalResult } from '../use-cases/request-reversal.ts'
import type { IssuedBill } from '../ports.ts'

/** What use cases give, as JSON can carry it: amounts in yuan, moments in ISO 8601, bills by code and number. */

export function shownIssue({ totalFen, issuedAt, ...rest }: IssueResult): object {
  return { ...rest, amount: yuanFromFen(totalFen), issuedAt: iso(issuedAt) }
}

export function shownCompletion({ answer, redBill }: RedBillResult): object {
  return { ...answer, redBill: redBill === null ? null : shownRedBill(redBill) }
}

export function shownReversal({ answer, state, completion }: ReversalResult): object {
  return {
    ...answer,
    state,
    completion: completion === null ? null : shownCompletion(completion),
  }
}

export function shownStatus(status: BillStatus): object {
  const { totalFen, issuedAt, reversal, latest, ...rest } = status
  return {
    ...rest,
    amount: yuanFromFen(totalFen),
    issuedAt: iso(issuedAt),
    reversal: reversal === null ? null : shownReversalState(reversal),
    latest: latest === null ? null : { ...latest, billId: undefined },
  }
}

export function shownRefused(bill: IssuedBill): object {
  const { billId, businessNumber, issuedAt, registrationCode } = bill
  return { ...billKeyOf(billId), businessNumber, issuedAt: iso(issuedAt), code: registrationCode }
}

function shownRedBill({ totalFen, ...rest }: NonNullable<RedBillResult['redBill']>): object {
  return { ...rest, amount: yuanFromFen(totalFen) }
}

function shownReversalState(reversal: NonNullable<BillStatus['reversal']>): object {
  const { state, code, reason, completeWhenGranted, redBill } = reversal
  return {
    state,
    code,
    reason,
    completeWhenGranted,
    redBill: redBill === null ? null : billKeyOf(redBill),
  }
}

function iso(at: number): string {
  return new Date(at).toISOString()
}
