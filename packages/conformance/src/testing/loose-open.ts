import { hmacSm3, sm2Decrypt, sm2Verify, sm4CbcDecrypt } from '@piaoqiao/gm-crypto'
import type { Envelope } from '@piaoqiao/protocol'
import { clockSkewMaxMs, signingText } from '@piaoqiao/protocol'
import type { Enrolled } from './unit-systems.ts'

/** One check of an answer that a careless system leaves out. */
export type LooseCheck = 'clock' | 'mac' | 'signature' | 'request' | 'service'

export interface Asked {
  readonly service: string
  readonly requestId: string
}

const bytes = (text: string): Uint8Array => Buffer.from(text, 'base64')

/** The payload of an answer, by hand. @throws Error where a check that is not left out fails */
export function looseOpen(
  { unit, privateKey, platformKeys }: Enrolled,
  { service, requestId }: Asked,
  text: string,
  leavesOut: LooseCheck | null,
): unknown {
  const envelope = JSON.parse(text) as Envelope
  const signed = signingText('answer', service, envelope)
  const checks: Readonly<Record<LooseCheck, boolean>> = {
    clock: Math.abs(Date.now() - Date.parse(envelope.timestamp)) <= clockSkewMaxMs,
    mac: Buffer.from(hmacSm3(unit.appKey, signed)).toString('base64') === envelope.mac,
    signature: platformKeys.some((key) =>
      sm2Verify(key, Buffer.from(signed), bytes(envelope.signature ?? '')),
    ),
    request: envelope.requestId === requestId && envelope.appId === unit.appId,
    service: true,
  }
  const failed = Object.entries(checks).find(([name, holds]) => !holds && name !== leavesOut)
  if (failed !== undefined) throw new Error(failed[0])
  const contentKey = sm2Decrypt(privateKey, bytes(envelope.encryptedKey))
  const plaintext = sm4CbcDecrypt(contentKey, bytes(envelope.iv), bytes(envelope.data))
  return JSON.parse(Buffer.from(plaintext).toString()) as unknown
}
