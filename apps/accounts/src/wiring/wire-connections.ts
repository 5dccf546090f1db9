import { join } from 'node:path'
import { createKeptCodes } from '../access/postgres/one-time-codes.ts'
import { removeOldDrafts } from '../applications/use-cases/fill-application.ts'
import { createBureaus } from '../bureaus/postgres/bureaus.ts'
import { createInterfaceGuide } from '../connections/carrier/interface-guide.ts'
import { createSandboxClient } from '../connections/carrier/sandbox-client.ts'
import { connectionDraftRoutes } from '../connections/http/application-routes.ts'
import { bookingRoutes } from '../connections/http/booking-routes.ts'
import { calendarRoutes } from '../connections/http/calendar-routes.ts'
import { centreRoutes } from '../connections/http/centre-routes.ts'
import { jointTestRoutes } from '../connections/http/joint-test-routes.ts'
import { messageRoutes } from '../connections/http/message-routes.ts'
import { ownRoutes } from '../connections/http/own-routes.ts'
import { connectionReviewRoutes } from '../connections/http/review-routes.ts'
import { worldRoutes } from '../connections/http/world-routes.ts'
import { createBookings } from '../connections/postgres/bookings.ts'
import { createConnectionApplications } from '../connections/postgres/connection-applications.ts'
import { createConnections } from '../connections/postgres/connections.ts'
import { createJointTestForms } from '../connections/postgres/joint-test-forms.ts'
import { createKeptReports } from '../connections/postgres/kept-reports.ts'
import { createUnitKeyRing } from '../connections/postgres/unit-key-ring.ts'
import type { Sandbox } from '../connections/sandbox-port.ts'
import { changeEndings } from '../connections/use-cases/change-standing.ts'
import { connectionApplicationRules } from '../connections/use-cases/connection-application-rules.ts'
import type {
  ConnectionsParts,
  ConnectionsTables,
} from '../connections/use-cases/connections-parts.ts'
import { followFirstBills, raiseQuotas } from '../connections/use-cases/go-live.ts'
import { endOffers, remindOfSlots } from '../connections/use-cases/offer-slot.ts'
import { prepareSandboxes } from '../connections/use-cases/prepare-sandbox.ts'
import { enrolEnding } from '../connections/use-cases/sign-off.ts'
import { portalAddress } from '../mail/portal-address.ts'
import { createRegistryOrders } from '../orders/postgres/registry-orders.ts'
import { createOrderBook } from '../orders/use-cases/carry-out-orders.ts'
import { transactOver } from '../postgres/transact.ts'
import { createUnitAccounts, createUnitKeys } from '../units/postgres/unit-accounts.ts'
import { createUnitApplications } from '../units/postgres/unit-applications.ts'
import { createUnitUsers } from '../units/postgres/unit-users.ts'
import type { OfficeParts, Room } from './office-parts.ts'

const guideDirectory = join(import.meta.dirname, '../../../../docs/protocol')
const minuteMs = 60_000
const settleEveryMs = 5_000

/** Puts the room of connections together. @param sandbox instead of the one that the settings name, in tests */
export function wireConnections(parts: OfficeParts, sandbox = sandboxOf(parts)): Room {
  const { personalData, files, door, clock, logger, settings, crypto, keyName } = parts
  const { provinceUrl, provincePublicKey } = settings
  const publicUrl = portalAddress(settings.publicUrl, 'unit')
  const registry = { baseUrl: provinceUrl, platformPublicKey: provincePublicKey }
  const transact = transactOver<ConnectionsTables>(parts.pool, personalData, (client) =>
    tablesOn(client, parts),
  )
  const endings = {
    'connection.enrol': enrolEnding({ registry, publicUrl }),
    ...changeEndings,
  }
  const book = createOrderBook<ConnectionsTables>({ transact, door, clock, logger, endings })
  const connections: ConnectionsParts = {
    transact,
    personalData,
    files,
    door,
    book,
    publicUrl,
    sandbox,
    crypto,
    keyName,
    registry,
    guide: createInterfaceGuide(guideDirectory),
    allowsInternalAddresses: settings.allowInternalAddresses,
    clock,
    logger,
  }
  return {
    routes: [
      ...connectionDraftRoutes(connections),
      ...connectionReviewRoutes(connections),
      ...ownRoutes(connections),
      ...jointTestRoutes(connections),
      ...bookingRoutes(connections),
      ...messageRoutes(connections),
      ...worldRoutes(connections),
      ...centreRoutes(connections),
      ...calendarRoutes(connections),
    ],
    jobs: jobsOf(connections),
  }
}

const removeDrafts = (parts: ConnectionsParts, at: number) =>
  removeOldDrafts(connectionApplicationRules, parts, at)

type Client = Parameters<typeof createConnections>[0]

function tablesOn(client: Client, { personalData, province }: OfficeParts): ConnectionsTables {
  return {
    accounts: createUnitAccounts(client, personalData),
    keys: createUnitKeys(client, personalData),
    unitUsers: createUnitUsers(client, personalData),
    applications: createUnitApplications(client, personalData),
    orders: createRegistryOrders(client, personalData),
    codes: createKeptCodes(client),
    bureaus: createBureaus(client, province),
    connectionApplications: createConnectionApplications(client, personalData),
    connections: createConnections(client, personalData),
    keyRing: createUnitKeyRing(client),
    forms: createJointTestForms(client, personalData),
    bookings: createBookings(client),
    reports: createKeptReports(client),
  }
}

function sandboxOf({ settings }: OfficeParts): Sandbox | null {
  const { sandboxUrl, sandboxOperatorToken } = settings
  if (sandboxUrl === null || sandboxOperatorToken === null) return null
  return createSandboxClient(sandboxUrl, sandboxOperatorToken)
}

function jobsOf(connections: ConnectionsParts): Room['jobs'] {
  const { book, clock } = connections
  const job = (
    name: string,
    everyMs: number,
    work: (parts: ConnectionsParts, at: number) => Promise<number>,
  ) => ({ name: `connections-${name}`, everyMs, work: () => work(connections, clock()) })
  return [
    job('prepare-sandboxes', minuteMs, prepareSandboxes),
    job('end-offers', minuteMs, endOffers),
    job('remind-of-slots', minuteMs, remindOfSlots),
    job('follow-first-bills', minuteMs, followFirstBills),
    job('raise-quotas', 60 * minuteMs, raiseQuotas),
    job('remove-drafts', 60 * minuteMs, removeDrafts),
    { name: 'connections-settle-orders', everyMs: settleEveryMs, work: () => book.settle() },
  ]
}
