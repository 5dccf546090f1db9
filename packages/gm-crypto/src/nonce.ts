import { primitives } from '#primitives'
import { integerFromBytes } from './bytes.ts'
import { sm2Curve, sm2ScalarBytes } from './curve.ts'

/** From the generator of the machine. */
export function randomBytes(count: number): Uint8Array {
  return primitives.randomBytes(count)
}

/**
 * Uniform in [1, n-1], by drawing again while the number is outside. Reducing modulo n instead
 * would favour small numbers, and a bias of nonces gives the private key away.
 */
export function randomScalar(): bigint {
  const bytes = randomBytes(sm2ScalarBytes)
  const scalar = integerFromBytes(bytes)
  bytes.fill(0)
  return scalar > 0n && scalar < sm2Curve.n ? scalar : randomScalar()
}
