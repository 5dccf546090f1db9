import type { Instant } from '@piaoqiao/domain'
import type { ActService } from './act-services.ts'
import type { BillKey } from './bill-ports.ts'

export type ActOutcome = 'done' | 'refused' | 'unknown'

/** One bill of an act. */
export interface ActItem extends BillKey {
  /** From 1, in the order in which it was asked. */
  readonly itemNumber: number
  /** The item as the registry gets it. */
  readonly wire: Readonly<Record<string, unknown>>
  readonly caseId: string | null
  /** What the books say of it, for the receiver's accounting data; only with postings. */
  readonly booking: Booking | null
}

export interface Booking {
  readonly summary: string
  readonly entries: readonly BookedEntry[]
}

export interface BookedEntry {
  readonly direction: 'debit' | 'credit'
  readonly accountCode: string
  readonly accountName: string
  /** Yuan. */
  readonly amount: string
}

/** What the registry answered to one bill. */
export interface ItemAnswer {
  readonly outcome: ActOutcome
  readonly code: string
  readonly sentence: string
  readonly next: string | null
  /** The whole answer, as it came. */
  readonly answer: Readonly<Record<string, unknown>>
}

export interface AnsweredItem extends ActItem {
  /** Null until there is an answer. */
  readonly answered: ItemAnswer | null
  readonly accounting: 'none' | 'wanted' | 'made' | 'failed'
}

export interface Act {
  /** Also the request id at the registry. */
  readonly actId: string
  readonly unitId: string
  readonly userId: string
  readonly requestId: string
  readonly service: ActService
  /** Hexadecimal. */
  readonly digest: string
  readonly itemCount: number
  readonly createdAt: Instant
  readonly attempts: number
  /** Null once every bill is answered. */
  readonly nextAttemptAt: Instant | null
}

/** What units asked of the registry. */
export interface Acts {
  /** False where the unit used this request id before. */
  add(act: Act, items: readonly ActItem[]): Promise<boolean>
  findByRequest(unitId: string, requestId: string): Promise<Act | null>
  find(unitId: string, actId: string): Promise<Act | null>
  items(actId: string): Promise<readonly AnsweredItem[]>
  /** Newest first. */
  list(unitId: string, behind: string | null, limit: number): Promise<readonly Act[]>
  /** Takes acts that wait for their answers in hand, and puts them off so that nobody else takes them meanwhile. */
  takeDue(at: Instant, untilAt: Instant, limit: number): Promise<readonly Act[]>
  /** Writes answers; an answer that is settled is never written over. Says which items changed. */
  answer(
    actId: string,
    answers: ReadonlyMap<number, ItemAnswer>,
    nextAttemptAt: Instant | null,
  ): Promise<readonly number[]>
  /** Takes postings whose accounting data is still to be made in hand, and puts them off so that others have their turn. */
  takeAccountingDue(at: Instant, untilAt: Instant, limit: number): Promise<readonly Act[]>
  accountingIs(
    actId: string,
    itemNumbers: readonly number[],
    state: 'made' | 'failed',
  ): Promise<void>
}
