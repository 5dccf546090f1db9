import { createApplicationTable } from '../../applications/postgres/application-table.ts'
import type { PersonalData } from '../../personal-data/personal-data.ts'
import type { Queryable } from '../../postgres/queryable.ts'
import type { ConnectionApplication, ConnectionApplications } from '../connection-ports.ts'

export function createConnectionApplications(
  client: Queryable,
  personalData: PersonalData,
): ConnectionApplications {
  return createApplicationTable<ConnectionApplication>(client, personalData, {
    name: 'connection_applications',
    ownColumns: [],
  })
}
