import { hexFromBytes } from './bytes.ts'
import type { Sm2Point } from './curve.ts'
import { pointOfPublicKey, type Sm2PublicKey } from './sm2-key.ts'

/**
 * A key has a table for verification, of 84 KiB, and one for encryption, of 116 KiB because a
 * blinded scalar is longer. One bit more would save a twentieth of a message's time and take more
 * than half as much memory again.
 */
const keyWindowBits = 4

/** What both tables of a key take, with room for those of forgotten keys until they are swept up. */
export const tablesPerKeyKib = 256

/** Public keys remembered per thread when nobody says otherwise: 50 MiB of tables when all recur. */
export const precomputedKeysDefault = 256

/**
 * Each table costs as much as it saves in three or four uses, and most keys are verified with and
 * encrypted to in turn. Keys that pass by once get none.
 */
const usesBeforeTables = 6

interface RememberedKey {
  uses: number
  point?: Sm2Point
}

/** In order of last use, the oldest first. A point's tables go with the point. */
const remembered = new Map<string, RememberedKey>()
let keysMax = precomputedKeysDefault

/** Sets how many keys this thread remembers. */
export function boundPrecomputedKeys(max: number): void {
  keysMax = max
  while (remembered.size > keysMax) forgetOldest()
}

/**
 * The point of a key that is about to be multiplied, or undefined where the bytes are no point of
 * the curve. From the use on that makes tables worth while it is always the same point, on which
 * the library hangs them.
 */
export function pointForUse(publicKey: Sm2PublicKey): Sm2Point | undefined {
  if (keysMax === 0) return pointOfPublicKey(publicKey)
  const name = hexFromBytes(publicKey.bytes)
  const key = remembered.get(name) ?? { uses: 0 }
  const point = key.point ?? pointOfPublicKey(publicKey)
  if (!point) return undefined
  remembered.delete(name)
  remembered.set(name, key)
  if (remembered.size > keysMax) forgetOldest()
  key.uses += 1
  if (key.uses === usesBeforeTables) key.point = point.precompute(keyWindowBits)
  return point
}

function forgetOldest(): void {
  for (const name of remembered.keys()) {
    remembered.delete(name)
    return
  }
}
