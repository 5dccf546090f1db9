import type { Bill } from '../bill.ts'
import { reimbursementOf } from '../bill.ts'
import type { BillChange, BillEvent } from '../events.ts'
import type { Command } from '../commands.ts'
import { evolve, eventOf } from '../evolve.ts'
import { formLife, reimbursementLife, standingLife, statesAfter } from '../life.ts'
import type { Form, Standing } from '../life.ts'
import type { Instant } from '../time.ts'
import { registryParty } from '../commands.ts'
import { homeProvinceOf } from '../identifiers.ts'

/**
 * One decision in the making: the bill as it stands now and the events so far. `happen` takes the next step by the tables
 * of `life.ts`; a step that the tables do not know is a fault of ours and throws.
 */
export class Deciding {
  readonly command: Command
  readonly at: Instant
  readonly events: BillEvent[] = []
  #bill: Bill | null

  /** @throws RangeError when the moment is not a whole number, TypeError when the bill is not the one the command names */
  constructor(bill: Bill | null, command: Command, at: Instant) {
    if (!Number.isSafeInteger(at)) throw new RangeError('a decision needs a moment in milliseconds')
    if (bill !== null && bill.id !== command.billId) {
      throw new TypeError('a command is decided on the bill that it names')
    }
    this.#bill = bill
    this.command = command
    // A clock that was set back must not make history run backwards.
    this.at = bill === null ? at : Math.max(at, bill.changedAt)
  }

  get bill(): Bill {
    if (this.#bill === null) throw new Error('the bill is not registered')
    return this.#bill
  }

  happen(change: BillChange, by: 'actor' | 'registry' = 'actor'): Bill {
    const { billId, operationId, actor } = this.command
    const source = {
      billId,
      operationId,
      at: this.at,
      actor: by === 'actor' ? actor : registryParty(homeProvinceOf(billId)),
    }
    const before = this.#bill
    const [standing] = statesAfter(standingLife, before?.standing ?? 'valid', change.kind)
    const [form] = statesAfter(formLife, before?.form ?? 'electronic', change.kind)
    const event = eventOf(before, change, source, standing as Standing, form as Form)
    const reimbursement = before === null ? 'open' : reimbursementOf(before)
    if (!statesAfter(reimbursementLife, reimbursement, change.kind).includes(event.reimbursement)) {
      throw new Error(
        `${change.kind} does not lead from ${reimbursement} to ${event.reimbursement}`,
      )
    }
    this.events.push(event)
    this.#bill = evolve(before, event)
    return this.#bill
  }
}
