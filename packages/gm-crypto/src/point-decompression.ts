import { sm2Curve, sm2Point } from './curve.ts'

/**
 * The y that belongs to `x` and has the asked parity (GB/T 32918.1, 4.2.10), or undefined where
 * the curve has no point with this x.
 */
export function liftX(x: bigint, isOdd: boolean): bigint | undefined {
  const { p, a, b } = sm2Curve
  if (x >= p) return undefined
  const square = ((x * x + a) * x + b) % p
  // p leaves 3 when divided by 4, so this power is a square root wherever there is one.
  const root = sm2Point.Fp.pow(square, (p + 1n) / 4n)
  if ((root * root) % p !== square) return undefined
  const rootIsOdd = (root & 1n) === 1n
  return rootIsOdd === isOdd ? root : p - root
}
