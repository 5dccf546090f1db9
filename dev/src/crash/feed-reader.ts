import type { PartyId } from '@piaoqiao/domain'
import { billIdFrom } from '@piaoqiao/domain'
import type { FeedEntry } from '@piaoqiao/protocol'
import type { Client } from '@piaoqiao/sdk'
import type { Findings } from './finding.ts'

/** An event as a subscriber received it. */
export interface ReceivedEvent {
  readonly sequence: number
  readonly previousHash: string
  readonly hash: string
}

const entriesPerPage = 200

/** Reads the feed of a party as its system would: page after page from its cursor, which it keeps over every kill. */
export class FeedReader {
  /** By bill, in the order in which they came. */
  readonly received = new Map<bigint, ReceivedEvent[]>()
  readonly #partyId: PartyId
  readonly #findings: Findings
  #cursor = 0n
  #reading: Promise<void> | null = null

  constructor(partyId: PartyId, findings: Findings) {
    this.#partyId = partyId
    this.#findings = findings
  }

  /** Takes in everything after the cursor. @throws ExchangeError, and keeps what came before it */
  read(client: Client): Promise<void> {
    this.#reading ??= this.#readPages(client).finally(() => (this.#reading = null))
    return this.#reading
  }

  /** Reads everything again from the beginning: a feed never changes behind its reader. */
  async readAgain(client: Client): Promise<FeedReader> {
    const again = new FeedReader(this.#partyId, this.#findings)
    await again.read(client)
    return again
  }

  async #readPages(client: Client): Promise<void> {
    for (;;) {
      const page = await client.events(this.#cursor.toString(), entriesPerPage)
      for (const entry of page.entries) this.#take(entry)
      if (!page.more) return
    }
  }

  #take({ position, event }: FeedEntry): void {
    const expected = this.#cursor + 1n
    if (BigInt(position) !== expected) {
      this.#findings.add(
        'feeds are numbered without gaps',
        this.#partyId,
        `position ${position} came where ${expected} was expected`,
      )
    }
    this.#cursor = BigInt(position)
    const billId = billIdFrom(event.billCode, event.billNumber)
    const { sequence, previousHash, hash } = event
    const events = this.received.get(billId) ?? []
    events.push({ sequence, previousHash, hash })
    this.received.set(billId, events)
  }
}
