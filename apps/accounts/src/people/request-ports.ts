import type { Instant } from '@piaoqiao/domain'

/** Something that a person asks of the registry, kept before it is sent and sent until it is answered. */
export interface PersonRequest {
  readonly personId: string
  /** Chosen by the person's program; repeated on a retry. */
  readonly requestId: string
  readonly service: 'authorisation.grant' | 'authorisation.revoke' | 'bill.collect'
  readonly items: readonly Readonly<Record<string, unknown>>[]
  /** SM3 over service and items, hexadecimal. */
  readonly fingerprint: string
  readonly settledAt: Instant | null
  readonly attempts: number
  readonly nextAttemptAt: Instant | null
}

export interface PersonRequests {
  add(request: PersonRequest): Promise<void>
  /** Locks the row until the end of the transaction. */
  hold(personId: string, requestId: string): Promise<PersonRequest | null>
  save(
    request: Pick<
      PersonRequest,
      'personId' | 'requestId' | 'settledAt' | 'attempts' | 'nextAttemptAt'
    >,
  ): Promise<void>
  /** Leases those that are due. */
  takeOpen(at: Instant, leasedUntil: Instant, limit: number): Promise<readonly PersonRequest[]>
}
