import type { BillEvent } from '../events.ts'

/**
 * Watches the events of one bill and knows only what may never happen. It is written without the code under test, from
 * the events alone, so that a mistake in the decisions cannot hide behind the same mistake in their checks.
 */
export class Witness {
  readonly #reimbursable: bigint
  readonly #counting = new Map<string, { readonly by: string; readonly amount: bigint }>()
  #lock: { readonly by: string; expiresAt: number } | null = null
  #reversal: 'none' | 'waiting' | 'locked' | 'completed' = 'none'
  #exchanged = false
  #payerKey: string | null = null
  #latest = { sequence: 0, at: Number.NEGATIVE_INFINITY }

  constructor(reimbursable: bigint) {
    this.#reimbursable = reimbursable
  }

  /** @throws Error with the sentence of the rule that the event breaks */
  see(event: BillEvent): void {
    this.#demand(event.sequence === this.#latest.sequence + 1, 'no event is missing or doubled')
    this.#demand(event.at >= this.#latest.at, 'history does not run backwards')
    this.#latest = { sequence: event.sequence, at: event.at }
    this.#seeHolder(event)
    this.#seePayer(event)
    this.#seeMoney(event)
    this.#seeReversal(event)
    if (event.change.kind === 'paper.exchanged') this.#seeExchange()
    if (event.change.kind === 'paper.returned') this.#exchanged = false
  }

  /** Called when a decision is complete: what may not stand between two decisions. */
  rest(): void {
    const free = this.#lock === null && this.#reimbursed() === 0n
    this.#demand(
      this.#reversal !== 'waiting' || !free,
      'a bill that nothing holds any more does not go back to the pool under a reversal',
    )
  }

  #seeHolder({ change, actor, at }: BillEvent): void {
    if (change.kind === 'bill.locked') {
      this.#demand(this.#lock === null, 'two units never hold one bill')
      this.#demand(this.#reversal === 'none', 'a bill under reversal is not locked')
      this.#demand(!this.#exchanged, 'an exchanged bill is not locked')
      this.#lock = { by: actor.id, expiresAt: change.expiresAt }
    }
    if (change.kind === 'bill.lock_expired') {
      this.#demand(this.#lock !== null && at >= this.#lock.expiresAt, 'no lock ends too early')
      this.#lock = null
    }
    if (change.kind === 'bill.lock_recovered') {
      this.#demand(this.#lock !== null, 'only a lock that stands is recovered')
      this.#demand(change.requestedBy !== change.approvedBy, 'two persons recover a lock')
      this.#lock = null
    }
    if (change.kind === 'bill.lock_extended') {
      this.#demand(this.#lock?.by === actor.id, 'only the holder extends')
      if (this.#lock !== null) this.#lock.expiresAt = change.expiresAt
    }
    if (change.kind === 'bill.unlocked' || change.kind === 'reimbursement.reported') {
      this.#demand(this.#lock?.by === actor.id, 'only the holder ends its lock')
      this.#demand(at < (this.#lock?.expiresAt ?? 0), 'a lock is not used when its time is over')
      this.#lock = null
    }
  }

  /** A bill belongs to one payer for its whole life. */
  #seePayer({ change }: BillEvent): void {
    if (change.kind === 'bill.registered') this.#payerKey = change.facts.payerKey
    if (change.kind === 'bill.collected') {
      const isFirst = this.#payerKey === null || this.#payerKey === change.payerKey
      this.#demand(isFirst, 'nobody collects the bill of another payer')
      this.#payerKey = change.payerKey
    }
    if (change.kind === 'authorisation.granted') {
      this.#demand(this.#payerKey !== null, 'nobody authorises a bill without a payer')
    }
  }

  #seeMoney({ change, actor }: BillEvent): void {
    if (change.kind === 'reimbursement.reported') {
      this.#demand(change.amount > 0n, 'a report is above zero')
      this.#counting.set(change.reportId, { by: actor.id, amount: change.amount })
      this.#demand(this.#reimbursed() <= this.#reimbursable, 'no more is reimbursed than there is')
    }
    if (change.kind === 'reimbursement.withdrawn') {
      const own = this.#counting.get(change.reportId)?.by === actor.id
      this.#demand(own, 'a unit withdraws its own report, once')
      this.#counting.delete(change.reportId)
    }
  }

  #seeReversal({ change }: BillEvent): void {
    if (change.kind === 'reversal.marked') this.#reversal = 'waiting'
    if (change.kind === 'reversal.recovery_asked') this.#reversal = 'waiting'
    if (change.kind === 'reversal.withdrawn') this.#reversal = 'none'
    if (change.kind === 'reversal.released') this.#reversal = 'none'
    if (change.kind === 'reversal.locked') {
      this.#demand(this.#lock === null, 'a held bill is not given to its issuer')
      this.#demand(this.#reimbursed() === 0n, 'a reimbursed bill is not given to its issuer')
      this.#demand(!this.#exchanged, 'an exchanged bill is not given to its issuer')
      this.#reversal = 'locked'
    }
    if (change.kind === 'reversal.completed') {
      this.#demand(this.#reversal === 'locked', 'only what was given to its issuer is reversed')
      this.#reversal = 'completed'
    }
  }

  #seeExchange(): void {
    this.#demand(this.#lock === null, 'a held bill is not exchanged')
    this.#demand(this.#reimbursed() === 0n, 'a reimbursed bill is not exchanged')
    this.#demand(this.#reversal === 'none', 'a bill under reversal is not exchanged')
    this.#exchanged = true
  }

  #reimbursed(): bigint {
    return [...this.#counting.values()].reduce((sum, { amount }) => sum + amount, 0n)
  }

  #demand(holds: boolean, rule: string): void {
    if (!holds) throw new Error(rule)
  }
}
