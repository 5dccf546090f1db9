import type { PersonalData } from '../../personal-data/personal-data.ts'
import type { Queryable } from '../../postgres/queryable.ts'
import type { DeskTables } from '../desk-tables.ts'
import { createActs } from './acts.ts'
import { createBillUses } from './bill-uses.ts'
import { createDeskFeeds } from './desk-feeds.ts'
import { createDeskStatistics } from './desk-statistics.ts'
import { createInbox } from './inbox.ts'
import { createKeptFiles } from './kept-files.ts'
import { createSeenBills } from './seen-bills.ts'
import { createSheets } from './sheets.ts'

/** The tables of the desk, on a pool or on the connection of a transaction; cases are the people's. */
export function deskTables(
  client: Queryable,
  personalData: PersonalData,
): Omit<DeskTables, 'cases'> {
  return {
    bills: createSeenBills(client, personalData),
    uses: createBillUses(client),
    inbox: createInbox(client),
    feeds: createDeskFeeds(client),
    acts: createActs(client, personalData),
    sheets: createSheets(client, personalData),
    keptFiles: createKeptFiles(client),
    statistics: createDeskStatistics(client),
  }
}
