import type { Answer } from '../answer.ts'
import type { Bill } from '../bill.ts'
import { reimbursementOf } from '../bill.ts'
import type { Change } from '../commands.ts'
import { decide } from '../decide.ts'
import type { Decision } from '../decide.ts'
import type { BillEvent } from '../events.ts'
import type { BillId, Party } from '../identifiers.ts'
import type { Instant } from '../time.ts'
import { billId, standOf, start } from './sample.ts'

/** One command of a case: who asks for what, when, and on which bill. */
export interface Step {
  readonly actor: Party
  /** The change itself, or the change that follows from the bill, such as the withdrawal of its latest report. */
  readonly change: Change | ((bill: Bill) => Change)
  readonly at: Instant
  readonly billId: BillId
}

/** Every bill of a test and its history, in memory: what the write path does, without its database. */
export class SmallRegistry {
  readonly bills = new Map<BillId, Bill>()
  readonly events: BillEvent[] = []
  #operations = 0

  send(step: Step): Decision {
    const bill = this.bills.get(step.billId) ?? null
    const change = typeof step.change === 'function' ? step.change(known(bill)) : step.change
    const red = change.kind === 'reversal.complete' ? this.bills.get(change.redBillId) : undefined
    this.#operations += 1
    const operationId = `${step.actor.id}/${this.#operations}`
    const command = { operationId, billId: step.billId, actor: step.actor, change }
    const decision = decide(bill, red ?? null, command, step.at)
    for (const next of decision.bills) this.bills.set(next.id, next)
    this.events.push(...decision.events)
    return decision
  }

  historyOf(id: BillId): readonly BillEvent[] {
    return this.events.filter((event) => event.billId === id)
  }

  /** Where a bill stands, as in `valid electronic open`. */
  standing(id: BillId = billId): string {
    const bill = this.bills.get(id)
    return standOf(bill, bill === undefined ? '' : reimbursementOf(bill))
  }
}

/** The same step at another moment. */
export function at(moment: Instant, step: Step): Step {
  return { ...step, at: moment }
}

/** The same step on another bill. */
export function on(id: BillId, step: Step): Step {
  return { ...step, billId: id }
}

export function step(actor: Party, change: Step['change']): Step {
  return { actor, change, at: start, billId }
}

/** The answer's code with its outcome before it: `done LOCKED`, `refused BILL_LOCKED`. */
export function answerText(answer: Answer): string {
  return answer.outcome === 'done' ? `done ${answer.done.code}` : `refused ${answer.refusal.code}`
}

function known(bill: Bill | null): Bill {
  if (bill === null) throw new Error('the step needs a registered bill')
  return bill
}
