import type { CryptoModule, Sm2PublicKey } from '@piaoqiao/gm-crypto'
import { sm3 } from '@piaoqiao/gm-crypto'

/** The public key under a name. It is no point of the curve; only `quietCrypto` knows what to do with it. */
export function quietKey(keyName: string): Sm2PublicKey {
  return { bytes: new TextEncoder().encode(keyName) }
}

/** What signs for real in production signs here with a digest: the simulation is about order and loss, not about keys. */
export const quietCrypto: CryptoModule = {
  publicKey: quietKey,
  sign: async (keyName, message) => quietSignature(quietKey(keyName), message),
  verify: async (key, message, signature) =>
    Buffer.from(quietSignature(key, message)).equals(Buffer.from(signature)),
  decrypt: async (_, bytes) => bytes,
  encrypt: async (_, bytes) => bytes,
  perform: () => Promise.reject(new Error('nothing is performed in bulk here')),
  close: async () => undefined,
}

/** A DER sequence of two integers, as a signature is one. */
export function quietSignature({ bytes }: Sm2PublicKey, message: Uint8Array): Uint8Array {
  const digest = sm3(Buffer.concat([bytes, message]))
  const integer = Buffer.concat([Buffer.from([0x02, 0x20, 0x11]), digest.subarray(1)])
  return Buffer.concat([Buffer.from([0x30, 0x44]), integer, integer])
}
