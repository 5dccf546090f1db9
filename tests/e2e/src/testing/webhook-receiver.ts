import type { Server } from 'node:http'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { FeedEntry } from '@piaoqiao/protocol'
import { openDelivery } from '@piaoqiao/sdk'
import type { Application } from './application.ts'

/** Where a unit is told its events; a test can let it be out of order. */
export class WebhookReceiver {
  /** Everything that came and was confirmed, in the order in which it came. */
  readonly entries: FeedEntry[] = []
  isWorking = true
  attempts = 0
  #owner: Application | null = null
  readonly #server: Server

  private constructor() {
    this.#server = createServer((request, response) => {
      void request.toArray().then(async (chunks) => {
        const isTaken = await this.#take(Buffer.concat(chunks))
        response.writeHead(isTaken ? 204 : 500).end()
      })
    })
  }

  static async open(): Promise<WebhookReceiver> {
    const receiver = new WebhookReceiver()
    await new Promise<void>((resolve) => receiver.#server.listen(0, '127.0.0.1', resolve))
    return receiver
  }

  get url(): string {
    return `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}/events`
  }

  /** Names the application whose deliveries it opens. */
  belongTo(owner: Application): void {
    this.#owner = owner
  }

  async close(): Promise<void> {
    this.#server.closeAllConnections()
    await new Promise((resolve) => this.#server.close(resolve))
  }

  async #take(body: Uint8Array): Promise<boolean> {
    this.attempts += 1
    if (!this.isWorking || this.#owner === null) return false
    const { entries } = await openDelivery(body, this.#owner.receiver)
    this.entries.push(...entries)
    return true
  }
}
