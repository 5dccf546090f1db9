import type { BillId, Instant, Stakeholder } from '@piaoqiao/domain'
import type { ChainedEvent, StoredOperation } from './ports.ts'

/** That a portal follows a payer's bills from now on, or no longer does. */
export interface Announcement {
  readonly payerKey: string
  readonly active: boolean
}

/** How far a reader of a payer's bills has come. */
export interface PayerCursor {
  /** When the bill became the payer's. */
  readonly since: Instant
  readonly billId: BillId
}

/** Payers, known by the keyed hash of their codes, with who follows their bills. */
export interface PayerStore {
  /**
   * Carries out the announcements of a portal, in order.
   * @returns the keys for which `portalsPerPayerMax` others are announced already; nothing was entered for those
   */
  announce(
    portal: Stakeholder,
    announcements: readonly Announcement[],
  ): Promise<ReadonlySet<string>>
  /** The portals of payers, by key; payers whom nobody follows are left out. */
  portalsOf(payerKeys: readonly string[]): Promise<ReadonlyMap<string, readonly Stakeholder[]>>
  /** The bills of a payer after a cursor, those that became theirs first before the others. */
  billsOf(payerKey: string, after: PayerCursor, limit: number): Promise<readonly PayerCursor[]>
}

/** The histories of own bills, as they are stored. */
export interface HistoryStore {
  /** The events of a bill after a number, in order. */
  eventsOf(billId: BillId, after: number, limit: number): Promise<readonly ChainedEvent[]>
  /** The operations on a bill with their answers, in the order of their ids. */
  operationsOn(billId: BillId, limit: number): Promise<readonly StoredOperation[]>
}
