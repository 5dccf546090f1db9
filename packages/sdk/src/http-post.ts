import { exchangeError } from './exchange-error.ts'

export interface HttpPost {
  readonly url: URL
  readonly body: string
  /** From connecting to the last byte of the answer. */
  readonly timeoutMs: number
  readonly answerBytesMax: number
  readonly signal: AbortSignal | undefined
}

export interface HttpAnswer {
  readonly status: number
  /** Without parameters, in lower case. */
  readonly mediaType: string
  readonly retryAfter: string | null
  readonly body: Uint8Array
}

/**
 * Sends JSON and reads the whole answer, over connections that are kept open.
 * @throws ExchangeError `EXCHANGE_UNREACHABLE`, `_TIMEOUT`, `_BROKEN`, `_ANSWER_TOO_LARGE` or `_CANCELLED…`
 */
export async function httpPost(post: HttpPost): Promise<HttpAnswer> {
  if (post.signal?.aborted === true) throw exchangeError('EXCHANGE_CANCELLED_BEFORE_SENDING')
  const ending = new AbortController()
  const cancel = () => ending.abort(exchangeError('EXCHANGE_CANCELLED'))
  const timer = setTimeout(() => ending.abort(exchangeError('EXCHANGE_TIMEOUT')), post.timeoutMs)
  post.signal?.addEventListener('abort', cancel, { once: true })
  try {
    return await sendAndRead(post, ending.signal)
  } catch (error) {
    if (ending.signal.aborted) throw ending.signal.reason
    throw error
  } finally {
    clearTimeout(timer)
    post.signal?.removeEventListener('abort', cancel)
  }
}

async function sendAndRead(post: HttpPost, signal: AbortSignal): Promise<HttpAnswer> {
  const response = await send(post, signal)
  const [mediaType = ''] = (response.headers.get('content-type') ?? '').split(';')
  return {
    status: response.status,
    mediaType: mediaType.trim().toLowerCase(),
    retryAfter: response.headers.get('retry-after'),
    body: await boundedBody(response, post.answerBytesMax),
  }
}

async function send({ url, body }: HttpPost, signal: AbortSignal): Promise<Response> {
  try {
    return await fetch(url, {
      method: 'POST',
      // A compressed answer would let a few bytes grow behind the bound on the wire.
      headers: { 'content-type': 'application/json', 'accept-encoding': 'identity' },
      body,
      signal,
      // A redirect would carry the envelope to an address that nobody configured.
      redirect: 'manual',
    })
  } catch (error) {
    throw wasNeverSent(error)
      ? exchangeError('EXCHANGE_UNREACHABLE')
      : exchangeError('EXCHANGE_BROKEN')
  }
}

async function boundedBody(response: Response, bytesMax: number): Promise<Uint8Array> {
  const chunks: Uint8Array[] = []
  let length = 0
  try {
    for await (const chunk of (response.body ?? []) as AsyncIterable<Uint8Array>) {
      length += chunk.length
      if (length > bytesMax) break
      chunks.push(chunk)
    }
  } catch {
    throw exchangeError('EXCHANGE_BROKEN')
  }
  if (length > bytesMax) throw exchangeError('EXCHANGE_ANSWER_TOO_LARGE')
  return Buffer.concat(chunks)
}

/** Codes of Node and its fetch for faults that come before the first byte of a request is written. */
const beforeSending: ReadonlySet<string> = new Set([
  'ECONNREFUSED',
  'ENOTFOUND',
  'EAI_AGAIN',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'UND_ERR_CONNECT_TIMEOUT',
  'CERT_HAS_EXPIRED',
  'DEPTH_ZERO_SELF_SIGNED_CERT',
  'ERR_TLS_CERT_ALTNAME_INVALID',
  'SELF_SIGNED_CERT_IN_CHAIN',
  'UNABLE_TO_GET_ISSUER_CERT_LOCALLY',
  'UNABLE_TO_VERIFY_LEAF_SIGNATURE',
])

function wasNeverSent(error: unknown): boolean {
  const cause: unknown = error instanceof Error ? error.cause : undefined
  // Where a name has several addresses, each attempt leaves its own error.
  const faults: readonly unknown[] = cause instanceof AggregateError ? cause.errors : [cause]
  return faults.length > 0 && faults.every((fault) => beforeSending.has(codeOf(fault)))
}

function codeOf(error: unknown): string {
  const code: unknown = error instanceof Error && 'code' in error ? error.code : undefined
  return typeof code === 'string' ? code : ''
}
