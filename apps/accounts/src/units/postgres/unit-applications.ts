import { createApplicationTable } from '../../applications/postgres/application-table.ts'
import type { PersonalData } from '../../personal-data/personal-data.ts'
import type { Queryable } from '../../postgres/queryable.ts'
import type { UnitApplication, UnitApplications } from '../application-ports.ts'

export function createUnitApplications(
  client: Queryable,
  personalData: PersonalData,
): UnitApplications {
  const table = createApplicationTable<UnitApplication>(client, personalData, {
    name: 'unit_applications',
    ownColumns: ['kind'],
  })
  return {
    ...table,
    ofUnit: (unitId, before, limit) =>
      table.read(
        `select * from unit_applications
         where unit_id = $1 and ($2::text is null or application_id < $2)
         order by application_id desc limit $3`,
        [unitId, before, limit],
      ),
  }
}
