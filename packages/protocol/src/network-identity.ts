import type { ProvinceCode } from '@piaoqiao/domain'
import { sm3 } from '@piaoqiao/gm-crypto'

/** By which application a province is known to the others and to the hub. */
export function provinceAppId(province: ProvinceCode): string {
  return `province-${province}`
}

/** The hub's application at the provinces. */
export const hubAppId = 'hub'

/**
 * Provinces share no secret: the key of the MAC is public, and authenticity rests on the SM2 signature that every message
 * between them must carry.
 */
export function provinceAppKey(from: ProvinceCode, to: ProvinceCode): Uint8Array {
  return sm3(`PQ1-province-${from}-${to}`)
}
