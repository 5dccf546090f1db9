import { bureauUserRoutes } from '../bureaus/http/bureau-user-routes.ts'
import { issuerRoutes } from '../bureaus/http/issuer-routes.ts'
import { recoveryRoutes } from '../bureaus/http/recovery-routes.ts'
import { registerRoutes } from '../bureaus/http/register-routes.ts'
import { createAuditorsLog, createPartyScope } from '../bureaus/postgres/auditors-log.ts'
import { createBureauIssuers } from '../bureaus/postgres/bureau-issuers.ts'
import { createBureauUsers } from '../bureaus/postgres/bureau-users.ts'
import { createBureaus } from '../bureaus/postgres/bureaus.ts'
import { createLockRecoveries } from '../bureaus/postgres/lock-recoveries.ts'
import type { BureausParts, BureausTables } from '../bureaus/use-cases/bureaus-parts.ts'
import { issuerEndings } from '../bureaus/use-cases/issuers.ts'
import { endRecoveries, recoveryEndings } from '../bureaus/use-cases/recover-lock.ts'
import { portalAddress } from '../mail/portal-address.ts'
import { createRegistryOrders } from '../orders/postgres/registry-orders.ts'
import { createOrderBook } from '../orders/use-cases/carry-out-orders.ts'
import { transactOver } from '../postgres/transact.ts'
import type { OfficeParts, Room } from './office-parts.ts'
import { reviewQueues } from './review-queues.ts'

const settleEveryMs = 5_000
const expireEveryMs = 60_000

/** Puts the room of bureaus together. */
export function wireBureaus(parts: OfficeParts): Room {
  const { pool, personalData, province, crypto, keyName, door, clock, logger, settings } = parts
  const transact = transactOver<BureausTables>(pool, personalData, (client) => ({
    bureaus: createBureaus(client, province),
    bureauUsers: createBureauUsers(client, personalData),
    issuers: createBureauIssuers(client, personalData),
    recoveries: createLockRecoveries(client),
    orders: createRegistryOrders(client, personalData),
    auditors: createAuditorsLog(client),
    parties: createPartyScope(client),
  }))
  const endings = { ...issuerEndings, ...recoveryEndings }
  const book = createOrderBook<BureausTables>({ transact, door, clock, logger, endings })
  const publicUrl = portalAddress(settings.publicUrl, 'bureau')
  const queues = reviewQueues(parts)
  const bureaus: BureausParts = {
    transact,
    door,
    book,
    crypto,
    keyName,
    province,
    publicUrl,
    queues,
  }
  return {
    routes: [
      ...bureauUserRoutes(bureaus),
      ...issuerRoutes(bureaus),
      ...recoveryRoutes(bureaus),
      ...registerRoutes(bureaus),
    ],
    jobs: [
      { name: 'settle-bureau-orders', everyMs: settleEveryMs, work: () => book.settle() },
      {
        name: 'end-recoveries',
        everyMs: expireEveryMs,
        work: () => endRecoveries(bureaus, clock()),
      },
    ],
  }
}
