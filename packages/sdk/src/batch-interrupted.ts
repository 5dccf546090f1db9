import type { ItemResult } from './batch.ts'
import { ExchangeError } from './exchange-error.ts'

/**
 * A batch stopped at a message that got no trustworthy answer. Sending the same items again under the same request id
 * is safe: what was carried out is answered as before, the rest goes on.
 */
export class BatchInterrupted extends ExchangeError {
  readonly requestId: string
  /** Items whose messages were answered before. */
  readonly answered: readonly ItemResult<unknown, unknown>[]

  constructor(
    cause: ExchangeError,
    requestId: string,
    answered: readonly ItemResult<unknown, unknown>[],
  ) {
    super(cause, { cause })
    this.name = 'BatchInterrupted'
    this.requestId = requestId
    this.answered = answered
  }
}
