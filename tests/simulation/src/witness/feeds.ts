import type { DeliverRequest, FeedAnswer, FeedEntry } from '@piaoqiao/protocol'
import type { CastMember } from '../clients/cast.ts'
import type { Judgement } from '../engine/judgement.ts'
import type { Histories } from './histories.ts'

/** What one party received, by its feed or by its webhook. */
interface Received {
  readonly entries: FeedEntry[]
  /** The number of the latest event, by bill. */
  readonly latest: Map<string, number>
}

/** What subscribers received: every event of their bills once, in order, without a gap. */
export class Feeds {
  readonly #judgement: Judgement
  readonly #histories: Histories
  readonly #read = new Map<string, Received>()
  readonly #told = new Map<string, Received>()

  constructor(judgement: Judgement, histories: Histories) {
    this.#judgement = judgement
    this.#histories = histories
  }

  /** The answer to a party that read its feed after a cursor. */
  read({ party, role }: CastMember, cursor: string, { entries, next }: FeedAnswer): void {
    const received = receivedBy(this.#read, party.id)
    const before = received.entries.length
    this.#demand(party.id, Number(cursor) === before, 'a cursor counts what was read')
    for (const entry of entries) this.#take(party.id, received, entry, role === 'portal')
    this.#demand(party.id, Number(next) === before + entries.length, 'a cursor skips nothing')
  }

  /** A webhook is told at least once, in order; what comes again is the same again. */
  told({ party }: CastMember, { entries }: DeliverRequest): void {
    const received = receivedBy(this.#told, party.id)
    for (const entry of entries) {
      const known = received.entries[Number(entry.position) - 1]
      if (known === undefined) this.#take(party.id, received, entry, false)
      else {
        const isSame = JSON.stringify(known) === JSON.stringify(entry)
        this.#demand(party.id, isSame, 'what a webhook is told again is the same')
      }
    }
  }

  /** Who with a stake in a bill has not received all of its events since the stake began. */
  missing(members: readonly CastMember[]): readonly string[] {
    return members.flatMap(({ party }) => this.#missingOf(party.id))
  }

  /** At the end: webhooks were told what stands in the feeds. */
  checkWebhooks(webhooks: ReadonlySet<string>): void {
    for (const partyId of webhooks) {
      const read = receivedBy(this.#read, partyId)
      const told = receivedBy(this.#told, partyId)
      this.#demand(
        partyId,
        JSON.stringify(told.entries) === JSON.stringify(read.entries),
        'a webhook is told what stands in the feed',
      )
    }
  }

  #missingOf(partyId: string): readonly string[] {
    const { entries, latest } = receivedBy(this.#read, partyId)
    const firsts = new Map<string, number>()
    for (const { event } of entries) {
      const billKey = event.billCode + event.billNumber
      if (!firsts.has(billKey)) firsts.set(billKey, event.sequence)
    }
    return [...this.#histories.all].flatMap(([billKey, versions]) => {
      const last = versions.at(-1)
      const since = last?.model.followers.get(partyId)?.since
      if (last === undefined || since === undefined) return []
      const { sequence } = last.event
      const [from, to] = [firsts.get(billKey) ?? Number.POSITIVE_INFINITY, latest.get(billKey)]
      if (from <= since && to === sequence) return []
      return [`${partyId} of ${billKey}: from ${from} to ${to}, not from ${since} to ${sequence}`]
    })
  }

  /** @param forPayer whether a portal took it, which may know whose bill it is */
  #take(partyId: string, received: Received, entry: FeedEntry, forPayer: boolean): void {
    const { position, event } = entry
    const { sequence } = event
    const billKey = event.billCode + event.billNumber
    const place = received.entries.push(entry)
    this.#demand(partyId, Number(position) === place, 'positions follow one another')
    const latest = received.latest.get(billKey)
    this.#demand(
      partyId,
      latest === undefined || sequence === latest + 1,
      'no event is skipped, doubled or moved for a subscriber',
    )
    received.latest.set(billKey, sequence)
    const version = this.#histories.of(billKey)[sequence - 1]
    const isTrue = version?.hash === event.hash && version.event.kind === event.kind
    this.#demand(partyId, isTrue, 'a subscriber receives what happened')
    const isDiscreet = forPayer || !/payerKey|"checkCode"/.test(JSON.stringify(event))
    this.#demand(partyId, isDiscreet, 'a subscriber learns neither payer nor check code')
    const isOwn = version?.event.actor.id === partyId || version?.model.issuerId === partyId
    const isPrivate = /businessReference|voucherNumber/.test(JSON.stringify(event.details))
    if (forPayer) {
      const isComplete = version?.event.actor.name === event.actorName
      this.#demand(partyId, isComplete, 'the payer learns who did what to the bill')
    }
    this.#demand(
      partyId,
      (isOwn && !forPayer) || !isPrivate,
      'a unit does not learn the business of another',
    )
  }

  #demand(partyId: string, holds: boolean, rule: string): void {
    this.#judgement.demand(holds, rule, () => `subscriber ${partyId}`)
  }
}

function receivedBy(by: Map<string, Received>, partyId: string): Received {
  const received = by.get(partyId) ?? { entries: [], latest: new Map() }
  by.set(partyId, received)
  return received
}
