import type { BillEvent } from '@piaoqiao/domain'
import { eventText } from '@piaoqiao/domain'
import { sm3Hex } from '@piaoqiao/gm-crypto'
import type { ChainedEvent } from '../ports.ts'

/** The hash before the first event of a bill. */
export const firstPreviousHash = '0'.repeat(64)

/** SM3 over the previous hash, a line feed and the event's text: whoever alters an event alters every later hash. */
export function eventHash(previousHash: string, text: string): string {
  return sm3Hex(`${previousHash}\n${text}`)
}

export function chainEvent(event: BillEvent, previousHash: string): ChainedEvent {
  const text = eventText(event)
  const { billId, sequence } = event
  return { billId, sequence, text, previousHash, hash: eventHash(previousHash, text) }
}
