import { accessRefusals } from '../access/access-refusals.ts'
import type { RefusalCatalogue, RefusalText } from '../accounts-error.ts'
import { applicationRefusals } from '../applications/application-refusals.ts'
import { bureauRefusals } from '../bureaus/bureau-refusals.ts'
import { connectionRefusals } from '../connections/connection-refusals.ts'
import { deskRefusals } from '../desk/desk-refusals.ts'
import { uploadRefusals } from '../files/keep-upload.ts'
import { httpRefusals } from '../office-refusals.ts'
import { peopleRefusals } from '../people/people-refusals.ts'
import { rolloutRefusals } from '../rollout/rollout-refusals.ts'
import { statisticsRefusals } from '../statistics/statistics-refusals.ts'
import { unitRefusals } from '../units/unit-refusals.ts'

/** Two rooms may say a code in words of their own; those of the room come first. */
const ofRoom: Readonly<Record<string, RefusalCatalogue>> = {
  bureaus: bureauRefusals,
  connections: connectionRefusals,
  desk: deskRefusals,
  people: peopleRefusals,
  sessions: accessRefusals,
  units: unitRefusals,
}
const ofAll: RefusalCatalogue = {
  ...rolloutRefusals,
  ...statisticsRefusals,
  ...bureauRefusals,
  ...deskRefusals,
  ...peopleRefusals,
  ...unitRefusals,
  ...connectionRefusals,
  ...applicationRefusals,
  ...uploadRefusals,
  ...accessRefusals,
  ...httpRefusals,
}

/** What a code says at a route, for the documents; null for a code that no catalogue has. */
export function describedRefusal(path: string, code: string): RefusalText | null {
  return ofRoom[path.split('/')[1] ?? '']?.[code] ?? ofAll[code] ?? null
}
