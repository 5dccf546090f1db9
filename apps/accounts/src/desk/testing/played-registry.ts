import type { FeedEntry } from '@piaoqiao/protocol'
import { ExchangeError } from '@piaoqiao/sdk'
import type { BatchPart, Client } from '@piaoqiao/sdk'
import { refused, serve } from './played-services.ts'
import type { BillState, Item, PlayedBill, Wire } from './played-services.ts'

export type Fault = 'unreachable' | 'unknown_before' | 'unknown_after'

/** A registry of a few bills in memory, as far as the desk of a unit meets it. */
export class PlayedRegistry {
  readonly bills = new Map<string, BillState>()
  readonly feeds = new Map<string, FeedEntry[]>()
  /** Operations that were carried out, by unit and request id: a repeated request gets the same answer. */
  readonly operations = new Map<string, readonly Wire[]>()
  /** Every message in its order. */
  readonly messages: {
    readonly service: string
    readonly requestId: string
    readonly items: number
  }[] = []
  /** By bill, what somebody gets who asks for its file: the bytes, another answer, or a failure. */
  readonly files = new Map<string, Uint8Array | Wire | Error>()
  /** What happens to the next messages that change something or verify. */
  readonly faults: Fault[] = []
  readonly #clock: { readonly now: number }

  constructor(clock: { readonly now: number }) {
    this.#clock = clock
  }

  issue(...bills: readonly PlayedBill[]): void {
    for (const bill of bills) {
      this.bills.set(bill.billCode + bill.billNumber, {
        ...bill,
        sequence: 1,
        holder: null,
        lockId: '',
        expiresAt: 0,
        reversalMarked: false,
        reports: [],
      })
    }
  }

  tell(
    unit: string,
    bill: { readonly billCode: string; readonly billNumber: string },
    kind: string,
    details: Wire,
  ): void {
    const state = this.#stateOf(bill)
    const feed = this.feeds.get(unit) ?? []
    this.feeds.set(unit, feed)
    const event = {
      billCode: bill.billCode,
      billNumber: bill.billNumber,
      sequence: state.sequence,
      kind,
      title: kind,
      at: new Date(this.#clock.now).toISOString(),
      actorName: null,
      standing: 'valid',
      form: 'electronic',
      reimbursement: 'open',
      details,
      previousHash: '0'.repeat(64),
      hash: '1'.repeat(64),
    }
    feed.push({ position: String(feed.length + 1), event })
  }

  /** Something happens at the registry without the unit: numbered, and told to it. */
  happen(
    unit: string,
    bill: { readonly billCode: string; readonly billNumber: string },
    kind: string,
    details: Wire,
  ): void {
    this.#stateOf(bill).sequence += 1
    this.tell(unit, bill, kind, details)
  }

  /** The client of one unit. */
  client(unit: string): Client {
    const played = {
      batch: async (service: string, items: readonly Item[]) => {
        const answers = this.#serve(unit, service, items, 'read')
        return { requestId: 'read', results: resultsOf(items, answers, 'read') }
      },
      sendPart: async (
        service: string,
        { requestId, items }: BatchPart<Item>,
        options: { readonly mayHaveBeenSent?: boolean } = {},
      ) => {
        const key = `${unit}/${requestId}`
        const fault = this.faults.shift()
        this.messages.push({ service, requestId, items: items.length })
        if (fault === 'unreachable') throw failure('unreachable')
        if (fault === 'unknown_before') throw failure('unknown')
        const known = this.operations.get(key)
        if (known !== undefined && options.mayHaveBeenSent !== true && fault === undefined) {
          throw new Error('a request id was used again for a new act')
        }
        const answers = known ?? this.#serve(unit, service, items, requestId)
        this.operations.set(key, answers)
        if (fault === 'unknown_after') throw failure('unknown')
        return resultsOf(items, answers, requestId)
      },
      events: async (after: string, limit: number) => {
        const feed = this.feeds.get(unit) ?? []
        const entries = feed.slice(Number(after), Number(after) + limit)
        const next = String(Number(after) + entries.length)
        return { entries, next, more: Number(next) < feed.length }
      },
      file: async (bill: { readonly billCode: string; readonly billNumber: string }) => {
        const file = this.files.get(bill.billCode + bill.billNumber)
        if (file instanceof Error) throw file
        if (!(file instanceof Uint8Array)) return file ?? refused('BILL_NOT_FOUND')
        const content = Buffer.from(file).toString('base64')
        return { outcome: 'done', ...bill, format: 'xml', content, digest: '0'.repeat(64) }
      },
    }
    return played as unknown as Client
  }

  #stateOf(bill: { readonly billCode: string; readonly billNumber: string }): BillState {
    const state = this.bills.get(bill.billCode + bill.billNumber)
    if (state === undefined) throw new Error('the played registry has no such bill')
    return state
  }

  #serve(
    unit: string,
    service: string,
    items: readonly Item[],
    requestId: string,
  ): readonly Wire[] {
    if (requestId === 'read') {
      this.messages.push({ service, requestId, items: items.length })
      if (service === 'bill.verify' && this.faults.shift() !== undefined)
        throw failure('unreachable')
    }
    return items.map((item) => {
      const state = this.bills.get(`${String(item['billCode'])}${String(item['billNumber'])}`)
      if (state === undefined) return refused('BILL_NOT_FOUND')
      return serve(service, { state, item, unit, now: this.#clock.now })
    })
  }
}

export function failure(kind: 'unreachable' | 'unknown'): ExchangeError {
  const code = kind === 'unknown' ? 'EXCHANGE_TIMEOUT' : 'EXCHANGE_UNREACHABLE'
  return new ExchangeError({ kind, code, message: code, sentence: '', next: '', retryable: true })
}

function resultsOf(items: readonly Item[], answers: readonly Wire[], requestId: string) {
  return items.map((item, index) => ({
    item,
    requestId,
    number: index + 1,
    answer: answers[index],
  }))
}
