/** The part of an event that the witness looks at. */
interface SeenEvent {
  readonly sequence: number
  readonly at: number
  readonly actor: { readonly id: string }
  readonly change: {
    readonly kind: string
    readonly reportId?: string
    readonly amount?: string
    readonly facts?: { readonly reimbursable: string }
  }
}

/** What only the holder of a lock can do; both of the latter end the lock. */
const holderKinds: ReadonlySet<string> = new Set([
  'bill.lock_extended',
  'bill.unlocked',
  'reimbursement.reported',
])

/**
 * Sees the events of one bill and knows only what may never happen. It reads the stored texts by itself and shares no code
 * with what decided them.
 */
export class Witness {
  #holder: string | null = null
  #reimbursable = 0n
  readonly #counting = new Map<string, { readonly by: string; readonly cents: bigint }>()
  #latest = { sequence: 0, at: Number.NEGATIVE_INFINITY }

  /** @returns the rules that the event breaks */
  see(text: string): readonly string[] {
    const event = JSON.parse(text) as SeenEvent
    const { sequence, at } = event
    const broken = [
      sequence !== this.#latest.sequence + 1 && 'no event is missing or doubled',
      at < this.#latest.at && 'history does not run backwards',
      ...this.#seeHolder(event),
      ...this.#seeMoney(event),
    ]
    this.#latest = { sequence, at }
    return broken.filter((rule) => rule !== false)
  }

  #seeHolder({ actor, change }: SeenEvent): (string | false)[] {
    const before = this.#holder
    if (change.kind === 'bill.locked') {
      this.#holder = actor.id
      return [before !== null && 'two units never hold one bill']
    }
    if (!holderKinds.has(change.kind)) return []
    if (change.kind !== 'bill.lock_extended') this.#holder = null
    return [before !== actor.id && 'only the holder extends, unlocks or reports']
  }

  #seeMoney({ actor, change }: SeenEvent): (string | false)[] {
    const { kind, reportId = '', amount, facts } = change
    if (facts !== undefined) this.#reimbursable = centsOf(facts.reimbursable)
    if (kind === 'reimbursement.reported') {
      this.#counting.set(reportId, { by: actor.id, cents: centsOf(amount) })
      const sum = [...this.#counting.values()].reduce((total, { cents }) => total + cents, 0n)
      return [sum > this.#reimbursable && 'no more is reimbursed than there is']
    }
    if (kind !== 'reimbursement.withdrawn') return []
    const report = this.#counting.get(reportId)
    this.#counting.delete(reportId)
    return [report?.by !== actor.id && 'a unit withdraws its own report, once']
  }
}

function centsOf(yuan: string | undefined): bigint {
  const [, whole, cents] = /^(\d+)\.(\d{2})$/.exec(yuan ?? '') ?? []
  if (whole === undefined) throw new Error('an amount of the history is none')
  return BigInt(`${whole}${cents}`)
}
