import { billIdText } from '@piaoqiao/domain'
import type { ItemAnswer } from '../clients/journal.ts'
import type { Judgement } from '../engine/judgement.ts'
import type { ChangeBatch, StoredOperation } from '@piaoqiao/province/parts'
import type { BillModel } from './bill-model.ts'
import { reimbursed } from './bill-model.ts'
import { isCarriedOut } from './content-match.ts'
import type { EventRecord } from './event-record.ts'
import { recordOf } from './event-record.ts'
import type { Histories, Version } from './histories.ts'
import type { Content, RequestRecord, Requests } from './requests.ts'
import { billKeyOfItem } from './requests.ts'

/** Outcomes that can be given without anything new happening. */
const quietOutcomes: ReadonlySet<string> = new Set([
  'ALREADY_REGISTERED',
  'COLLECTED',
  'REVERSAL_GRANTED',
  'REVERSAL_HELD_MARKED',
  'REVERSAL_RECOVERY_ASKED',
])
/** Events that a refused request can bring to light or leave behind. */
const eventsOfRefusals: ReadonlySet<string> = new Set([
  'bill.lock_expired',
  'reversal.locked',
  'reversal.recovery_asked',
  'bill.registration_conflict',
])

const registryId = 'REGISTRY'
const clientOperation = /^([0-9A-Z]{18})\/(.+)#(\d+)$/

/** Every operation that was committed, with its answer. Each acts once, and does what was asked under its id. */
export class Operations {
  readonly #judgement: Judgement
  readonly #histories: Histories
  readonly #requests: Requests
  readonly #answers = new Map<string, string>()

  constructor(judgement: Judgement, histories: Histories, requests: Requests) {
    this.#judgement = judgement
    this.#histories = histories
    this.#requests = requests
  }

  get all(): ReadonlyMap<string, string> {
    return this.#answers
  }

  /** The answer that was committed for an item; null for one that was not decided. */
  answerTo({ partyId, entry }: Content, index: number): string | null {
    const operationId = `${partyId}/${entry.requestId}#${index + 1}`
    return this.#answers.get(`${billKeyOfItem(entry, index)} ${operationId}`) ?? null
  }

  /** Called after the histories have followed the batch. */
  take({ operations, events }: ChangeBatch): void {
    const ids = new Set(operations.map(({ operationId }) => operationId))
    for (const { text } of events) {
      const { operationId } = recordOf(text)
      this.#demand(operationId, ids.has(operationId), 'an operation is kept with what it did')
    }
    for (const operation of operations) this.#takeOne(operation)
  }

  #takeOne({ billId, operationId, answer: text }: StoredOperation): void {
    const billKey = billIdText(billId)
    const key = `${billKey} ${operationId}`
    this.#demand(operationId, !this.#answers.has(key), 'an operation is carried out once')
    this.#answers.set(key, text)
    const [, partyId = '', requestId = '', item = ''] = clientOperation.exec(operationId) ?? []
    const own = this.#eventsOf(billKey, operationId)
    this.#demand(
      operationId,
      own.every(({ version }) => version.commit === this.#histories.commits),
      'an operation acts in one transaction and never again',
    )
    if (partyId === '') return
    const record = this.#requests.find(partyId, requestId)
    this.#demand(operationId, record !== null, 'nothing is carried out that nobody asked for')
    if (record === null) return
    const answer = JSON.parse(text) as ItemAnswer
    const index = Number(item) - 1
    if (answer.outcome === 'done')
      this.#checkDone(record, index, billKey, { answer, own, operationId })
    else this.#checkRefused(record, index, billKey, { own, operationId })
  }

  #checkDone(
    record: RequestRecord,
    index: number,
    billKey: string,
    { answer, own, operationId }: Done,
  ): void {
    // The registry goes on with what was due before it looks at a request; that is not what was asked for.
    const isQuiet = own.every(({ event }) => event.actor.id === registryId)
    this.#demand(
      operationId,
      !isQuiet || quietOutcomes.has(answer.code),
      'what is answered as done has happened',
    )
    this.#narrow(record, operationId, ({ entry }) => {
      if (billKeyOfItem(entry, index) !== billKey) return false
      const item = entry.items[index] as Readonly<Record<string, unknown>>
      return isQuiet || isCarriedOut(entry.service, item, own)
    })
    const last = own.at(-1)?.version
    if (last !== undefined) this.#checkFields(operationId, answer, last)
  }

  #checkRefused(
    record: RequestRecord,
    index: number,
    billKey: string,
    { own, operationId }: Omit<Done, 'answer'>,
  ): void {
    this.#demand(
      operationId,
      own.every(({ event }) => eventsOfRefusals.has(event.kind)),
      'what is refused does not happen',
    )
    this.#narrow(record, operationId, ({ entry }) => billKeyOfItem(entry, index) === billKey)
  }

  /** Of several contents under one request id, only one is ever taken in, with all of its items. */
  #narrow(record: RequestRecord, operationId: string, fits: (content: Content) => boolean): void {
    const isDelivered = !this.#requests.isUndelivered(record)
    this.#demand(operationId, isDelivered, 'what was not delivered is not carried out')
    record.takenIn = (record.takenIn ?? record.contents).filter(fits)
    this.#demand(
      operationId,
      record.takenIn.length > 0,
      'what is carried out under a request id is one content that was sent under it',
    )
  }

  #checkFields(operationId: string, answer: ItemAnswer, { event, model }: Version): void {
    const { sequence, lockId, expiresAt, balance } = answer as ItemAnswer & AnsweredFields
    const demand = (holds: boolean, what: string) =>
      this.#demand(operationId, holds, `an answer tells the ${what} of what happened`)
    demand(sequence === event.sequence, 'number')
    if (answer.code === 'LOCKED') demand(lockId === model.lock?.lockId, 'lock')
    if (model.lock !== null && expiresAt !== undefined) {
      demand(Date.parse(expiresAt) === model.lock.expiresAt, 'end')
    }
    if (balance === undefined) return
    const fen = Math.round(Number(balance) * 100)
    demand(BigInt(fen) === model.reimbursable - reimbursed(model), 'balance')
  }

  #eventsOf(billKey: string, operationId: string): readonly OwnEvent[] {
    const versions = this.#histories.of(billKey)
    return versions.flatMap((version, index) => {
      if (version.event.operationId !== operationId) return []
      return [{ event: version.event, version, before: versions[index - 1]?.model ?? null }]
    })
  }

  #demand(operationId: string, holds: boolean, rule: string): void {
    this.#judgement.demand(holds, rule, () => `operation ${operationId}`)
  }
}

interface AnsweredFields {
  readonly sequence: number
  readonly lockId?: string
  readonly expiresAt?: string
  readonly balance?: string
}

interface OwnEvent {
  readonly event: EventRecord
  readonly version: Version
  readonly before: BillModel | null
}

interface Done {
  readonly answer: ItemAnswer
  readonly own: readonly OwnEvent[]
  readonly operationId: string
}
