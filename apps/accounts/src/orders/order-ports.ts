import type { Instant } from '@piaoqiao/domain'

/** A message to the registry that changes something. */
export interface RegistryOrder {
  /** The request id, the same on every attempt: what was done is not done again. */
  readonly orderId: string
  /** Names what follows on its answer, such as `unit.enrol`. */
  readonly purpose: string
  readonly subjectId: string
  readonly service: string
  readonly payload: Readonly<Record<string, unknown>>
  readonly attempts: number
}

/** Orders are kept before they are sent, and one at a time for each subject, so that none overtakes another. */
export interface RegistryOrders {
  /** @throws where another one for the subject waits; look for it first */
  add(order: RegistryOrder, at: Instant, nextAttemptAt: Instant): Promise<void>
  /** The order, if it still waits for an answer; locks it until the end of the transaction. */
  holdWaiting(orderId: string): Promise<RegistryOrder | null>
  isWaiting(subjectId: string): Promise<boolean>
  finish(orderId: string, outcome: 'done' | 'refused', code: string): Promise<void>
  putOff(orderId: string, nextAttemptAt: Instant): Promise<void>
  /** Leases those that are due, oldest first, and counts the attempt. */
  takeDue(asked: {
    readonly purposes: readonly string[]
    readonly at: Instant
    readonly leasedUntil: Instant
    readonly limit: number
  }): Promise<readonly RegistryOrder[]>
}
