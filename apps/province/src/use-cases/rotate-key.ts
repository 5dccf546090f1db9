import type { Instant } from '@piaoqiao/domain'
import { refusal } from '@piaoqiao/domain'
import type { Sm2PublicKey } from '@piaoqiao/gm-crypto'
import { GmCryptoError, importSm2PublicKey } from '@piaoqiao/gm-crypto'
import type { RotateAnswer, RotateRequest } from '@piaoqiao/protocol'
import { wireRefusal } from '@piaoqiao/protocol'
import type { ApplicationStore } from '../application-ports.ts'

/**
 * `key.rotate` (更换公钥): the caller signs with a new key from now on. The request itself is signed with a key that is
 * accepted already, so nobody else can bring one.
 */
export function createRotateKey(options: {
  readonly applications: Pick<ApplicationStore, 'rotateKey'>
  readonly clock: () => Instant
}): (appId: string, requestId: string, request: RotateRequest) => Promise<RotateAnswer> {
  const { applications, clock } = options
  return async (appId, requestId, request) => {
    const publicKey = publicKeyIn(request)
    if (publicKey === null) {
      return wireRefusal(refusal('ITEM_MALFORMED', { path: '/publicKey' }))
    }
    const until = await applications.rotateKey(appId, { publicKey, requestId, at: clock() })
    if (until === null) return wireRefusal(refusal('OPERATION_ID_REUSED'))
    return { outcome: 'done', overlapUntil: new Date(until).toISOString() }
  }
}

function publicKeyIn({ publicKey }: RotateRequest): Sm2PublicKey | null {
  try {
    return importSm2PublicKey(publicKey)
  } catch (error) {
    if (error instanceof GmCryptoError) return null
    throw error
  }
}
