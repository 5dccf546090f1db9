import type { ChangeAnswerItem, RefusedItem, UnknownItem } from '@piaoqiao/protocol'
import { batchItemsMax, payloadBytesMax, wireUnknown } from '@piaoqiao/protocol'
import { exchangeError } from './exchange-error.ts'
import { partRequestId } from './request-id.ts'

/** One message of a batch. */
export interface BatchPart<Item> {
  readonly requestId: string
  /** Where its first item stands in the whole batch, from 0. */
  readonly start: number
  readonly items: readonly Item[]
}

/** What became of one item. `requestId` and `number` are what `operation.result` asks for. */
export interface ItemResult<Item, Answer> {
  readonly item: Item
  readonly requestId: string
  /** In its message, from 1. */
  readonly number: number
  readonly answer: Answer
}

/** Any answer to an item, as far as this package looks into it. */
export interface AnyAnswer {
  readonly outcome: string
  readonly code?: string
}

/** What the frame of a message takes beside its items. */
const frameBytes = 64

/**
 * Cuts items into messages: at most `batchItemsMax` each, and none larger than an envelope can hold. The same items
 * and the same request id give the same messages again.
 */
export function batchParts<Item>(
  items: readonly Item[],
  requestId: string,
): readonly BatchPart<Item>[] {
  const groups: { start: number; items: Item[] }[] = []
  let bytes = Infinity
  for (const [index, item] of items.entries()) {
    const itemBytes = Buffer.byteLength(JSON.stringify(item)) + 1
    let group = groups.at(-1)
    const isFull = group?.items.length === batchItemsMax || bytes + itemBytes > payloadBytesMax
    if (group === undefined || isFull) {
      group = { start: index, items: [] }
      groups.push(group)
      bytes = frameBytes
    }
    group.items.push(item)
    bytes += itemBytes
  }
  return groups.map((group, index) => ({
    ...group,
    requestId: partRequestId(requestId, index + 1, groups.length),
  }))
}

/**
 * The answers to the items of one message. A refusal of the whole message refuses each of them.
 * @throws ExchangeError where the payload does not answer every item
 */
export function answersOf(payload: unknown, itemCount: number): readonly AnyAnswer[] {
  if (isAnswer(payload) && payload.outcome === 'refused') {
    return Array<AnyAnswer>(itemCount).fill(payload)
  }
  const items = itemsIn(payload)
  if (items.length !== itemCount || !items.every(isAnswer)) {
    throw exchangeError('EXCHANGE_ANSWER_UNEXPECTED', 'the items do not match the request')
  }
  return items
}

/** Refusals that say "not now": the same request can be sent again and may then succeed. */
const passingRefusals: ReadonlySet<string | undefined> = new Set([
  'HOME_PROVINCE_UNREACHABLE',
  'SERVICE_BUSY',
])

/**
 * Refusals that speak of the last attempt only: an earlier one may have been carried out before the province was busy, out
 * of reach, or taken out of the directory.
 */
const refusalsOfOneAttempt: ReadonlySet<string | undefined> = new Set([
  ...passingRefusals,
  'HOME_PROVINCE_UNKNOWN',
])

/** Whether the outcome of an item is known and stays as it is when the request is repeated. */
export function isSettled(answer: AnyAnswer): boolean {
  return answer.outcome !== 'unknown' && !isPassing(answer)
}

/**
 * The answer as it has to be read where an earlier attempt may have been carried out: "not now" speaks of the last
 * attempt only.
 */
export function inDoubt<Answer extends AnyAnswer>(answer: Answer): Answer | UnknownItem {
  const { outcome, code } = answer
  return outcome === 'refused' && refusalsOfOneAttempt.has(code) ? wireUnknown() : answer
}

/** `isSettled` for the payload of any service: whether it leaves the outcome of no item open. */
export function isPayloadSettled(payload: unknown): boolean {
  if (isAnswer(payload)) return isSettled(payload)
  return itemsIn(payload).every((item) => !isAnswer(item) || isSettled(item))
}

/** Whether the payload of any service says of an item that nobody knows what became of it. */
export function isPayloadUnknown(payload: unknown): boolean {
  const answers = isAnswer(payload) ? [payload] : itemsIn(payload).filter(isAnswer)
  return answers.some(({ outcome }) => outcome === 'unknown')
}

/** `inDoubt` for the payload of any service. */
export function payloadInDoubt(payload: unknown): unknown {
  if (isAnswer(payload)) return inDoubt(payload)
  const items = itemsIn(payload)
  if (items.length === 0) return payload
  return {
    ...(payload as object),
    items: items.map((item) => (isAnswer(item) ? inDoubt(item) : item)),
  }
}

export function isRefusedPayload(payload: unknown): payload is RefusedItem {
  return isAnswer(payload) && payload.outcome === 'refused'
}

function isPassing({ outcome, code }: AnyAnswer): boolean {
  return outcome === 'refused' && passingRefusals.has(code)
}

const outcomes: readonly string[] = ['done', 'found', 'refused', 'unknown'] satisfies (
  ChangeAnswerItem['outcome'] | 'found'
)[]

function isAnswer(value: unknown): value is AnyAnswer {
  if (!isRecord(value) || typeof value['outcome'] !== 'string') return false
  return outcomes.includes(value['outcome'])
}

function itemsIn(payload: unknown): readonly unknown[] {
  const items: unknown = isRecord(payload) ? payload['items'] : undefined
  return Array.isArray(items) ? items : []
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
