import {
  base64FromBytes,
  bytesFromBase64,
  bytesFromHex,
  equalInConstantTime,
  hmacSm3,
  importSm2PrivateKey,
  importSm2PublicKey,
  sm2Decrypt,
  sm2Verify,
  sm4CbcDecrypt,
} from '@piaoqiao/gm-crypto/browser'
import { signingText } from '@piaoqiao/protocol/signing-text'
import type { Envelope } from './party.ts'

/** One check of 拆封, in the order of the protocol; the first that fails is the last one. */
export interface OpeningStep {
  readonly name: string
  readonly isPassed: boolean
}

export interface OpenedOpenly {
  readonly steps: readonly OpeningStep[]
  /** Undefined where a check failed. */
  readonly payload: unknown
}

export interface OpenOpenlyInput {
  readonly kind: 'request' | 'answer'
  readonly envelope: Envelope
  readonly service: string
  readonly appKey: string
  /** Of whoever sealed it. */
  readonly senderKey: string
  /** The private key of whoever opens it. */
  readonly privateKey: string
  /** For an answer: what it has to answer to. */
  readonly request?: { readonly appId: string; readonly requestId: string }
  readonly now: number
}

const clockSkewMaxMs = 5 * 60 * 1000

/** Opens an envelope and tells how far it came. */
export function openOpenly(input: OpenOpenlyInput): OpenedOpenly {
  const steps: OpeningStep[] = []
  let payload: unknown
  for (const [name, check] of checksOf(input, (opened) => (payload = opened))) {
    const isPassed = holds(check)
    steps.push({ name, isPassed })
    if (!isPassed) return { steps, payload: undefined }
  }
  return { steps, payload }
}

function checksOf(
  { kind, envelope, service, appKey, senderKey, privateKey, request, now }: OpenOpenlyInput,
  opened: (payload: unknown) => void,
): readonly (readonly [string, () => boolean])[] {
  const text = new TextEncoder().encode(signingText(kind, service, envelope))
  const { appId, requestId, timestamp, mac, signature = '' } = envelope
  return [
    ['发送时间相差不超过5分钟', () => Math.abs(now - Date.parse(timestamp)) <= clockSkewMaxMs],
    [
      '报文鉴别码一致',
      () => equalInConstantTime(hmacSm3(bytesFromHex(appKey), text), decoded(mac)),
    ],
    [
      '应用编号和请求编号对应',
      () => request === undefined || (request.appId === appId && request.requestId === requestId),
    ],
    ['签名有效', () => sm2Verify(importSm2PublicKey(senderKey), text, decoded(signature))],
    [
      '解出密钥和业务数据',
      () => {
        const contentKey = sm2Decrypt(
          importSm2PrivateKey(privateKey),
          decoded(envelope.encryptedKey),
        )
        const bytes = sm4CbcDecrypt(contentKey, decoded(envelope.iv), decoded(envelope.data))
        opened(JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes)))
        return true
      },
    ],
  ]
}

function decoded(base64: string): Uint8Array {
  const bytes = bytesFromBase64(base64)
  if (base64FromBytes(bytes) !== base64) throw new RangeError('base64 in another form')
  return bytes
}

function holds(check: () => boolean): boolean {
  try {
    return check()
  } catch {
    return false
  }
}

export function isEnvelope(value: unknown): value is Envelope {
  const names = ['version', 'appId', 'requestId', 'timestamp', 'encryptedKey', 'iv', 'data', 'mac']
  const fields = (value ?? {}) as Readonly<Record<string, unknown>>
  return names.every((name) => typeof fields[name] === 'string')
}
