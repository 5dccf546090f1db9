import { importSm2PublicKey } from '@piaoqiao/gm-crypto'
import { provinceAppId, provinceAppKey } from '@piaoqiao/protocol'
import type { App, Apps } from '@piaoqiao/service-kit'
import type { PublishedDirectory } from './published-directory.ts'

/** Most messages that a province may send in a minute: it speaks for all its units. */
export const provinceQuotaPerMinute = 600_000

const appIdPattern = /^province-(\d{2})$/

/** The provinces of the directory as senders of messages. */
export function createProvinceApps(directory: PublishedDirectory): Apps {
  return {
    async find(appId) {
      const code = appIdPattern.exec(appId)?.[1]
      const entry = code === undefined ? null : await directory.find(code)
      if (entry === null) return null
      const app: App = {
        appId: provinceAppId(entry.code),
        kind: 'province',
        party: { id: appId, name: entry.name, province: entry.code },
        appKey: provinceAppKey(entry.code, 'hub'),
        publicKeys: entry.publicKeys.map(importSm2PublicKey),
        revoked: !entry.active,
        addresses: null,
        quotaPerMinute: provinceQuotaPerMinute,
      }
      return app
    },
  }
}
