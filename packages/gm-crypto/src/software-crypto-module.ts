import type { CryptoModule } from './crypto-module.ts'
import {
  findKey,
  performOperation,
  type CryptoOperation,
  type CryptoResult,
} from './crypto-operation.ts'
import { GmCryptoError } from './fault.ts'
import type { Sm2PrivateKey } from './keys.ts'

export interface SoftwareCryptoModuleOptions {
  readonly keys: Readonly<Record<string, Sm2PrivateKey>>
  /** Worker threads; 0 does the work in the calling thread. */
  readonly workers: number
  /** Operations that may wait before `POOL_FULL`. */
  readonly queueOperationsMax?: number
  /** Public keys with precomputed tables, per thread. */
  readonly precomputedKeysMax?: number
}

/** A module whose keys are held in the memory of this process. */
export function createSoftwareCryptoModule(options: SoftwareCryptoModuleOptions): CryptoModule {
  const keys = new Map(Object.entries(options.keys))
  let isClosed = false
  const perform = async (operations: readonly CryptoOperation[]) => {
    if (isClosed) throw new GmCryptoError('POOL_CLOSED', 'the crypto module is closed')
    return operations.map((operation) => performOperation(keys, operation))
  }
  const performOne = async (operation: CryptoOperation) => {
    const [result] = await perform([operation])
    if (result instanceof GmCryptoError) throw result
    return result as Exclude<CryptoResult, GmCryptoError>
  }
  return {
    publicKey: (keyName) => findKey(keys, keyName).publicKey,
    sign: async (keyName, message) =>
      (await performOne({ kind: 'sign', keyName, message })) as Uint8Array,
    decrypt: async (keyName, cipherDer) =>
      (await performOne({ kind: 'decrypt', keyName, cipherDer })) as Uint8Array,
    verify: async (publicKey, message, signatureDer) =>
      (await performOne({ kind: 'verify', publicKey, message, signatureDer })) as boolean,
    encrypt: async (publicKey, plaintext) =>
      (await performOne({ kind: 'encrypt', publicKey, plaintext })) as Uint8Array,
    perform,
    close: async () => {
      isClosed = true
    },
  }
}
