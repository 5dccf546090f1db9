import type { FeedEntry, WireEvent } from '@piaoqiao/protocol'
import { feedEventsMax } from '@piaoqiao/protocol'
import type { Client } from '@piaoqiao/sdk'
import type { BillKey } from '../world/hospital-system.ts'

/** Reads the feed of a party from where it stands when the reader is opened. */
export class FeedReader {
  readonly #client: Client
  readonly #events: WireEvent[] = []
  #openedAt = '0'
  #cursor = '0'

  private constructor(client: Client) {
    this.#client = client
  }

  static async atTheEnd(client: Client): Promise<FeedReader> {
    const reader = new FeedReader(client)
    await reader.#readOn()
    reader.#openedAt = reader.#cursor
    return reader
  }

  /** Where the feed stood when the reader was opened. */
  get openedAt(): string {
    return this.#openedAt
  }

  /** The events of a bill that have come since the reader was opened. */
  async eventsOf({ billCode, billNumber }: BillKey): Promise<readonly WireEvent[]> {
    for (const { event } of await this.#readOn()) this.#events.push(event)
    return this.#events.filter(
      (event) => event.billCode === billCode && event.billNumber === billNumber,
    )
  }

  async #readOn(): Promise<readonly FeedEntry[]> {
    const read: FeedEntry[] = []
    for (;;) {
      const { entries, next, more } = await this.#client.events(this.#cursor, feedEventsMax)
      read.push(...entries)
      this.#cursor = next
      if (!more) return read
    }
  }
}
