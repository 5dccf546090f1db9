import type { Answer, Done, Refusal } from '@piaoqiao/domain'
import {
  billCodeOf,
  billNumberOf,
  outcomes,
  refusal,
  refusalSentence,
  refusals,
  yuanFromFen,
} from '@piaoqiao/domain'
import type { ChangeAnswerItem, RefusedItem, UnknownItem } from './answers.ts'

/** An answer of the domain as it goes over the wire. */
export function wireAnswer(answer: Answer): ChangeAnswerItem {
  return answer.outcome === 'done' ? wireDone(answer.done) : wireRefusal(answer.refusal)
}

export function wireRefusal(refused: Refusal): RefusedItem {
  return {
    outcome: 'refused',
    code: refused.code,
    sentence: refusalSentence(refused),
    next: refusals[refused.code].next,
    details: { ...refused.details },
  }
}

/** Nobody knows yet whether the change happened; said as such, never as a refusal. */
export function wireUnknown(): UnknownItem {
  const unknown = refusal('OUTCOME_UNKNOWN')
  return {
    outcome: 'unknown',
    code: 'OUTCOME_UNKNOWN',
    sentence: refusalSentence(unknown),
    next: refusals.OUTCOME_UNKNOWN.next,
  }
}

function wireDone(done: Done): ChangeAnswerItem {
  const { code, billId, sequence, lockId, expiresAt, reportId, authorisationId, balance } = done
  return {
    outcome: 'done',
    code,
    sentence: outcomes[code],
    billCode: billCodeOf(billId),
    billNumber: billNumberOf(billId),
    sequence,
    ...(lockId !== undefined && { lockId }),
    ...(expiresAt !== undefined && { expiresAt: new Date(expiresAt).toISOString() }),
    ...(reportId !== undefined && { reportId }),
    ...(authorisationId !== undefined && { authorisationId }),
    ...(balance !== undefined && { balance: yuanFromFen(balance) }),
  }
}
