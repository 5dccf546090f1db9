import { GmCryptoError } from './fault.ts'
import type { Sm2PrivateKey, Sm2PublicKey } from './sm2-key.ts'
import { sm2Decrypt, sm2Encrypt } from './sm2-cipher.ts'
import { sm2Sign, sm2Verify } from './sm2-signature.ts'

/** One thing to ask of a crypto module. */
export type CryptoOperation =
  | { readonly kind: 'sign'; readonly keyName: string; readonly message: Uint8Array }
  | { readonly kind: 'decrypt'; readonly keyName: string; readonly cipherDer: Uint8Array }
  | {
      readonly kind: 'verify'
      readonly publicKey: Sm2PublicKey
      readonly message: Uint8Array
      readonly signatureDer: Uint8Array
    }
  | { readonly kind: 'encrypt'; readonly publicKey: Sm2PublicKey; readonly plaintext: Uint8Array }

/** Bytes for sign, decrypt and encrypt; a boolean for verify; an error where one failed. */
export type CryptoResult = Uint8Array | boolean | GmCryptoError

export type KeyRing = ReadonlyMap<string, Sm2PrivateKey>

/** Throws `KEY_UNKNOWN`. */
export function findKey(keys: KeyRing, keyName: string): Sm2PrivateKey {
  const key = keys.get(keyName)
  if (!key) throw new GmCryptoError('KEY_UNKNOWN', `the module has no key named ${keyName}`)
  return key
}

/** Every fault becomes a result, so that one operation never takes others down with it. */
export function performOperation(keys: KeyRing, operation: CryptoOperation): CryptoResult {
  try {
    return carryOut(keys, operation)
  } catch (error) {
    if (error instanceof GmCryptoError) return error
    // What a defect says about itself may quote its input, so only its kind is passed on.
    const kind = error instanceof Error ? error.name : typeof error
    return new GmCryptoError('OPERATION_FAILED', `the operation failed with ${kind}`)
  }
}

function carryOut(keys: KeyRing, operation: CryptoOperation): Uint8Array | boolean {
  switch (operation.kind) {
    case 'sign':
      return sm2Sign(findKey(keys, operation.keyName), operation.message)
    case 'decrypt':
      return sm2Decrypt(findKey(keys, operation.keyName), operation.cipherDer)
    case 'verify':
      return sm2Verify(operation.publicKey, operation.message, operation.signatureDer)
    case 'encrypt':
      return sm2Encrypt(operation.publicKey, operation.plaintext)
  }
}
