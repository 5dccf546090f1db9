import type { CryptoOperation, CryptoResult } from './crypto-operation.ts'
import { GmCryptoError, type GmCryptoErrorCode } from './fault.ts'
import type { Sm2PrivateKey } from './sm2-key.ts'

/** What a worker is given when it starts. */
export interface WorkerStart {
  readonly keys: Readonly<Record<string, Sm2PrivateKey>>
  readonly precomputedKeysMax: number
}

/** A result on its way between threads, where errors would lose their class. */
export type CarriedResult =
  Uint8Array | boolean | { readonly code: GmCryptoErrorCode; readonly message: string }

export function carryResult(result: CryptoResult): CarriedResult {
  if (!(result instanceof GmCryptoError)) return result
  return { code: result.code, message: result.message }
}

export function uncarryResult(carried: CarriedResult): CryptoResult {
  if (typeof carried === 'boolean' || carried instanceof Uint8Array) return carried
  return new GmCryptoError(carried.code, carried.message)
}

/**
 * The operation with nothing but its fields, and with bytes that own their memory: sending a part
 * of a larger buffer would copy all of that buffer, and a small `Buffer` is such a part.
 */
export function compactOperation(operation: CryptoOperation): CryptoOperation {
  const { kind } = operation
  switch (kind) {
    case 'sign':
      return { kind, keyName: operation.keyName, message: compact(operation.message) }
    case 'decrypt':
      return { kind, keyName: operation.keyName, cipherDer: compact(operation.cipherDer) }
    case 'encrypt':
      return {
        kind,
        publicKey: { bytes: compact(operation.publicKey.bytes) },
        plaintext: compact(operation.plaintext),
      }
    case 'verify':
      return {
        kind,
        publicKey: { bytes: compact(operation.publicKey.bytes) },
        message: compact(operation.message),
        signatureDer: compact(operation.signatureDer),
      }
  }
}

const compact = (bytes: Uint8Array): Uint8Array =>
  bytes.byteLength === bytes.buffer.byteLength ? bytes : new Uint8Array(bytes)
