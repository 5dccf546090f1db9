import { createServer } from 'node:http'
import type { IncomingMessage, Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { WireEvent } from '@piaoqiao/protocol'
import { EnvelopeError, envelopeBytesMax } from '@piaoqiao/protocol'
import { createSoftwareCryptoModule } from '@piaoqiao/gm-crypto'
import { openDelivery } from '@piaoqiao/sdk'
import type { DeliveryReceiver } from '@piaoqiao/sdk'
import type { BillKey } from './hospital-system.ts'
import type { WorldParty } from './parties.ts'
import type { World } from './start-world.ts'

/** Most events that an inbox remembers; the oldest are forgotten first. */
const eventsMax = 1_000
const keyName = 'unit'

/** The part of a unit's business system that takes what its platform sends by itself. */
export class WebhookInbox {
  readonly #server: Server
  readonly #receiver: DeliveryReceiver
  readonly #events: WireEvent[] = []

  private constructor(receiver: DeliveryReceiver) {
    this.#receiver = receiver
    this.#server = createServer((request, response) => {
      void this.#take(request).then((status) => response.writeHead(status).end())
    })
  }

  /** Opens an inbox and names it to the party's province as its webhook. */
  static async open(world: World, party: WorldParty): Promise<WebhookInbox> {
    const { appKey, privateKey } = world.data.folderOf(party)
    const crypto = createSoftwareCryptoModule({ keys: { [keyName]: privateKey }, workers: 0 })
    const inbox = new WebhookInbox({
      appId: party.appId,
      appKey,
      crypto,
      keyName,
      platformKeys: [world.data.provinceFolders[party.province].privateKey.publicKey],
      now: world.clock.now,
    })
    const { applications } = world.provinces[party.province].running
    await applications.changeWebhook(party.appId, await inbox.#listen())
    return inbox
  }

  /** What came about a bill, in the order in which it came. */
  eventsOf({ billCode, billNumber }: BillKey): readonly WireEvent[] {
    return this.#events.filter(
      (event) => event.billCode === billCode && event.billNumber === billNumber,
    )
  }

  async close(): Promise<void> {
    const closed = Promise.withResolvers<void>()
    this.#server.close(() => closed.resolve())
    this.#server.closeAllConnections()
    await closed.promise
  }

  async #listen(): Promise<string> {
    const listening = Promise.withResolvers<void>()
    this.#server.once('error', listening.reject)
    this.#server.listen(0, '127.0.0.1', listening.resolve)
    await listening.promise
    return `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}/`
  }

  /** The status to answer with: anything but success makes the platform send the same again. */
  async #take(request: IncomingMessage): Promise<number> {
    try {
      const body = await bodyOf(request)
      if (body === null) return 413
      const { entries } = await openDelivery(body, this.#receiver)
      this.#events.push(...entries.map(({ event }) => event))
      this.#events.splice(0, Math.max(0, this.#events.length - eventsMax))
      return 204
    } catch (error) {
      return error instanceof EnvelopeError ? 400 : 500
    }
  }
}

/** Null for a body that no envelope can have. */
async function bodyOf(request: IncomingMessage): Promise<Uint8Array | null> {
  const parts: Buffer[] = []
  let bytes = 0
  for await (const part of request as AsyncIterable<Buffer>) {
    bytes += part.length
    if (bytes > envelopeBytesMax) return null
    parts.push(part)
  }
  return Buffer.concat(parts)
}
