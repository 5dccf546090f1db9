import type { Instant } from '@piaoqiao/domain'
import type { HostedApplication } from '../province/province-door.ts'
import type { UnitData } from './unit-fields.ts'

export type UnitAccountKind = 'by_hand' | 'by_system'
/** `applied`: approved, and not yet enrolled at the registry. A closed account is never opened again. */
export type UnitAccountState = 'applied' | 'open' | 'suspended' | 'closed'

/** The account of a unit. Its credit code is its party id in the exchange. */
export interface UnitAccount {
  /** `N-…` */
  readonly unitId: string
  readonly creditCode: string
  readonly unitName: string
  readonly kind: UnitAccountKind
  readonly state: UnitAccountState
  /** The bureau that looks after it. */
  readonly bureauId: string
  /** Holds personal data: masked in answers. */
  readonly data: UnitData
  readonly createdAt: Instant
  readonly openedAt: Instant | null
  /** Why it is suspended or closed. */
  readonly stateReason: string | null
}

/** What anybody may know of a unit. */
export type NamedAccount = Pick<UnitAccount, 'unitId' | 'creditCode' | 'unitName'>

/** A unit whose application this office keeps. */
export interface HostedUnit extends NamedAccount {
  readonly application: HostedApplication
}

/** The accounts of units. Of each kind a unit has at most one that is not closed. */
export interface UnitAccounts {
  find(unitId: string): Promise<UnitAccount | null>
  /** Locks the row until the end of the transaction. */
  hold(unitId: string): Promise<UnitAccount | null>
  /** The account that is not closed: by hand before by system, unless a kind is asked for. */
  findByCredit(creditCode: string, kind?: UnitAccountKind): Promise<UnitAccount | null>
  /** An open unit by hand with its keys, and nothing else of its account; null for every other one. */
  hosted(unitId: string): Promise<HostedUnit | null>
  /**
   * Open units in whose name a text of at least two characters stands, each once, in the order of their ids and behind one.
   */
  openNamed(
    text: string,
    page: { readonly behind: string | null; readonly limit: number },
  ): Promise<readonly NamedAccount[]>
  /** Ids of the open units by hand in their order, at most `limit` behind one. */
  openByHand(behind: string | null, limit: number): Promise<readonly string[]>
  /** @throws for a second account of one kind that is not closed; look for it first */
  add(account: UnitAccount): Promise<void>
  /** Writes everything that can change; credit code and kind cannot. */
  save(account: UnitAccount): Promise<void>
}
