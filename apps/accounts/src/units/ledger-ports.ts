import type { Instant } from '@piaoqiao/domain'
import type { UnitAccountKind, UnitAccountState } from './units-ports.ts'

/** One account in the register of units, without personal data. */
export interface LedgerLine {
  readonly unitId: string
  readonly creditCode: string
  readonly unitName: string
  readonly kind: UnitAccountKind
  readonly state: UnitAccountState
  readonly bureauId: string
  readonly bureauName: string
  readonly createdAt: Instant
  readonly openedAt: Instant | null
}

export interface LedgerQuery {
  readonly bureauIds: readonly string[]
  /** Part of the name, or the whole credit code; null for all. */
  readonly text: string | null
  readonly state: UnitAccountState | null
  /** Accounts behind this id, oldest first. */
  readonly after: string | null
  readonly limit: number
}

/** The register of unit accounts (账户台账). */
export interface UnitLedger {
  page(query: LedgerQuery): Promise<readonly LedgerLine[]>
}
