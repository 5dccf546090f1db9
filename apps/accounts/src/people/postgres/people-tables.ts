import { createKeptCodes } from '../../access/postgres/one-time-codes.ts'
import type { PersonalData } from '../../personal-data/personal-data.ts'
import type { Queryable } from '../../postgres/queryable.ts'
import type { PeopleTables } from '../people-tables.ts'
import { createActivations } from './activations.ts'
import { createAuthorisations } from './authorisations.ts'
import { createCases } from './cases.ts'
import { createFamilyLinks } from './family.ts'
import { createFolder, createPortalFeed } from './folder.ts'
import { createInvitations } from './invitations.ts'
import { createNotices } from './notices.ts'
import { createPeople } from './people.ts'
import { createPersonRequests } from './requests.ts'

/** The tables of the room on the connection of a transaction. */
export function peopleTablesOn(personalData: PersonalData): (client: Queryable) => PeopleTables {
  return (client) => ({
    people: createPeople(client, personalData),
    activations: createActivations(client),
    codes: createKeptCodes(client),
    folder: createFolder(client, personalData),
    feed: createPortalFeed(client),
    requests: createPersonRequests(client, personalData),
    authorisations: createAuthorisations(client),
    cases: createCases(client, personalData),
    notices: createNotices(client, personalData),
    family: createFamilyLinks(client, personalData),
    invitations: createInvitations(client, personalData),
  })
}
