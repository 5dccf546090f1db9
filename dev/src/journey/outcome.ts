import { dateAt } from '@piaoqiao/domain'
import type { BillView, BillViewItem, ChangeAnswerItem } from '@piaoqiao/protocol'

/** What came of a step, as it is told. */
export interface Outcome {
  /** Code of the answer; the step says beforehand which it expects. */
  readonly code: string
  readonly sentence: string
  readonly isRefusal: boolean
  /** What can be done now; null where nothing has to be. */
  readonly next: string | null
  readonly facts: readonly string[]
}

export function outcome(code: string, sentence: string, ...facts: readonly string[]): Outcome {
  return { code, sentence, isRefusal: false, next: null, facts }
}

export function refused(answer: {
  readonly code: string
  readonly sentence: string
  readonly next: string
}): Outcome {
  const { code, sentence, next } = answer
  return { code, sentence, next, isRefusal: true, facts: [] }
}

/** The outcome of an item of a message, whatever was asked. */
export function outcomeOfItem(answer: ChangeAnswerItem | BillViewItem): Outcome {
  if (answer.outcome === 'found') return outcomeOfView(answer)
  return answer.outcome === 'done' ? outcomeOfChange(answer) : refused(answer)
}

/** A bill that was found has no code of its own in the protocol. */
export const foundCode = 'FOUND'

function outcomeOfView(view: BillView): Outcome {
  const { issuerName, issuedOn, billName, amount, balance, sentence } = view
  return outcome(
    foundCode,
    `票据真实，${sentence}。`,
    `${billName}，${issuerName}，${issuedOn}开具`,
    `票据金额${amount}元，可报销余额${balance}元`,
  )
}

function outcomeOfChange(done: Extract<ChangeAnswerItem, { outcome: 'done' }>): Outcome {
  const { lockId, expiresAt, reportId, authorisationId, balance } = done
  const facts = [
    lockId !== undefined && `锁定编号 ${lockId}`,
    expiresAt !== undefined && `锁定至${dateAt(Date.parse(expiresAt))}`,
    authorisationId !== undefined && `授权编号 ${authorisationId}`,
    reportId !== undefined && `报销记录编号 ${reportId}`,
    balance !== undefined && `可报销余额${balance}元`,
  ].filter((fact) => fact !== false)
  return outcome(done.code, done.sentence, ...(facts.length === 0 ? [] : [facts.join('，')]))
}
