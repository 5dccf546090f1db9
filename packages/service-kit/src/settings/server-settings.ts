import { logLevels } from '../logging/logger.ts'
import { listOf, networkAddress, oneOf, text } from './setting-kinds.ts'
import type { SettingDefinition, SettingsOf } from './setting.ts'

const addressesMax = 50

/** What every program has to be told of the machine and the network it stands in. */
export const serverSettings = {
  host: {
    variable: 'HOST',
    description: 'The address that the program listens on.',
    kind: text({ charactersMax: 100 }),
    default: '127.0.0.1',
  },
  trustedProxies: {
    variable: 'TRUSTED_PROXIES',
    description: 'Proxies whose word on where a message came from is believed.',
    kind: listOf(networkAddress, { itemsMax: addressesMax }),
    default: null,
  },
  metricsAddresses: {
    variable: 'METRICS_ADDRESSES',
    description: 'Who may read /metrics; this machine alone where nothing is given.',
    kind: listOf(networkAddress, { itemsMax: addressesMax }),
    default: null,
  },
  logLevel: {
    variable: 'LOG_LEVEL',
    description: 'How much is logged.',
    kind: oneOf(logLevels),
    default: 'info',
  },
} as const satisfies SettingDefinition

/** The part of them that `createExchangeServer` takes. */
export function reachedBy({
  trustedProxies,
  metricsAddresses,
}: Pick<SettingsOf<typeof serverSettings>, 'trustedProxies' | 'metricsAddresses'>): {
  readonly trustedProxies?: readonly string[]
  readonly metricsAddresses?: readonly string[]
} {
  return {
    ...(trustedProxies !== null && { trustedProxies }),
    ...(metricsAddresses !== null && { metricsAddresses }),
  }
}
