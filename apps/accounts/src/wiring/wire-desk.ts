import { deskTables } from '../desk/postgres/desk-tables.ts'
import { caseRoutes } from '../desk/http/case-routes.ts'
import { actRoutes } from '../desk/http/act-routes.ts'
import type { DeskUses } from '../desk/http/desk-uses.ts'
import { fileRoutes } from '../desk/http/file-routes.ts'
import { inboxRoutes } from '../desk/http/inbox-routes.ts'
import { ledgerRoutes } from '../desk/http/ledger-routes.ts'
import { sheetRoutes } from '../desk/http/sheet-routes.ts'
import { statisticsRoutes } from '../desk/http/statistics-routes.ts'
import { verificationRoutes } from '../desk/http/verification-routes.ts'
import { createRunReading } from '../desk/reading/run-reading.ts'
import type { DeskTables } from '../desk/desk-tables.ts'
import type { DeskUnits } from '../desk/unit-ports.ts'
import { createFollowEvents } from '../desk/use-cases/follow-events.ts'
import { keepReimbursedFiles } from '../desk/use-cases/keep-reimbursed-files.ts'
import { makeDueReceiverData } from '../desk/use-cases/make-receiver-data.ts'
import { settleActs } from '../desk/use-cases/settle-acts.ts'
import { workSheets } from '../desk/use-cases/work-sheets.ts'
import { peopleTablesOn } from '../people/postgres/people-tables.ts'
import { tellingCases } from '../people/use-cases/telling-cases.ts'
import { createOutgoingMessages } from '../mail/postgres/outgoing-messages.ts'
import type { Queryable } from '../postgres/queryable.ts'
import { transactOver } from '../postgres/transact.ts'
import { createUnitAccounts } from '../units/postgres/unit-accounts.ts'
import type { UnitAccounts } from '../units/units-ports.ts'
import { fileKnowledgeFrom } from './desk-knowledge.ts'
import type { OfficeParts, Room } from './office-parts.ts'

const followEveryMs = 2_000
const newUnitsEveryMs = 5_000
const settleEveryMs = 5_000
const sheetsEveryMs = 1_000
const filesEveryMs = 60_000

/** Puts the desk of units by hand together. */
export function wireDesk(parts: OfficeParts): Room {
  const { pool, personalData, door, clock, files, settings } = parts
  const tablesOn = (client: Queryable): DeskTables => ({
    ...deskTables(client, personalData),
    cases: tellingCases(
      {
        ...peopleTablesOn(personalData)(client),
        messages: createOutgoingMessages(client, personalData),
      },
      clock,
    ),
  })
  const uses: DeskUses = {
    transact: transactOver(pool, personalData, tablesOn),
    tables: tablesOn(pool),
    units: unitsOfDesk(createUnitAccounts(pool, personalData)),
    door,
    files,
    clock,
    digestOf: (text) => Buffer.from(personalData.keyedHash('desk.act', text)).toString('hex'),
    runReading: createRunReading(),
    fileKnowledge: fileKnowledgeFrom(settings),
  }
  return {
    routes: [
      ...inboxRoutes(uses),
      ...caseRoutes(uses),
      ...verificationRoutes(uses),
      ...sheetRoutes(uses),
      ...actRoutes(uses),
      ...ledgerRoutes(uses),
      ...fileRoutes(uses),
      ...statisticsRoutes(uses),
    ],
    jobs: deskJobs(uses),
  }
}

function deskJobs(uses: DeskUses): Room['jobs'] {
  const events = createFollowEvents(uses)
  return [
    { name: 'desk-begin-feeds', everyMs: newUnitsEveryMs, work: events.beginNew },
    { name: 'desk-follow-events', everyMs: followEveryMs, work: events.follow },
    { name: 'desk-settle-acts', everyMs: settleEveryMs, work: () => settleActs(uses) },
    { name: 'desk-verify-sheets', everyMs: sheetsEveryMs, work: () => workSheets(uses) },
    { name: 'desk-keep-files', everyMs: filesEveryMs, work: () => keepReimbursedFiles(uses) },
    { name: 'desk-receiver-data', everyMs: filesEveryMs, work: () => makeDueReceiverData(uses) },
  ]
}

/** The unit accounts as the desk asks for them. */
function unitsOfDesk(accounts: UnitAccounts): DeskUnits {
  return {
    open: (unitId) => accounts.hosted(unitId),
    openIds: (behind, limit) => accounts.openByHand(behind, limit),
  }
}
