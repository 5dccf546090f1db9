import type { ReviewQueue } from '../bureaus/review-queue.ts'
import { createConnectionQueue } from '../connections/connection-queue.ts'
import { createConnectionApplications } from '../connections/postgres/connection-applications.ts'
import { createUnitApplications } from '../units/postgres/unit-applications.ts'
import { createUnitQueue } from '../units/unit-queue.ts'
import type { OfficeParts } from './office-parts.ts'

/** The queues of cases that bureaus review, of every room that has one. */
export function reviewQueues({ pool, personalData }: OfficeParts): readonly ReviewQueue[] {
  return [
    createUnitQueue(createUnitApplications(pool, personalData)),
    createConnectionQueue(createConnectionApplications(pool, personalData)),
  ]
}
