import type { CryptoModule, Sm2PrivateKey, Sm2PublicKey } from '@piaoqiao/gm-crypto'
import { createSoftwareCryptoModule } from '@piaoqiao/gm-crypto'

/** The platform under test and the application in whose name the suite speaks to it. */
export interface Target {
  /** Where the platform serves `exchange/v1/…`. */
  readonly baseUrl: string
  readonly appId: string
  /** 32 bytes. */
  readonly appKey: Uint8Array
  readonly privateKey: Sm2PrivateKey
  /** Newest first: the first seals, all are accepted on answers. */
  readonly platformKeys: readonly Sm2PublicKey[]
  /** Of one attempt. */
  readonly timeoutMs: number
  /** The platform's time: milliseconds since 1970, UTC. */
  readonly now: () => number
}

const keyName = 'caller'

/** The caller's key as the envelope functions want it. */
export function callerCrypto(privateKey: Sm2PrivateKey): {
  readonly crypto: CryptoModule
  readonly keyName: string
} {
  return {
    crypto: createSoftwareCryptoModule({ keys: { [keyName]: privateKey }, workers: 0 }),
    keyName,
  }
}
