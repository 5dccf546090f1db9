import type { SealedRequest } from './seal-request.ts'

/** What came back over HTTP, unopened. */
export interface PostedAnswer {
  readonly status: number
  /** Without parameters, in lower case. */
  readonly mediaType: string
  readonly body: Uint8Array
}

/** Larger than any answer may be, so that one that is too large is seen as such. */
const answerBytesMax = 8 * 1024 * 1024

/** @throws Error where no whole answer came in time */
export async function postRequest(
  baseUrl: string,
  { path, body }: Pick<SealedRequest, 'path' | 'body'>,
  timeoutMs: number,
): Promise<PostedAnswer> {
  const response = await fetch(`${baseUrl.replace(/\/+$/, '')}/exchange/v1/${path}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'accept-encoding': 'identity' },
    body: Uint8Array.from(body),
    signal: AbortSignal.timeout(timeoutMs),
    redirect: 'manual',
  })
  const chunks: Uint8Array[] = []
  let length = 0
  for await (const chunk of (response.body ?? []) as AsyncIterable<Uint8Array>) {
    length += chunk.length
    if (length > answerBytesMax) throw new Error('the answer does not end')
    chunks.push(chunk)
  }
  const [mediaType = ''] = (response.headers.get('content-type') ?? '').split(';')
  return {
    status: response.status,
    mediaType: mediaType.trim().toLowerCase(),
    body: Buffer.concat(chunks),
  }
}
