import { bytesFromInteger } from './bytes.ts'
import { sm2Curve } from './curve.ts'

/** How many digits of `width` bits a scalar of 256 bits has. */
export const digitCount = (width: number): number => Math.ceil(256 / width)

/**
 * Writes a scalar k in [1, n-1] as digits d with k = Σ d[i] · 2^(width·i) mod n, least significant
 * first. All digits are odd and below 2^width in size, so every window of a multiplication adds
 * a point and none can be told from another. An even k is written as -(n - k).
 */
export function oddDigits(k: bigint, width: number): Int8Array {
  const isEven = (k & 1n) === 0n
  const sign = isEven ? -1 : 1
  const bytes = bytesFromInteger(isEven ? sm2Curve.n - k : k)
  const count = digitCount(width)
  const digits = new Int8Array(count)
  for (let index = 0; index < count; index += 1) {
    const isLast = index === count - 1
    // Each window takes one bit of the next; forcing it odd and taking 2^width off makes good for that.
    const window = bitsAt(bytes, width * index, width + 1) | 1
    digits[index] = sign * (isLast ? window : window - (1 << width))
  }
  bytes.fill(0)
  return digits
}

/** Up to eight bits from a position counted from the least significant; zeros lie beyond the end. */
function bitsAt(bytes: Uint8Array, position: number, count: number): number {
  const last = bytes.length - 1 - (position >> 3)
  const twoBytes = (bytes[last] ?? 0) | ((bytes[last - 1] ?? 0) << 8)
  return (twoBytes >> (position & 7)) & ((1 << count) - 1)
}
