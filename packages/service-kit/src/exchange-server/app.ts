import type { Party } from '@piaoqiao/domain'
import type { Sm2PublicKey } from '@piaoqiao/gm-crypto'
import type { CallerKind, Service } from '@piaoqiao/protocol'
import { CodedError } from '../coded-error.ts'

/** An application that may send messages, on behalf of a party. */
export interface App {
  readonly appId: string
  readonly kind: CallerKind
  readonly party: Party
  /** 32 bytes. */
  readonly appKey: Uint8Array
  /** Newest first: answers are sealed to the first, all are accepted on signatures. */
  readonly publicKeys: readonly Sm2PublicKey[]
  readonly revoked: boolean
  /** Addresses and ranges (`10.2.0.0/16`) that it may send from; null for any. */
  readonly addresses: readonly string[] | null
  readonly quotaPerMinute: number
}

/** The key that answers are sealed to. An application without one cannot be answered, so its messages are not opened. */
export function newestKey({ publicKeys }: App): Sm2PublicKey {
  const [newest] = publicKeys
  if (newest === undefined) throw new AppWithoutKey()
  return newest
}

export class AppWithoutKey extends CodedError {
  readonly code = 'APP_WITHOUT_KEY'

  constructor() {
    super('an application is registered without a public key')
  }
}

/** Where applications are registered. Looked at for every message: keep what is found, `cachedApps` does. */
export interface Apps {
  find(appId: string): Promise<App | null>
}

/** A message that passed every check of its envelope. */
export interface ExchangeRequest {
  readonly service: Service
  readonly requestId: string
  /** Fits the service's request; of a service with items, only the frame around them was checked. */
  readonly payload: unknown
  readonly caller: App
  /** When it was taken in: milliseconds since 1970, UTC. */
  readonly at: number
}

/**
 * Carries out a message and gives the payload of the answer. An error means that nobody knows whether something was
 * done, and the caller is told so; throw `MessageRefused` where certainly nothing was.
 */
export type ExchangeHandler = (request: ExchangeRequest) => Promise<unknown>
