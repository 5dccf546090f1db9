import { dayMs } from '@piaoqiao/domain'
import { exportSm2PublicKeyPem, sm2PublicKeyHex, sm3Hex } from '@piaoqiao/gm-crypto'
import type { RotateAnswer } from '@piaoqiao/protocol'
import type { AnnouncedKeys } from '../../file-ports.ts'
import type { KnownKeys } from '../../keys/known-keys.ts'
import type { SigningKey } from '../../keys/station-keys.ts'
import type { Station } from '../station.ts'

/**
 * So long before a key is used the province is told of it. From then on the key before it is accepted for seven days more,
 * which leaves time for bills that were signed with it and wait to be registered.
 */
export const announcedBeforeMs = dayMs

export interface KeyAnnouncement {
  /** How many keys the province was told of. */
  readonly announced: number
  /** Code of what kept a key from being announced; null when none waits. */
  readonly failure: string | null
}

/**
 * Tells the province of the next key, signed with the present one, before anything is signed with it. The request id
 * follows from the key, so a repetition is the same request.
 */
export async function announceKey(
  station: Station,
  keys: KnownKeys,
  announcedKeys: AnnouncedKeys,
): Promise<KeyAnnouncement> {
  const { province, clock } = station
  // Another process of the station may have been faster.
  keys.renew(await announcedKeys.all())
  const next = keys.toAnnounce(clock() + announcedBeforeMs)
  if (next === null) return { announced: 0, failure: null }
  const request = { publicKey: exportSm2PublicKeyPem(next.publicKey) }
  const call = await province.call('key.rotate', request, requestIdOf(next))
  if (call.outcome !== 'answered') return { announced: 0, failure: call.code }
  const answer = call.answer as RotateAnswer
  if (answer.outcome !== 'done') return { announced: 0, failure: answer.code }
  const until = Date.parse(answer.overlapUntil)
  await announcedKeys.enter(sm2PublicKeyHex(next.publicKey), clock(), until)
  keys.renew(await announcedKeys.all())
  return { announced: 1, failure: null }
}

function requestIdOf({ publicKey }: SigningKey): string {
  return `key-${sm3Hex(publicKey.bytes).slice(0, 40)}`
}
