import type { Client } from '@piaoqiao/sdk'
import { createClient } from '@piaoqiao/sdk'
import type { WorldParty } from './parties.ts'
import { urlOf } from './ports.ts'
import type { World } from './start-world.ts'

/**
 * The system of a party, which calls its province with the SDK. It sends each message once: what a story shows of a
 * failure would otherwise be hidden by retries.
 */
export function clientOf(
  { data, clock }: Pick<World, 'data' | 'clock'>,
  party: WorldParty,
): Client {
  const { privateKey, appKey } = data.folderOf(party)
  return createClient({
    baseUrl: urlOf(data.ports.provinces[party.province]),
    appId: party.appId,
    appKey,
    privateKey,
    platformPublicKey: data.provinceFolders[party.province].privateKey.publicKey,
    retry: { attemptsMax: 1 },
    now: clock.now,
  })
}
