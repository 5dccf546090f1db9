import type { Instant, Party } from '@piaoqiao/domain'
import type { CryptoModule } from '@piaoqiao/gm-crypto'
import type { CallerKind, PayerKeyOf } from '@piaoqiao/protocol'
import type { WorldProvinces } from '../magic/magic-bills.ts'

/** Names of the keys that sign the files of bills. */
export const fileKeyNames = { issuer: 'issuer', supervisor: 'platform' } as const

/** What every world is made with. */
export interface WorldParts {
  readonly provinces: WorldProvinces
  /** Signs files, by `fileKeyNames`. */
  readonly crypto: CryptoModule
  readonly payerKeyOf: PayerKeyOf
  /** How many bills a world begins with, magic ones apart. */
  readonly sampleBills: number
  /** Most bills that a world ever has. */
  readonly billsMax: number
}

export type OwnerKind = Extract<CallerKind, 'unit' | 'payer_portal'>

/** Who a world belongs to, and from what it is made. */
export interface WorldOrigin {
  readonly appId: string
  readonly kind: OwnerKind
  /** At home in the own province of the sandbox. */
  readonly party: Party
  readonly seed: number
  readonly startedAt: Instant
}
