import { createKeptCodes } from '../access/postgres/one-time-codes.ts'
import { removeOldDrafts } from '../applications/use-cases/fill-application.ts'
import { createBureaus } from '../bureaus/postgres/bureaus.ts'
import { portalAddress } from '../mail/portal-address.ts'
import { transactOver } from '../postgres/transact.ts'
import { unitDraftRoutes } from '../units/http/application-routes.ts'
import { ledgerRoutes } from '../units/http/ledger-routes.ts'
import { unitReviewRoutes } from '../units/http/review-routes.ts'
import { unitRoutes } from '../units/http/unit-routes.ts'
import { createRegistryOrders } from '../orders/postgres/registry-orders.ts'
import { createUnitAccounts, createUnitKeys } from '../units/postgres/unit-accounts.ts'
import { createUnitApplications } from '../units/postgres/unit-applications.ts'
import { createUnitLedger } from '../units/postgres/unit-ledger.ts'
import { createUnitUsers } from '../units/postgres/unit-users.ts'
import { createOrderBook } from '../orders/use-cases/carry-out-orders.ts'
import { unitApplicationRules } from '../units/use-cases/unit-application-rules.ts'
import { unitEndings } from '../units/use-cases/unit-state.ts'
import type { UnitsParts, UnitsTables } from '../units/use-cases/units-parts.ts'
import type { OfficeParts, Room } from './office-parts.ts'

const settleEveryMs = 5_000
const tidyEveryMs = 3_600_000

/** Puts the room of units together. */
export function wireUnits(parts: OfficeParts): Room {
  const { pool, personalData, province, files, door, clock, logger, settings } = parts
  const publicUrl = portalAddress(settings.publicUrl, 'unit')
  const transact = transactOver<UnitsTables>(pool, personalData, (client) => ({
    accounts: createUnitAccounts(client, personalData),
    keys: createUnitKeys(client, personalData),
    unitUsers: createUnitUsers(client, personalData),
    applications: createUnitApplications(client, personalData),
    orders: createRegistryOrders(client, personalData),
    codes: createKeptCodes(client),
    bureaus: createBureaus(client, province),
  }))
  const endings = unitEndings(publicUrl)
  const book = createOrderBook<UnitsTables>({ transact, door, clock, logger, endings })
  const units: UnitsParts = { transact, personalData, files, door, book, publicUrl }
  return {
    routes: [
      ...unitDraftRoutes(units),
      ...unitRoutes(units),
      ...unitReviewRoutes(units),
      ...ledgerRoutes({ ...units, ledger: createUnitLedger(pool) }),
    ],
    jobs: [
      { name: 'settle-unit-orders', everyMs: settleEveryMs, work: () => book.settle() },
      {
        name: 'remove-old-drafts',
        everyMs: tidyEveryMs,
        work: () => removeOldDrafts(unitApplicationRules, units, clock()),
      },
    ],
  }
}
