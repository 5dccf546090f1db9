import { sm3Hex } from '@piaoqiao/gm-crypto'
import type { AnnounceItem, BillsRequest, CollectItem, FeedEntry } from '@piaoqiao/protocol'
import { ExchangeError } from '@piaoqiao/sdk'
import type { Client } from '@piaoqiao/sdk'
import {
  doneOf,
  grant,
  historyOf,
  isShown,
  isUsable,
  payersBillOf,
  payerKeyOf,
  refused,
  revoke,
  viewOf,
} from './portal-bills.ts'
import type { BillKey, PlayedState, PortalBill, Wire } from './portal-bills.ts'

/** Registries of several provinces in memory, as a portal of people meets them. */
export class PlayedPortal {
  readonly announced: AnnounceItem[] = []
  /** Every message in its order. */
  readonly messages: { readonly service: string; readonly requestId: string }[] = []
  /** Provinces that do not answer now. */
  readonly unreachable = new Set<string>()
  /** Nothing is answered at all while it is true. */
  isDown = false
  /** Services that are refused now, each with the code. */
  readonly refusing = new Map<string, string>()
  /** Services whose answers are lost on the way. */
  readonly silent = new Set<string>()
  /** What happens between the answer of a registry and the moment in which the office has it. */
  meanwhile: () => Promise<void> = async () => undefined
  readonly provinces = new Set(['50', '32'])
  readonly files = new Map<string, Uint8Array>()
  readonly #bills = new Map<string, PlayedState>()
  readonly #feed: FeedEntry[] = []
  readonly #answers = new Map<string, unknown>()
  readonly #clock: { readonly now: number }

  constructor(clock: { readonly now: number }) {
    this.#clock = clock
  }

