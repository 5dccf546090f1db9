import type { Instant } from '@piaoqiao/domain'
import { refusal } from '@piaoqiao/domain'
import { GmCryptoError, importSm2PublicKey } from '@piaoqiao/gm-crypto'
import type { RotateAnswer, RotateRequest } from '@piaoqiao/protocol'
import { wireRefusal } from '@piaoqiao/protocol'
import type { Applications } from '../ports.ts'

export type RotateKey = (
  appId: string,
  requestId: string,
  request: RotateRequest,
) => Promise<RotateAnswer>

/** `key.rotate` (更换公钥): as at a registry, the keys before the new one are accepted for a while. */
export function createRotateKey(
  applications: Pick<Applications, 'rotateKey'>,
  clock: () => Instant,
): RotateKey {
  return async (appId, requestId, { publicKey: text }) => {
    const publicKey = publicKeyIn(text)
    if (publicKey === null) return wireRefusal(refusal('ITEM_MALFORMED', { path: '/publicKey' }))
    const until = await applications.rotateKey(appId, { publicKey, requestId, at: clock() })
    if (until === null) return wireRefusal(refusal('OPERATION_ID_REUSED'))
    return { outcome: 'done', overlapUntil: new Date(until).toISOString() }
  }
}

function publicKeyIn(text: string): ReturnType<typeof importSm2PublicKey> | null {
  try {
    return importSm2PublicKey(text)
  } catch (error) {
    if (error instanceof GmCryptoError) return null
    throw error
  }
}
