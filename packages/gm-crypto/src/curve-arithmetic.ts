import { sm2Point, type AffineSm2Point } from './curve.ts'

/** [k]G for a secret k in [1, n-1]. */
export function multiplyBase(k: bigint): AffineSm2Point {
  return sm2Point.BASE.multiply(k).toAffine()
}

/** [k]P for a secret k in [1, n-1] and a point P that is on the curve. */
export function multiplyPoint(k: bigint, point: AffineSm2Point): AffineSm2Point {
  return sm2Point.fromAffine(point).multiply(k).toAffine()
}

/** The x coordinate of [s]G + [t]P, none of it secret; undefined when the sum is infinity. */
export function combineWithBase(s: bigint, t: bigint, point: AffineSm2Point): bigint | undefined {
  const sum = sm2Point.BASE.multiplyUnsafe(s).add(sm2Point.fromAffine(point).multiplyUnsafe(t))
  return sum.is0() ? undefined : sum.toAffine().x
}