  issue(...bills: readonly PortalBill[]): void {
    for (const bill of bills) {
      const owner = isUsable(bill.payerCode) ? bill.payerCode : null
      this.#bills.set(bill.billCode + bill.billNumber, {
        ...bill,
        owner,
        sequence: 1,
        state: '可报销',
        lockedBy: null,
        granted: new Set(),
      })
      const { billCode } = bill
      const key = owner === null ? {} : { payerKey: payerKeyOf(billCode.slice(0, 2), owner) }
      this.#tell(bill, 'bill.registered', bill.issuerName, key)
    }
  }

  /** How many messages of a service came. */
  count(service: string): number {
    return this.messages.filter((message) => message.service === service).length
  }

  lock(bill: BillKey, unitName: string): void {
    const state = this.#stateOf(bill)
    state.lockedBy = unitName
    state.state = '已锁定'
    this.happen(bill, 'bill.locked', unitName, {})
  }

  /** Something happened to a bill at its registry, and the portal is told. */
  happen(bill: BillKey, kind: string, actorName: string, details: Wire): void {
    this.#stateOf(bill).sequence += 1
    this.#tell(bill, kind, actorName, details)
  }

  client(): Client {
    const played = {
      call: async (service: string, payload: Wire, options: { readonly requestId?: string } = {}) =>
        this.#take(service, payload, options.requestId ?? `read-${this.messages.length}`),
      status: async (items: readonly BillKey[]) => {
        const answer = this.#read('bill.status', items)
        await this.meanwhile()
        return answer
      },
      verify: async (items: readonly BillKey[]) => this.#read('bill.verify', items),
      events: async (after: string, limit: number) => {
        this.#reach('event.feed', 'read')
        const entries = this.#feed.slice(Number(after), Number(after) + limit)
        const next = String(Number(after) + entries.length)
        return { entries, next, more: Number(next) < this.#feed.length }
      },
    }
    return played as unknown as Client
  }

  #read(service: string, items: readonly BillKey[]) {
    const requestId = `read-${this.messages.length}`
    const { items: answers } = this.#take(service, { items }, requestId) as {
      readonly items: readonly unknown[]
    }
    return { results: items.map((item, index) => ({ item, answer: answers[index] })) }
  }

  #reach(service: string, requestId: string): void {
    this.messages.push({ service, requestId })
    if (!this.isDown && !this.silent.has(service)) return
    const code = 'EXCHANGE_TIMEOUT'
    const said = { kind: 'unknown', code, message: code, sentence: '', next: '' } as const
    throw new ExchangeError({ ...said, retryable: true })
  }

  #take(service: string, payload: Wire, requestId: string): unknown {
    this.#reach(service, requestId)
    const known = this.#answers.get(requestId)
    if (known !== undefined) return known
    const answer = this.#answerTo(service, payload)
    const isSettled = !/HOME_PROVINCE_UNREACHABLE|SERVICE_BUSY/.test(JSON.stringify(answer))
    if (isSettled) this.#answers.set(requestId, answer)
    return answer
  }

  #answerTo(service: string, payload: Wire): unknown {
    if (service === 'account.bills') return this.#billsOf(payload as unknown as BillsRequest)
    if (service === 'bill.history') return this.#owned(payload, (state) => historyOf(state))
    if (service === 'bill.file') return this.#fileOf(payload)
    const items = payload['items'] as readonly Wire[]
    const code = this.refusing.get(service)
    if (code !== undefined) return { items: items.map(() => refused(code)) }
    const one: Readonly<Record<string, (item: never) => unknown>> = {
      'account.announce': (item: AnnounceItem) => this.#announce(item),
      'bill.collect': (item: CollectItem) => this.#collect(item),
      'bill.status': (item: BillKey) => this.#found(item),
      'bill.verify': (item: PortalBill) => this.#verified(item),
      'authorisation.grant': (item: Wire) => this.#owned(item, (state) => grant(state)),
      'authorisation.revoke': (item: Wire) => this.#owned(item, (state) => revoke(state, item)),
    }
    const serve = one[service]
    if (serve === undefined) throw new Error(`the played portal serves no ${service}`)
    return { items: items.map((item) => serve(item as never)) }
  }

  #announce(item: AnnounceItem): Wire {
    const { province, payerCode, active } = item
    if (!this.provinces.has(province)) return refused('HOME_PROVINCE_UNKNOWN')
    if (this.unreachable.has(province)) return refused('HOME_PROVINCE_UNREACHABLE')
    this.announced.push(item)
    const code = active ? 'ANNOUNCED' : 'WITHDRAWN'
    const payerKey = payerKeyOf(province, payerCode)
    return { outcome: 'done', code, sentence: '已记录。', province, payerKey }
  }

  #billsOf({ province, payerCode, after = '0', limit = 200 }: BillsRequest): Wire {
    if (this.unreachable.has(province)) return refused('HOME_PROVINCE_UNREACHABLE')
    const own = [...this.#bills.values()].filter(
      (bill) => bill.owner === payerCode && bill.billCode.startsWith(province),
    )
    const page = own.slice(Number(after), Number(after) + limit)
    const end = Number(after) + page.length
    return {
      outcome: 'found',
      bills: page.map(payersBillOf),
      next: end < own.length ? `${end}` : null,
    }
  }

  #collect(item: CollectItem): Wire {
    const state = this.#bills.get(item.billCode + item.billNumber)
    if (state === undefined) return refused('BILL_NOT_FOUND')
    if (state.owner === null && !isShown(state, item)) return refused('NOT_THE_PAYER')
    if (state.owner !== null && state.owner !== item.payerCode) {
      return refused(isUsable(state.payerCode) ? 'NOT_THE_PAYER' : 'BILL_COLLECTED_BY_ANOTHER')
    }
    state.owner = item.payerCode
    return doneOf(state, 'COLLECTED')
  }

  #found(item: BillKey): Wire {
    const state = this.#bills.get(item.billCode + item.billNumber)
    if (state === undefined) return refused('BILL_NOT_FOUND')
    return viewOf(state)
  }

  #owned(payload: Wire, work: (state: PlayedState) => Wire): Wire {
    const state = this.#bills.get(`${String(payload['billCode'])}${String(payload['billNumber'])}`)
    if (state === undefined) return refused('BILL_NOT_FOUND')
    return state.owner === payload['payerCode'] ? work(state) : refused('NOT_THE_PAYER')
  }

  #verified(item: PortalBill): Wire {
    const state = this.#bills.get(item.billCode + item.billNumber)
    return state !== undefined && isShown(state, item) ? this.#found(item) : refused('FACTS_DIFFER')
  }

  /** To its payer, and to whoever shows its whole face. */
  #fileOf(payload: Wire): Wire {
    const key = `${String(payload['billCode'])}${String(payload['billNumber'])}`
    const state = this.#bills.get(key)
    const bytes = this.files.get(key)
    if (state === undefined || bytes === undefined) return refused('BILL_NOT_FOUND')
    if (state.owner !== payload['payerCode'] && !isShown(state, payload)) {
      return refused('NOT_THE_PAYER')
    }
    const { billCode, billNumber } = state
    const content = Buffer.from(bytes).toString('base64')
    const digest = sm3Hex(bytes)
    return { outcome: 'done', billCode, billNumber, format: 'xml', content, digest }
  }

  #stateOf({ billCode, billNumber }: BillKey): PlayedState {
    const state = this.#bills.get(billCode + billNumber)
    if (state === undefined) throw new Error('the played registries have no such bill')
    return state
  }

  #tell({ billCode, billNumber }: BillKey, kind: string, actorName: string, details: Wire): void {
    const { sequence } = this.#stateOf({ billCode, billNumber })
    const event = {
      billCode,
      billNumber,
      sequence,
      kind,
      title: kind,
      at: new Date(this.#clock.now).toISOString(),
      actorName,
      standing: 'valid',
      form: 'electronic',
      reimbursement: 'open',
      details,
      previousHash: '0'.repeat(64),
      hash: '1'.repeat(64),
    }
    this.#feed.push({ position: String(this.#feed.length + 1), event })
  }
}
