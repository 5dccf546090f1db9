import { RequestRate } from '@piaoqiao/service-kit'
import type { FindSession } from '../access/session-holder.ts'
import type { AccountsServer } from '../http/mount-routes.ts'
import { mountRoutes } from '../http/mount-routes.ts'
import type { Route } from '../http/route.ts'
import { watchedDoor } from '../province/watched-door.ts'
import { watchedJobs } from '../statistics/watched-jobs.ts'
import type { OfficeParts, Room, RoomJob } from './office-parts.ts'
import { wireAccess } from './wire-access.ts'
import { wireBureaus } from './wire-bureaus.ts'
import { wireConnections } from './wire-connections.ts'
import { wireDesk } from './wire-desk.ts'
import { wireMessages } from './wire-messages.ts'
import { createKeepRun, wireStatistics } from './wire-statistics.ts'
import { wirePeople } from './wire-people.ts'
import { wireRollout } from './wire-rollout.ts'
import { wireUnits } from './wire-units.ts'

const minuteMs = 60_000
/** So many addresses at their bound are all that is answered in a minute. */
const busyAddressesMax = 200

export interface WiredOffice {
  readonly routes: readonly Route[]
  readonly jobs: readonly RoomJob[]
  readonly findSession: FindSession
  close(): void
}

/** Puts all rooms of the office together. */
export function wireOffice(given: OfficeParts): WiredOffice {
  const parts = { ...given, door: watchedDoor(given.door, given.logger) }
  const access = wireAccess(parts)
  const messages = wireMessages(parts)
  const rooms: readonly Room[] = [
    access,
    messages,
    wirePeople(parts),
    wireUnits(parts),
    wireDesk(parts),
    wireConnections(parts),
    wireBureaus(parts),
    wireStatistics(parts),
    wireRollout(parts),
  ]
  return {
    routes: rooms.flatMap(({ routes }) => routes),
    jobs: watchedJobs(
      rooms.flatMap(({ jobs }) => jobs),
      { keep: createKeepRun(parts), clock: parts.clock },
    ),
    findSession: access.findSession,
    close: () => messages.close(),
  }
}

/** Puts the routes of the office on a server. */
export function mountOffice(
  server: AccountsServer,
  { routes, findSession }: WiredOffice,
  { settings, clock, logger }: OfficeParts,
): void {
  const { requestsPerMinute, secureCookies } = settings
  const rate = new RequestRate({
    perAddressMax: requestsPerMinute,
    altogetherMax: requestsPerMinute * busyAddressesMax,
    windowMs: minuteMs,
  })
  mountRoutes(server, {
    routes,
    findSession,
    clock,
    logger,
    allowsAddress: (address, at) => rate.allows(address, at),
    secureCookies,
  })
}
