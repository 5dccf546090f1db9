import type { TSchema } from 'typebox'

/**
 * Kinds of applications that may call a service. The office of a province opens and closes the applications of its parties
 * and acts for its finance bureaus.
 */
export type CallerKind = 'unit' | 'issuer' | 'payer_portal' | 'office' | 'province'

/** One message of the protocol. Validation, types, OpenAPI and the protocol page all come from this. */
export interface Service {
  /** Last part of the path: `POST {base}/exchange/v1/{name}`. */
  readonly name: string
  readonly title: string
  readonly purpose: string
  readonly callers: readonly CallerKind[]
  /** Who serves it: a province, the hub, or a subscriber at the address it named for events. */
  readonly servedBy: 'province' | 'hub' | 'subscriber'
  /** A service that changes something needs a signature. */
  readonly changes: boolean
  readonly request: TSchema
  readonly answer: TSchema
  /** For services that work on many bills: what one item holds. Faults of one item do not refuse the others. */
  readonly item?: TSchema
  readonly exampleRequest: object
  readonly exampleAnswer: object
}
