import type { UnitMessage } from '../catalogue/frames.ts'
import { services } from '@piaoqiao/protocol'

/** Lets the unit's system send a message. Without one, the suite waits for its people to do so. */
export interface UnitDriver {
  canAsk(message: UnitMessage): boolean
  /** @returns whether the system says that it was answered, once it is done with the message */
  ask(message: UnitMessage, payload: object): Promise<boolean>
}

/** How long the suite waits, in milliseconds. */
export interface Patience {
  /** For the first request of a case. */
  readonly firstMs: number
  /** For the retry. */
  readonly retryMs: number
  /** After an answer that has to be accepted. */
  readonly quietMs: number
  /** For the answer to a push: the platform itself waits ten seconds. */
  readonly pushMs: number
}

export const patienceDefault: Patience = {
  firstMs: 600_000,
  retryMs: 120_000,
  quietMs: 5_000,
  pushMs: 10_000,
}

let serial = 0

/** The example of a message, about a bill that no earlier sample was about. */
export function samplePayload(message: UnitMessage): object {
  serial += 1
  const billNumber = String(serial).padStart(10, '0')
  const example = services[message].exampleRequest as Readonly<Record<string, unknown>>
  const { items } = example
  if (Array.isArray(items)) {
    return { ...example, items: items.map((item: object) => ({ ...item, billNumber })) }
  }
  return 'billNumber' in example ? { ...example, billNumber } : example
}
