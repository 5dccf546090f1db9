import type { BillId, Instant, PartyId } from '@piaoqiao/domain'

/** That a party looked at a bill: it verified it, asked for its state, or read its file. */
export interface SeenLook {
  readonly billId: BillId
  readonly partyId: PartyId
  readonly partyName: string
  readonly service: string
  readonly at: Instant
}

export interface LookStore {
  /** Of several looks of a party by the same service on one day (of Beijing) the latest is kept. */
  keep(looks: readonly SeenLook[]): Promise<void>
  /** The newest looks at a bill, newest first; at most `looksPerBillMax` are kept. */
  looksAt(billId: BillId): Promise<readonly SeenLook[]>
}

/** Most looks that are kept of one bill; older ones go. */
export const looksPerBillMax = 100

/** Takes note of looks without keeping whoever looks waiting. */
export interface LookWatch {
  seen(look: SeenLook): void
}
