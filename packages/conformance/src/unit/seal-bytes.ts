import { randomBytes } from 'node:crypto'
import { hmacSm3, sm4CbcEncrypt } from '@piaoqiao/gm-crypto'
import type { Envelope, EnvelopeKind } from '@piaoqiao/protocol'
import { envelopeVersion, signingText } from '@piaoqiao/protocol'
import type { PlayedPlatform } from './played-platform.ts'
import { platformKeyNames } from './played-platform.ts'

const base64 = (bytes: Uint8Array): string => Buffer.from(bytes).toString('base64')

/** An envelope in perfect order around bytes that need be no JSON, made by the primitives alone. */
export async function sealBytes(
  { unit, crypto }: Pick<PlayedPlatform, 'unit' | 'crypto'>,
  {
    kind,
    service,
    requestId,
  }: { readonly kind: EnvelopeKind; readonly service: string; readonly requestId: string },
  plaintext: Uint8Array,
): Promise<Envelope> {
  const contentKey = randomBytes(16)
  const iv = randomBytes(16)
  const covered = {
    version: envelopeVersion,
    appId: unit.appId,
    requestId,
    timestamp: new Date().toISOString(),
    encryptedKey: base64(await crypto.encrypt(unit.publicKey, contentKey)),
    iv: base64(iv),
    data: base64(sm4CbcEncrypt(contentKey, iv, plaintext)),
  }
  const text = new TextEncoder().encode(signingText(kind, service, covered))
  const signature = base64(await crypto.sign(platformKeyNames.platform, text))
  return { ...covered, mac: base64(hmacSm3(unit.appKey, text)), signature }
}
