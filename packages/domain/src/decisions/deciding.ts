import type { Bill } from '../bill.ts'
import type { BillChange, BillEvent } from '../events.ts'
import type { Command } from '../commands.ts'
import { evolve, eventOf } from '../evolve.ts'
import { formLife, nextStates, standingLife } from '../life.ts'
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

  constructor(bill: Bill | null, command: Command, at: Instant) {
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
    const standing = this.#next(standingLife, this.#bill?.standing ?? 'valid', change.kind)
    const form = this.#next(formLife, this.#bill?.form ?? 'electronic', change.kind)
    const event = eventOf(this.#bill, change, source, standing as Standing, form as Form)
    this.events.push(event)
    this.#bill = evolve(this.#bill, event)
    return this.#bill
  }

  #next(table: typeof standingLife | typeof formLife, state: string, kind: string): string {
    const known = Object.values(table).some((moves) => kind in moves)
    if (!known) return state
    const [next] = nextStates(table, state, kind)
    if (next === undefined) throw new Error(`${kind} is not a move from ${state}`)
    return next
  }
}
