import { sm2Verify, sm3, sm3Hex, type Sm2PublicKey } from '@piaoqiao/gm-crypto'

/**
 * The same reading, whose last results are kept: a few certificates and seals come with every file. What is refused
 * is not kept.
 */
export function remembering<T>(
  read: (bytes: Uint8Array) => T,
  resultsMax: number,
): (bytes: Uint8Array) => T {
  const known = new Map<string, T>()
  return (bytes) => {
    const key = sm3Hex(bytes)
    const found = known.get(key)
    if (found !== undefined) return found
    // A view of a larger array would keep all of it.
    const result = read(new Uint8Array(bytes))
    keepLast(known, key, result, resultsMax)
    return result
  }
}

function keepLast<T>(known: Map<string, T>, key: string, value: T, max: number): void {
  known.set(key, value)
  const [oldest] = known.keys()
  if (known.size > max && oldest !== undefined) known.delete(oldest)
}

const goodSignaturesMax = 2_000
const goodSignatures = new Map<string, true>()

/** `sm2Verify` for signatures that recur, such as those under certificates: good ones are verified once. */
export function verifyRecurring(
  publicKey: Sm2PublicKey,
  message: Uint8Array,
  signature: Uint8Array,
): boolean {
  // The parts of fixed length stand first, so that no two triples are the same text.
  const key = sm3Hex(Buffer.concat([publicKey.bytes, sm3(message), signature]))
  if (goodSignatures.has(key)) return true
  const isGood = sm2Verify(publicKey, message, signature)
  if (isGood) keepLast(goodSignatures, key, true, goodSignaturesMax)
  return isGood
}
