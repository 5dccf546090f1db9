import type { ServiceName } from '@piaoqiao/protocol'

/** The answer to one item, as far as everybody needs to read it. */
export interface ItemAnswer {
  readonly outcome: 'done' | 'refused' | 'unknown' | 'found'
  readonly code: string
  readonly [name: string]: unknown
}

/** A request before it has an id. */
export interface Draft {
  readonly service: ServiceName
  readonly items: readonly object[]
  /** The bill of every item, 18 digits; empty where an item names none. */
  readonly billKeys: readonly string[]
  readonly atomic: boolean
}

/** A request in the journal of its sender, which survives the sender's crashes. */
export interface Entry extends Draft {
  readonly requestId: string
  /** Final answers, by item. */
  readonly answers: (ItemAnswer | null)[]
  attempts: number
  /** Left open until the end of the world. */
  isResigned: boolean
}

export function entryOf(draft: Draft, requestId: string): Entry {
  const answers = draft.items.map(() => null)
  return { ...draft, requestId, answers, attempts: 0, isResigned: false }
}

export function isSettled({ answers }: Entry): boolean {
  return answers.every((answer) => answer !== null)
}

/** Refusals that say "not now": the same request may be carried out when it is sent again. */
const passingCodes: ReadonlySet<string> = new Set(['HOME_PROVINCE_UNREACHABLE', 'SERVICE_BUSY'])

export function isPassing({ outcome, code }: ItemAnswer): boolean {
  return outcome === 'refused' && passingCodes.has(code)
}

export function isFinal(answer: ItemAnswer): boolean {
  return answer.outcome !== 'unknown' && !isPassing(answer)
}

/** Blocks of numbers and files are asked for one at a time, everything else item by item. */
const singleServices: ReadonlySet<ServiceName> = new Set(['number.allot', 'bill.file'])

/** What goes over the wire. */
export function payloadOf({ service, items, atomic }: Draft): object {
  if (singleServices.has(service)) return items[0] ?? {}
  return atomic ? { items, atomic } : { items }
}

/** The answers to the items of a message. */
export function answersIn(service: ServiceName, answer: unknown): readonly ItemAnswer[] {
  if (singleServices.has(service)) return [answer as ItemAnswer]
  return (answer as { readonly items: readonly ItemAnswer[] }).items
}
