import { hmacSm3 } from '@piaoqiao/gm-crypto'
import { serviceNamed } from '@piaoqiao/protocol'
import type { Connection } from './connection.ts'
import { ExchangeError } from './exchange-error.ts'
import type { JournalEntry, RequestJournal } from './journal/request-journal.ts'
import { repeatedly } from './retry.ts'
import type { Pausing, Repeated, RetryPolicy } from './retry.ts'

export interface MessengerOptions {
  readonly connection: Connection
  /** Keys the digests of the journal. */
  readonly appKey: Uint8Array
  readonly journal: RequestJournal
  readonly policy: RetryPolicy
  readonly pausing: Pausing
  readonly now: () => number
}

export interface Message<Answer> {
  readonly service: string
  readonly payload: unknown
  readonly requestId: string
  /** Makes an answer of the payload that came back. @throws ExchangeError where it is none */
  readonly read: (payload: unknown) => Answer
  readonly isSettled: (answer: Answer) => boolean
  readonly leavesDoubt: (answer: Answer) => boolean
  /** Whether the caller knows that the message may have been sent before. */
  readonly mayHaveBeenSent: boolean
  readonly signal: AbortSignal | undefined
}

/** Brings a message to its answer: kept in the journal before it is sent, repeated under the same request id. */
export class Messenger {
  readonly #options: MessengerOptions

  constructor(options: MessengerOptions) {
    this.#options = options
  }

  /** @throws ExchangeError, RequestIdReused, JournalFull */
  async send<Answer>(message: Message<Answer>): Promise<Repeated<Answer>> {
    const hasEffect = serviceNamed(message.service)?.changes === true
    if (!hasEffect) return this.#attempt(message, false, message.mayHaveBeenSent)
    const begun = await this.#options.journal.begin(this.#entryOf(message))
    const mayHaveBeenSent = message.mayHaveBeenSent || begun.mayHaveBeenSent
    try {
      const repeated = await this.#attempt(message, true, mayHaveBeenSent)
      if (message.isSettled(repeated.answer)) await this.#settle(message.requestId)
      return repeated
    } catch (error) {
      const nothingWasDone = error instanceof ExchangeError && error.kind !== 'unknown'
      if (nothingWasDone) await this.#settle(message.requestId)
      throw error
    }
  }

  #attempt<Answer>(
    { service, payload, requestId, read, isSettled, leavesDoubt, signal }: Message<Answer>,
    hasEffect: boolean,
    mayHaveBeenSent: boolean,
  ): Promise<Repeated<Answer>> {
    const { connection, policy, pausing } = this.#options
    const options = { requestId, ...(signal !== undefined && { signal }) }
    const attempt = async () => read(await connection.call(service, payload, options))
    const told = { attempt, isSettled, leavesDoubt, hasEffect, mayHaveBeenSent }
    return repeatedly({ ...told, policy, pausing, signal })
  }

  #entryOf(message: Pick<Message<unknown>, 'service' | 'payload' | 'requestId'>): JournalEntry {
    const { service, payload, requestId } = message
    const text = `${service}\n${JSON.stringify(payload)}`
    const digest = Buffer.from(hmacSm3(this.#options.appKey, text)).toString('hex')
    return { requestId, service, digest, begunAt: new Date(this.#options.now()).toISOString() }
  }

  /** An answer that is known is worth more than its mark in the journal, so a failure here costs no answer. */
  async #settle(requestId: string): Promise<void> {
    await this.#options.journal.settle(requestId).catch(() => undefined)
  }
}
