import type { KeptCodes } from '../access/one-time-codes.ts'
import type { Transact } from '../transact.ts'
import type { Authorisations } from './authorisation-ports.ts'
import type { Cases } from './case-ports.ts'
import type { FamilyLinks } from './family-ports.ts'
import type { Folder, PortalFeed } from './folder-ports.ts'
import type { Invitations } from './invitation-ports.ts'
import type { Notices } from './notice-ports.ts'
import type { Activations, People } from './person-ports.ts'
import type { PersonRequests } from './request-ports.ts'

/** Tables of the room of people. */
export interface PeopleTables {
  readonly people: People
  readonly activations: Activations
  readonly codes: KeptCodes
  readonly folder: Folder
  readonly feed: PortalFeed
  readonly requests: PersonRequests
  readonly authorisations: Authorisations
  readonly cases: Cases
  readonly notices: Notices
  readonly family: FamilyLinks
  readonly invitations: Invitations
}

export type PeopleTransact = Transact<PeopleTables>
