import { randomUUID } from 'node:crypto'
import type { HisCallback } from '../his-ports.ts'
import type { HisApp } from '../his/his-envelope.ts'
import { HisAnswerUnfit, openHisAnswer, sealHisRequest } from '../his/his-envelope.ts'
import { hisDone } from '../his/his-results.ts'

/** Of an answer no more is read. */
const answerBytesMax = 64 * 1024

/** Notices for the HIS over HTTP, signed with the key of an app that both sides have. */
export function createHisCallback(options: {
  readonly url: string
  readonly app: HisApp
  readonly timeoutMs: number
}): HisCallback {
  const { url, app, timeoutMs } = options
  return {
    async tell(method, content) {
      try {
        const response = await fetch(`${url}/${method}`, {
          method: 'POST',
          headers: { 'content-type': 'application/json; charset=utf-8' },
          body: JSON.stringify(sealHisRequest(app, content, randomUUID())),
          redirect: 'error',
          signal: AbortSignal.timeout(timeoutMs),
        })
        const text = await boundedText(response)
        if (!response.ok || text === null) return 'HIS_ANSWER_UNFIT'
        const { result } = openHisAnswer(app, JSON.parse(text))
        return result === hisDone ? null : 'HIS_REFUSED'
      } catch (error) {
        return failureOf(error)
      }
    },
  }
}

function failureOf(error: unknown): string {
  if (error instanceof HisAnswerUnfit || error instanceof SyntaxError) return 'HIS_ANSWER_UNFIT'
  const isTimeout = error instanceof Error && error.name === 'TimeoutError'
  return isTimeout ? 'HIS_TIMEOUT' : 'HIS_UNREACHABLE'
}

async function boundedText({ body }: Response): Promise<string | null> {
  const chunks: Uint8Array[] = []
  let bytes = 0
  for await (const chunk of (body ?? []) as AsyncIterable<Uint8Array>) {
    bytes += chunk.length
    if (bytes > answerBytesMax) return null
    chunks.push(chunk)
  }
  return Buffer.concat(chunks).toString('utf8')
}
