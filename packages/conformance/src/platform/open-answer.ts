import type { Sm2PrivateKey } from '@piaoqiao/gm-crypto'
import { EnvelopeError, openEnvelope, parseEnvelope } from '@piaoqiao/protocol'
import type { PostedAnswer } from './post-request.ts'
import type { SealedRequest } from './seal-request.ts'
import type { Target } from './target.ts'
import { callerCrypto } from './target.ts'

/** What an answer turned out to be. */
export type OpenedAnswer =
  | { readonly kind: 'payload'; readonly payload: unknown }
  | { readonly kind: 'problem'; readonly status: number; readonly problem: unknown }
  /** Neither a good envelope nor a problem; `fault` says why, in Chinese. */
  | { readonly kind: 'unusable'; readonly status: number; readonly fault: string }

/**
 * Opens an answer as a careful unit would.
 * @param keys the caller's private keys to which it may be sealed
 */
export async function openAnswer(
  target: Target,
  keys: readonly Sm2PrivateKey[],
  service: string,
  request: Pick<SealedRequest, 'appId' | 'requestId'>,
  answer: PostedAnswer,
): Promise<OpenedAnswer> {
  const { status, mediaType, body } = answer
  if (mediaType === 'application/problem+json') return problemAnswer(status, body)
  if (status !== 200 || mediaType !== 'application/json') {
    return { kind: 'unusable', status, fault: `答复的状态码为${status}，内容类型为${mediaType}` }
  }
  let fault = '答复无法拆封'
  for (const key of keys) {
    try {
      return { kind: 'payload', payload: await opened(target, key, service, request, body) }
    } catch (error) {
      if (!(error instanceof EnvelopeError)) throw error
      fault = `答复的信封没有通过验证：${error.code}`
    }
  }
  return { kind: 'unusable', status, fault }
}

async function opened(
  target: Target,
  key: Sm2PrivateKey,
  service: string,
  request: Pick<SealedRequest, 'appId' | 'requestId'>,
  body: Uint8Array,
): Promise<unknown> {
  const { payload } = await openEnvelope({
    kind: 'answer',
    request,
    service,
    envelope: parseEnvelope(body),
    appKey: target.appKey,
    sender: target.platformKeys,
    signatureRequired: true,
    ...callerCrypto(key),
    now: target.now(),
  })
  return payload
}

function problemAnswer(status: number, body: Uint8Array): OpenedAnswer {
  try {
    const problem: unknown = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(body))
    return { kind: 'problem', status, problem }
  } catch {
    return { kind: 'unusable', status, fault: '问题说明不是UTF-8编码的JSON' }
  }
}
