import { randomBytes } from 'node:crypto'
import { hmacSm3, sm2Encrypt, sm2Sign, sm4CbcEncrypt } from '@piaoqiao/gm-crypto'
import type { Envelope } from '@piaoqiao/protocol'
import { envelopeVersion, signingText } from '@piaoqiao/protocol'
import { newRequestId } from '@piaoqiao/sdk'
import type { Application } from './application.ts'

const base64 = (bytes: Uint8Array): string => Buffer.from(bytes).toString('base64')

/** An envelope in perfect order around bytes that need be no JSON, made by the primitives alone. */
export function envelopeAround(
  plaintext: string,
  service: string,
  { options }: Pick<Application, 'options'>,
): Envelope {
  const contentKey = randomBytes(16)
  const iv = randomBytes(16)
  const covered = {
    version: envelopeVersion,
    appId: options.appId,
    requestId: newRequestId(),
    timestamp: new Date(options.now()).toISOString(),
    encryptedKey: base64(sm2Encrypt(options.platformKey, contentKey)),
    iv: base64(iv),
    data: base64(sm4CbcEncrypt(contentKey, iv, Buffer.from(plaintext))),
  }
  const text = Buffer.from(signingText('request', service, covered))
  const mac = base64(hmacSm3(options.appKey, text))
  return { ...covered, mac, signature: base64(sm2Sign(options.key, text)) }
}
