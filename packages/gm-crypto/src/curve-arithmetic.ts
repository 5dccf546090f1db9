import { sm2Point, type AffineSm2Point, type Sm2Point } from './curve.ts'

/*
 * All multiplications of points, by @noble/curves. `multiply` takes the same steps whatever the
 * scalar and blinds it besides; `multiplyUnsafe` does neither and sees public numbers only.
 */

/** 1.5 MiB of tables in each thread, made when the first signature is made or verified. */
const baseWindowBits = 8
sm2Point.BASE.precompute(baseWindowBits)

/** [k]G for a secret k in [1, n-1]. */
export function multiplyBase(k: bigint): AffineSm2Point {
  return sm2Point.BASE.multiply(k).toAffine()
}

/** [k]P for a secret k in [1, n-1]; with its tables if P has any. */
export function multiplyPoint(k: bigint, point: Sm2Point): AffineSm2Point {
  return point.multiply(k).toAffine()
}

/**
 * The x coordinate of [s]G + [t]P for s and t in [1, n-1], none of it secret; undefined when the
 * sum is infinity.
 */
export function combineWithBase(s: bigint, t: bigint, point: Sm2Point): bigint | undefined {
  const sum = sm2Point.BASE.multiplyUnsafe(s).add(point.multiplyUnsafe(t))
  return sum.is0() ? undefined : sum.toAffine().x
}
