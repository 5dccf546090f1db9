import { httpUrl, text, wholeNumber } from '@piaoqiao/service-kit'
import type { SettingDefinition, SettingKind } from '@piaoqiao/service-kit'
import type { HisApp } from './his/his-envelope.ts'

export const hisAppsMax = 50

/** The settings of the interface for hospital systems (HIS). */
export const hisSettings = {
  hisApps: {
    variable: 'HIS_APPS',
    description:
      'The accounts of hospital systems: appid and key, joined by =, one after the other. Without any, every call is refused.',
    kind: hisApps(),
    default: null,
    secret: true,
  },
  hisService: {
    variable: 'HIS_SERVICE',
    description:
      'The name of the service in the address that hospital systems call; any where nothing is given.',
    kind: text({ charactersMax: 100 }),
    default: null,
  },
  hisCallbackUrl: {
    variable: 'HIS_CALLBACK_URL',
    description:
      'Where the hospital system takes notices, signed with the first of HIS_APPS. Without it nothing is told by itself.',
    kind: httpUrl,
    default: null,
  },
  hisCallbackTimeoutMs: {
    variable: 'HIS_CALLBACK_TIMEOUT_MS',
    description: 'How long the station waits for the hospital system to take a notice.',
    kind: wholeNumber({ min: 100, max: 60_000 }),
    default: '5000',
  },
} as const satisfies SettingDefinition

const appPattern = /^([\w-]{1,40})=([\w-]{16,100})$/

function hisApps(): SettingKind<readonly HisApp[]> {
  return {
    expected: `at most ${hisAppsMax} values separated by commas, each an appid of letters and digits, =, and a key of 16 to 100`,
    parse(given) {
      const apps = given.split(',').flatMap((part) => {
        const [, appId, appKey] = appPattern.exec(part.trim()) ?? []
        return appId === undefined || appKey === undefined ? [] : [{ appId, appKey }]
      })
      const names = new Set(apps.map(({ appId }) => appId))
      const isWhole = apps.length === given.split(',').length && names.size === apps.length
      return isWhole && apps.length <= hisAppsMax ? apps : undefined
    },
  }
}
