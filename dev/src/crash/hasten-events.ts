import { randomUUID } from 'node:crypto'
import { createSoftwareCryptoModule } from '@piaoqiao/gm-crypto'
import { hubAppId, provinceAppKey } from '@piaoqiao/protocol'
import { Connection } from '@piaoqiao/sdk'
import { ignoreExchangeError } from './ignore-exchange-error.ts'
import { homes } from './parties.ts'
import type { CrashNetwork } from './start-network.ts'

const timeoutMs = 10_000
const keyName = 'hub'

/**
 * Tells each province in the name of the hub that the other one answers again, as the hub does after an outage that it
 * noticed. What waits out a pause after failed attempts, or the lease of a process that was killed, is due at once then.
 */
export function createHastenEvents({ keys, provinces }: CrashNetwork): () => Promise<void> {
  const crypto = createSoftwareCryptoModule({ keys: { [keyName]: keys.hub }, workers: 0 })
  const doors = homes.map((home) => ({
    others: homes.filter((other) => other !== home),
    connection: new Connection({
      baseUrl: provinces[home].url,
      appId: hubAppId,
      appKey: provinceAppKey('hub', home),
      crypto,
      keyName,
      platformKeys: [provinces[home].publicKey],
      timeoutMs,
    }),
  }))
  return async () => {
    for (const { others, connection } of doors) {
      for (const province of others) {
        const requestId = randomUUID()
        await connection
          .call('province.reachable', { province }, { requestId })
          .catch(ignoreExchangeError)
      }
    }
  }
}
