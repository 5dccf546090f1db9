import type { ProvinceCode } from '@piaoqiao/domain'
import { billIdText } from '@piaoqiao/domain'
import type { Judgement } from '../engine/judgement.ts'
import type { ChainedEvent, ChangeBatch } from '@piaoqiao/province/parts'
import type { BillModel } from './bill-model.ts'
import type { EventRecord } from './event-record.ts'
import { expectedHash, hashBeforeFirst, recordOf } from './event-record.ts'
import { followEvent } from './follow-event.ts'
import { demandRest } from './follow-reversal.ts'
import { outlineOfBill, outlineOfModel } from './outlines.ts'

/** An event as it was committed, and the bill after it. */
export interface Version {
  readonly event: EventRecord
  readonly text: string
  readonly hash: string
  readonly model: BillModel
  readonly committedAt: number
  /** Number of the transaction, over all provinces. */
  readonly commit: number
}

/** The histories of all bills, as the witness saw them being committed. */
export class Histories {
  readonly #judgement: Judgement
  readonly #now: () => number
  readonly #versions = new Map<string, Version[]>()
  #commits = 0

  constructor(judgement: Judgement, now: () => number) {
    this.#judgement = judgement
    this.#now = now
  }

  get all(): ReadonlyMap<string, readonly Version[]> {
    return this.#versions
  }

  get commits(): number {
    return this.#commits
  }

  of(billKey: string): readonly Version[] {
    return this.#versions.get(billKey) ?? []
  }

  /** The bill as it stood at some moment since then; null stands for a bill that was not registered. */
  since(billKey: string, from: number): readonly (BillModel | null)[] {
    const versions = this.of(billKey)
    const later = versions.findIndex(({ committedAt }) => committedAt > from)
    const first = later === -1 ? versions.length - 1 : later - 1
    const models = versions.slice(Math.max(first, 0)).map(({ model }) => model)
    return first < 0 ? [null, ...models] : models
  }

  /** Follows what one transaction wrote. */
  take(province: ProvinceCode, batch: ChangeBatch): void {
    this.#commits += 1
    const touched = new Set<string>()
    for (const event of batch.events) {
      const billKey = billIdText(event.billId)
      touched.add(billKey)
      this.#demand(billKey, billKey.startsWith(province), 'the home province decides over a bill')
      this.#follow(billKey, event)
    }
    for (const billKey of touched) this.#rest(billKey)
    this.#compare(batch, touched)
    this.#demandRedBills(batch)
  }

  #follow(billKey: string, { text, hash, previousHash, sequence }: ChainedEvent): void {
    const versions = this.#versions.get(billKey) ?? []
    const last = versions.at(-1)
    const event = recordOf(text)
    const demand = (holds: boolean, rule: string) => this.#demand(billKey, holds, rule)
    demand(
      event.billKey === billKey && event.sequence === sequence,
      'an event is what it is kept as',
    )
    demand(sequence === (last?.event.sequence ?? 0) + 1, 'no event is skipped, doubled or moved')
    demand(
      previousHash === (last?.hash ?? hashBeforeFirst),
      'an event is chained to the one before',
    )
    demand(hash === expectedHash(previousHash, text), 'the hash of an event is that of its text')
    const model = followEvent(last?.model ?? null, event, demand)
    if (model === null) return
    const commit = this.#commits
    versions.push({ event, text, hash, model, committedAt: this.#now(), commit })
    this.#versions.set(billKey, versions)
  }

  #rest(billKey: string): void {
    const last = this.of(billKey).at(-1)
    if (last === undefined) return
    demandRest(last.model, (holds, rule) => this.#demand(billKey, holds, rule))
  }

  /** What is kept of a bill is what its events say. */
  #compare({ bills }: ChangeBatch, touched: ReadonlySet<string>): void {
    for (const { after, lastHash } of bills) {
      const billKey = billIdText(after.id)
      const last = this.of(billKey).at(-1)
      if (last === undefined || !touched.has(billKey)) {
        this.#demand(billKey, false, 'a bill changes by events only')
        continue
      }
      this.#demand(
        billKey,
        lastHash === last.hash,
        'a bill is kept with the hash of its last event',
      )
      const kept = outlineOfBill(after)
      const expected = outlineOfModel(last.model)
      this.#judgement.demand(
        kept === expected,
        'the state of a bill is what follows from its events',
        () => `${billKey}: kept ${kept}, follows ${expected}`,
      )
    }
    this.#judgement.demand(
      bills.length === touched.size,
      'every bill with an event is written',
      () => [...touched].join(),
    )
  }

  /** A red bill comes into the registry only in the transaction that reverses its original. */
  #demandRedBills({ events }: ChangeBatch): void {
    const records = events.map(({ text }) => recordOf(text))
    const reversed = records.flatMap(({ billKey, kind, change }) =>
      kind === 'reversal.completed' ? [`${billKey} ${String(change['redBillId'])}`] : [],
    )
    const red = records.flatMap(({ billKey, kind, change }) => {
      const original = (change['facts'] as { original?: string | null } | undefined)?.original
      return kind === 'bill.registered' && typeof original === 'string'
        ? [`${original} ${billKey}`]
        : []
    })
    this.#judgement.demand(
      reversed.toSorted().join() === red.toSorted().join(),
      'a bill is reversed together with the registration of its red bill',
      () => `${reversed.join()} and ${red.join()}`,
    )
  }

  #demand(billKey: string, holds: boolean, rule: string): void {
    this.#judgement.demand(holds, rule, () => `bill ${billKey}`)
  }
}
