import type { CryptoOperation, CryptoResult } from './crypto-operation.ts'
import type { Sm2PublicKey } from './sm2-key.ts'

/**
 * Where private keys live. A hardware module can stand behind this: keys are named and never
 * leave it. All methods reject with `GmCryptoError`.
 */
export interface CryptoModule {
  /** Throws `KEY_UNKNOWN`. */
  publicKey(keyName: string): Sm2PublicKey
  /** DER signature, SM2 with SM3 under the default user identity. */
  sign(keyName: string, message: Uint8Array): Promise<Uint8Array>
  /** Undoes `encrypt` for a key of this module. */
  decrypt(keyName: string, cipherDer: Uint8Array): Promise<Uint8Array>
  /** False for anything that is not a good signature, malformed ones included. */
  verify(publicKey: Sm2PublicKey, message: Uint8Array, signatureDer: Uint8Array): Promise<boolean>
  /** DER SM2Cipher. */
  encrypt(publicKey: Sm2PublicKey, plaintext: Uint8Array): Promise<Uint8Array>
  /**
   * Several operations in one trip to the module, at most `operationsPerTaskMax`. Results keep
   * the order; an operation that fails yields its `GmCryptoError` in place and stops no other.
   */
  perform(operations: readonly CryptoOperation[]): Promise<readonly CryptoResult[]>
  /** Rejects what still waits with `POOL_CLOSED`; calling it again changes nothing. */
  close(): Promise<void>
}
