import { randomUUID } from 'node:crypto'
import type { HisApp } from '@piaoqiao/issuer'
import { hisDone, openHisAnswer, sealHisRequest } from '@piaoqiao/issuer'
import type { HisMessage } from './his-content.ts'

/** What came of a call: its content, a coded no, or nothing that could be relied on. */
export type HisReply =
  | { readonly outcome: 'done'; readonly content: Readonly<Record<string, unknown>> }
  | { readonly outcome: 'refused'; readonly code: string; readonly text: string }
  | { readonly outcome: 'silent' }

/** Longer than the station waits for its province. */
const timeoutMs = 15_000
/** The station says itself that it does not know whether the request was kept. */
const unsettledCodes: ReadonlySet<string> = new Set(['E9001', 'E9999'])

export interface HisCallerOptions {
  /** Where the station's HIS interface is, with the name of the service: `http://host:port/service`. */
  readonly url: string
  readonly app: HisApp
}

/** The part of a HIS that calls its issuing station, and counts what it asked and what it got. */
export class HisCaller {
  readonly #options: HisCallerOptions
  readonly #counts = new Map<string, Map<string, number>>()

  constructor(options: HisCallerOptions) {
    this.#options = options
  }

  /** By method: how many calls had which result; `silent` where none came. */
  get counts(): Readonly<Record<string, Readonly<Record<string, number>>>> {
    return Object.fromEntries(
      [...this.#counts].map(([method, results]) => [method, Object.fromEntries(results)]),
    )
  }

  async call({ method, content }: HisMessage): Promise<HisReply> {
    const reply = await this.#send(method, content)
    const result = reply.outcome === 'refused' ? reply.code : reply.outcome
    const results = this.#counts.get(method) ?? new Map<string, number>()
    this.#counts.set(method, results.set(result, (results.get(result) ?? 0) + 1))
    return reply
  }

  async #send(method: string, content: object): Promise<HisReply> {
    const { url, app } = this.#options
    const answer = await post(
      `${url}/api/medical/${method}`,
      sealHisRequest(app, content, randomUUID()),
    )
    if (answer === null) return { outcome: 'silent' }
    const opened = openedBy(app, answer)
    if (opened === null) return { outcome: 'refused', code: 'ANSWER_UNFIT', text: '答复的签名不对' }
    const { result, message } = opened
    if (result === hisDone) {
      return { outcome: 'done', content: message as Record<string, unknown> }
    }
    if (unsettledCodes.has(result)) return { outcome: 'silent' }
    return { outcome: 'refused', code: result, text: String(message) }
  }
}

/** Null for an answer that is not signed with the key of the app. */
function openedBy(app: HisApp, answer: unknown): ReturnType<typeof openHisAnswer> | null {
  try {
    return openHisAnswer(app, answer)
  } catch {
    return null
  }
}

/** Null where nobody answered, or the answer broke off. */
async function post(url: string, body: object): Promise<unknown> {
  try {
    const response = await fetch(url, {
      method: 'POST',
      headers: { 'content-type': 'application/json; charset=utf-8' },
      body: JSON.stringify(body),
      signal: AbortSignal.timeout(timeoutMs),
    })
    return await response.json()
  } catch {
    return null
  }
}
