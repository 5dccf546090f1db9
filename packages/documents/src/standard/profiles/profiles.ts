import { chongqing } from './chongqing.ts'
import { jiangsu } from './jiangsu.ts'
import type { ProvinceProfile } from './province-profile.ts'

/** A province more is a file more and its name in this list. */
export const provinceProfiles: readonly ProvinceProfile[] = [chongqing, jiangsu]

export function profileOfRegion(region: string): ProvinceProfile | undefined {
  return provinceProfiles.find((profile) => profile.region === region)
}

export function profileNamed(id: string): ProvinceProfile | undefined {
  return provinceProfiles.find((profile) => profile.id === id)
}
