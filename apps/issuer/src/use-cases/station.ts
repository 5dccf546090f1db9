import type { Instant } from '@piaoqiao/domain'
import type { CryptoModule } from '@piaoqiao/gm-crypto'
import type { SigningKey } from '../keys/station-keys.ts'
import type { StationIdentity } from '../bills/station-identity.ts'
import type { Province, StationStore } from '../ports.ts'

/** What the use cases act with. */
export interface Station {
  readonly identity: StationIdentity
  readonly crypto: CryptoModule
  /** The issuing unit's private key in `crypto`: whichever it signs messages with at the moment. */
  readonly keyName: string
  /** The key that it signs bills with at the moment. */
  readonly signingKey: () => Pick<SigningKey, 'keyName' | 'keySerial' | 'keyIssuer'>
  readonly store: StationStore
  readonly province: Province
  readonly clock: () => Instant
  /** A whole number from 0 to below its argument, from a source fit for secrets. */
  readonly randomInt: (below: number) => number
  /** An id that nobody has used. */
  readonly newRequestId: () => string
}
