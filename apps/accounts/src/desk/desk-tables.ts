import type { UnitCases } from '../people/case-ports.ts'
import type { Transact } from '../transact.ts'
import type { Acts } from './act-ports.ts'
import type { SeenBills } from './bill-ports.ts'
import type { DeskFeeds, Inbox } from './inbox-ports.ts'
import type { KeptFiles } from './kept-file-ports.ts'
import type { Sheets } from './sheet-ports.ts'
import type { DeskStatistics } from './statistics-ports.ts'
import type { BillUses } from './use-ports.ts'

/** The tables of the desk. */
export interface DeskTables {
  readonly bills: SeenBills
  readonly uses: BillUses
  readonly inbox: Inbox
  readonly feeds: DeskFeeds
  readonly acts: Acts
  readonly sheets: Sheets
  readonly keptFiles: KeptFiles
  readonly statistics: DeskStatistics
  /** Those of the people's room, as a unit works on them. */
  readonly cases: UnitCases
}

export type DeskTransact = Transact<DeskTables>
