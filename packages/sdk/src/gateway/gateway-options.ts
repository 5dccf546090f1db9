import type { BillArchive } from '../archive/bill-archive.ts'
import type { Client } from '../client.ts'
import type { RequestJournal } from '../journal/request-journal.ts'
import type { DeliveryReceiver } from '../webhook.ts'

export interface ListenAddress {
  readonly host: string
  /** 0 takes any free one. */
  readonly port: number
}

export interface GatewayOptions {
  readonly client: Client
  /** The client's own. */
  readonly journal: RequestJournal
  readonly receiver: DeliveryReceiver
  readonly listen: ListenAddress
  /** A second address that serves only `/webhook`, for platforms that reach this machine from outside. */
  readonly webhookListen: ListenAddress | null
  /** What callers have to show; null on a loopback address only. */
  readonly token: string | null
  /** Where entries of the feed go as plain JSON. */
  readonly forwardTo: URL | null
  /** Keeps the files and the check results of the bills that pass through; absent where nothing is kept. */
  readonly archive?: BillArchive
  /** Told of each fault by its code. */
  readonly onFault: (code: string) => void
}

/** Calls of services that are carried out at a time. */
export const gatewayCallsMax = 256
/** The platform waits ten seconds for a webhook; the local system has to be faster. */
export const forwardTimeoutMs = 8_000
/** From the stop until calls under way are cut off. */
export const stopTimeoutMs = 20_000
/** For the whole of a request to come in. */
export const requestTimeoutMs = 30_000
export const tokenLengthMin = 16

const loopbackNames: ReadonlySet<string> = new Set(['127.0.0.1', 'localhost', '::1', '[::1]'])

export function isLoopback(host: string): boolean {
  return loopbackNames.has(host.toLowerCase())
}
