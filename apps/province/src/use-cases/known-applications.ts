import { hubAppId, provinceAppId, provinceAppKey } from '@piaoqiao/protocol'
import type { ProvinceCode } from '@piaoqiao/domain'
import type { Sm2PublicKey } from '@piaoqiao/gm-crypto'
import type { App, Apps } from '@piaoqiao/service-kit'

/** Most messages that another province or the hub may send in a minute. */
export const networkQuotaPerMinute = 600_000

const provinceAppIdPattern = /^province-(\d{2})$/

/**
 * Who may send messages here: applications of this province's own parties, the other provinces by the directory, and the
 * hub.
 */
export function createKnownApplications(options: {
  readonly ownProvince: ProvinceCode
  readonly own: Apps
  readonly directory: { keysOf(province: ProvinceCode): Promise<readonly Sm2PublicKey[]> }
  readonly hubKeys: readonly Sm2PublicKey[]
}): Apps {
  const { ownProvince, own, directory, hubKeys } = options
  return {
    async find(appId) {
      if (appId === hubAppId) return networkApp(appId, 'hub', ownProvince, hubKeys)
      const code = provinceAppIdPattern.exec(appId)?.[1]
      if (code === undefined) return own.find(appId)
      const keys = await directory.keysOf(code)
      return keys.length === 0 ? null : networkApp(provinceAppId(code), code, ownProvince, keys)
    },
  }
}

function networkApp(
  appId: string,
  from: ProvinceCode,
  to: ProvinceCode,
  publicKeys: readonly Sm2PublicKey[],
): App {
  return {
    appId,
    kind: 'province',
    party: { id: appId, name: appId, province: from },
    appKey: provinceAppKey(from, to),
    publicKeys,
    revoked: false,
    addresses: null,
    quotaPerMinute: networkQuotaPerMinute,
  }
}
