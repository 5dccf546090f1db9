import type { BillId, CalendarDate, Fen, Instant, ProvinceCode } from '@piaoqiao/domain'

/** A bill in somebody's folder, as its registry described it last. */
export interface FolderBill {
  readonly personId: string
  readonly billId: BillId
  readonly province: ProvinceCode
  readonly billName: string
  readonly issuerId: string
  readonly issuerName: string
  readonly issuedOn: CalendarDate
  readonly face: Fen
  readonly balance: Fen
  readonly standing: string
  readonly form: string
  readonly reimbursement: string
  /** In one word. */
  readonly state: string
  readonly sentence: string
  readonly sequence: number
  /** Whether the portal was told of an event that came since. */
  readonly isStale: boolean
  readonly checkCode: string
  readonly source: 'collected' | 'claimed'
  readonly tags: readonly string[]
  readonly collectedAt: Instant
}

/** What changes of a bill in the folder when it is looked at again. */
export type BillState = Pick<
  FolderBill,
  'billId' | 'balance' | 'standing' | 'form' | 'reimbursement' | 'state' | 'sentence' | 'sequence'
>

/** An event of a bill, by its number. */
export interface BillEvent {
  readonly billId: BillId
  readonly sequence: number
}

export interface FolderQuery {
  /** Part of the name of bill or issuer, or the beginning of code and number. */
  readonly text: string | null
  readonly state: string | null
  readonly province: ProvinceCode | null
  readonly issuerId: string | null
  readonly tag: string | null
  readonly issuedFrom: CalendarDate | null
  readonly issuedTo: CalendarDate | null
  readonly amountFrom: Fen | null
  readonly amountTo: Fen | null
}

/** Bills of one day follow one another by their key. */
export interface FolderCursor {
  readonly issuedOn: CalendarDate
  readonly billId: BillId
}

export interface FolderCount {
  readonly state: string
  readonly bills: number
  readonly face: Fen
}

/** The bill folders of all people. */
export interface Folder {
  /** Enters bills; of those that are there it changes the state, if what comes is newer. */
  keep(bills: readonly FolderBill[]): Promise<void>
  find(personId: string, billIds: readonly BillId[]): Promise<readonly FolderBill[]>
  /** Newest day first. */
  list(
    personId: string,
    query: FolderQuery,
    page: { readonly after: FolderCursor | null; readonly limit: number },
  ): Promise<readonly FolderBill[]>
  /** Bills that something happened to since they were looked at. */
  stale(personId: string, limit: number): Promise<readonly FolderBill[]>
  counts(personId: string): Promise<readonly FolderCount[]>
  /** Notes what the registry says of bills now. */
  refresh(personId: string, states: readonly BillState[]): Promise<void>
  /** Notes of which events of bills the portal was told; says in whose folders the bills are. */
  noteTold(
    events: readonly BillEvent[],
  ): Promise<readonly { readonly personId: string; readonly billId: BillId }[]>
  /** Bills of which the registry does not yet tell the portal, by key behind one of them. */
  unfollowed(
    personId: string,
    province: ProvinceCode,
    page: { readonly after: BillId | null; readonly limit: number },
  ): Promise<readonly FolderBill[]>
  /** Notes that the registry tells of bills from now on, and the event with which it said so. */
  follow(personId: string, answered: readonly BillEvent[]): Promise<void>
  tag(personId: string, billId: BillId, tags: readonly string[]): Promise<boolean>
}

/** How far the portal's feed was followed. */
export interface PortalFeed {
  /** Locks it until the end of the transaction. */
  hold(): Promise<string>
  move(position: string): Promise<void>
}
