import type { Entry, ItemAnswer } from '../clients/journal.ts'
import type { Judgement } from '../engine/judgement.ts'
import { payerKeyIn, recordOf } from './event-record.ts'
import type { Follower } from './following.ts'
import type { Content, Requests } from './requests.ts'

interface Announced extends Follower {
  /** When the portal first asked, and since when it knows; null while no answer was given. */
  readonly askedAt: number
  since: number | null
  /** When its first withdrawal was asked; from then on nobody knows which of the two the registry heard last. */
  withdrawnAt: number | null
}

const operationPattern = /^([0-9A-Z]{18})\/(.+)#\d+$/

/** Which portals announced which payers where, and whether registrations tell them. */
export class Announcements {
  readonly #judgement: Judgement
  readonly #now: () => number
  readonly #requests: Requests
  /** By province, payer key and portal. */
  readonly #announced = new Map<string, Announced>()

  constructor(judgement: Judgement, now: () => number, requests: Requests) {
    this.#judgement = judgement
    this.#now = now
    this.#requests = requests
  }

  /** A portal asks, perhaps not for the first time. */
  asked(portal: Follower, { service, items }: Entry): void {
    if (service !== 'account.announce') return
    for (const item of items as readonly Item[]) {
      const key = keyOf(item.province, payerKeyIn(item), portal.id)
      const known = this.#announced.get(key)
      if (!item.active) {
        if (known !== undefined) known.withdrawnAt ??= this.#now()
        else
          this.#announced.set(key, {
            ...placed(portal),
            askedAt: Infinity,
            since: null,
            withdrawnAt: this.#now(),
          })
      } else if (known === undefined) {
        this.#announced.set(key, {
          ...placed(portal),
          askedAt: this.#now(),
          since: null,
          withdrawnAt: null,
        })
      }
    }
  }

  answered({ partyId, entry }: Content, index: number, answer: ItemAnswer): void {
    const item = entry.items[index] as Item
    if (answer.outcome !== 'done') return
    const payerKey = payerKeyIn(item)
    const isTrue = answer['payerKey'] === payerKey && answer['province'] === item.province
    this.#demand(isTrue, 'a portal is told the key of the payer', payerKey)
    const known = this.#announced.get(keyOf(item.province, payerKey, partyId))
    this.#demand(known !== undefined, 'only what was asked is announced', payerKey)
    if (known !== undefined && item.active) known.since ??= this.#now()
  }

  /** An event was committed: a registration tells those who follow the payer, and nobody else. */
  committed(text: string): void {
    const { kind, billKey, change, operationId } = recordOf(text)
    if (kind !== 'bill.registered') return
    const { payerKey } = change['facts'] as { payerKey: string | null }
    const portals = (change['portals'] ?? []) as readonly Follower[]
    for (const { id } of portals) {
      const known = this.#announced.get(keyOf(billKey.slice(0, 2), payerKey ?? '', id))
      this.#demand(known !== undefined, 'only portals that were announced follow a payer', billKey)
    }
    const [, partyId = '', requestId = ''] = operationPattern.exec(operationId) ?? []
    const contents = this.#requests.find(partyId, requestId)?.contents ?? []
    const sentAt = Math.min(...contents.map((content) => content.sentAt))
    for (const known of this.#followersOf(billKey.slice(0, 2), payerKey ?? '')) {
      const isSure = known.since !== null && known.since < sentAt && known.withdrawnAt === null
      const isTold = portals.some(({ id }) => id === known.id)
      this.#demand(!isSure || isTold, 'a portal follows the payers that it announced', billKey)
    }
  }

  #followersOf(province: string, payerKey: string): readonly Announced[] {
    const prefix = `${province} ${payerKey} `
    return [...this.#announced].flatMap(([key, one]) => (key.startsWith(prefix) ? [one] : []))
  }

  #demand(holds: boolean, rule: string, what: string): void {
    this.#judgement.demand(holds, rule, () => what)
  }
}

interface Item {
  readonly province: string
  readonly payerCode: string
  readonly active: boolean
  readonly [name: string]: unknown
}

function placed({ id, province }: Follower): Follower {
  return { id, province }
}

function keyOf(province: string, payerKey: string, portalId: string): string {
  return `${province} ${payerKey} ${portalId}`
}
