import { weierstrass, type WeierstrassPoint } from '@noble/curves/abstract/weierstrass.js'
import { bytesFromInteger, concatBytes } from './bytes.ts'

/** GB/T 32918.5, clause 2: the recommended 256-bit prime curve. */
export const sm2Curve = {
  p: 0xfffffffeffffffffffffffffffffffffffffffff00000000ffffffffffffffffn,
  a: 0xfffffffeffffffffffffffffffffffffffffffff00000000fffffffffffffffcn,
  b: 0x28e9fa9e9d9f5e344d5a9e4bcf6509a7f39789f515ab8f92ddbcbd414d940e93n,
  n: 0xfffffffeffffffffffffffffffffffff7203df6b21c6052b53bbf40939d54123n,
  h: 1n,
  Gx: 0x32c4ae2c1f1981195f9904466a39c9948fe30bbff2660be1715a4589334c74c7n,
  Gy: 0xbc3736a2f4f6779c59bdcee36b692153d0a9877cc62a474002df32e52139f0a0n,
} as const

export const sm2Point = weierstrass<bigint>(sm2Curve)
export type Sm2Point = WeierstrassPoint<bigint>

/** SM2 field elements and scalars are 32 bytes. */
export const sm2ScalarBytes = 32

export interface AffineSm2Point {
  readonly x: bigint
  readonly y: bigint
}

/** A point of the curve other than infinity, or undefined where these are no coordinates of one. */
export function pointFromCoordinates({ x, y }: AffineSm2Point): Sm2Point | undefined {
  return orUndefined(() => {
    const point = sm2Point.fromAffine({ x, y })
    point.assertValidity()
    return point
  })
}

/** The same for 65 bytes 04‖X‖Y or, compressed, 33 bytes (GB/T 32918.1, 4.2.10). */
export function pointFromBytes(bytes: Uint8Array): Sm2Point | undefined {
  return orUndefined(() => sm2Point.fromBytes(bytes))
}

/** 65 bytes: 04, x, y (GB/T 32918.1, 4.2.9, uncompressed). */
export function uncompressedPoint({ x, y }: AffineSm2Point): Uint8Array {
  return concatBytes(Uint8Array.of(0x04), bytesFromInteger(x), bytesFromInteger(y))
}

/** The library refuses what is no point by throwing errors that have no class of their own. */
function orUndefined(readPoint: () => Sm2Point): Sm2Point | undefined {
  try {
    return readPoint()
  } catch {
    return undefined
  }
}
