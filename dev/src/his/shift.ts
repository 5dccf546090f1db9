import { setTimeout as pause } from 'node:timers/promises'
import type { CalendarDate } from '@piaoqiao/domain'
import type { Agenda } from './agenda.ts'
import type { HisCaller, HisReply } from './his-caller.ts'
import type { HisMessage } from './his-content.ts'
import type { BookedBill, HospitalBook } from './hospital-book.ts'

/** Units that may hold bills while their hospital wants to take them back. */
export interface BillHolders {
  /** False while the bill is not registered, or its province is away. */
  hold(bill: BookedBill): Promise<boolean>
  /** False while the province is away. */
  letGo(bill: BookedBill): Promise<boolean>
}

/** What the counters of a hospital work with on a day. */
export interface Shift {
  readonly day: CalendarDate
  readonly caller: HisCaller
  readonly book: HospitalBook
  readonly agenda: Agenda
  /** Null where no unit takes part. */
  readonly holders: BillHolders | null
}

/** A cashier asks again for so long before the request is left for later. */
export const patienceMs = 60_000
const pauseMs = 150

/** Sends the same request until there is an answer that settles it. Still `silent` where patience ended. */
export async function ask(
  { caller, book }: Pick<Shift, 'caller' | 'book'>,
  message: HisMessage,
  passingCodes: ReadonlySet<string> = new Set(),
): Promise<HisReply> {
  const until = performance.now() + patienceMs
  for (;;) {
    const reply = await caller.call(message)
    const isPassing =
      reply.outcome === 'silent' || (reply.outcome === 'refused' && passingCodes.has(reply.code))
    if (!isPassing || performance.now() > until) return reply
    book.repeats += 1
    await pause(pauseMs)
  }
}

/** The text of a member of an answer; empty where it has none. */
export function textIn(content: Readonly<Record<string, unknown>>, name: string): string {
  const value = content[name]
  return typeof value === 'string' ? value : ''
}
