import { join } from 'node:path'
import { createBureauUsers } from '../bureaus/postgres/bureau-users.ts'
import { createBureaus } from '../bureaus/postgres/bureaus.ts'
import type { Queryable } from '../postgres/queryable.ts'
import { transactOver } from '../postgres/transact.ts'
import { createShippedGuides } from '../rollout/guides/read-guides.ts'
import { activityRoutes } from '../rollout/http/activity-routes.ts'
import { announcementRoutes } from '../rollout/http/announcement-routes.ts'
import { dutyRoutes } from '../rollout/http/duty-routes.ts'
import { guideRoutes } from '../rollout/http/guide-routes.ts'
import { institutionRoutes } from '../rollout/http/institution-routes.ts'
import { ownProblemRoutes } from '../rollout/http/own-problem-routes.ts'
import { problemRoutes } from '../rollout/http/problem-routes.ts'
import { problemStepRoutes } from '../rollout/http/problem-step-routes.ts'
import { progressRoutes } from '../rollout/http/progress-routes.ts'
import { publishedRoutes } from '../rollout/http/published-routes.ts'
import { createActivities } from '../rollout/postgres/activities.ts'
import { createAnnouncements } from '../rollout/postgres/announcements.ts'
import { createDuties } from '../rollout/postgres/duties.ts'
import { createInstitutions, createLoadedPlans } from '../rollout/postgres/institutions.ts'
import { createProblems } from '../rollout/postgres/problems.ts'
import type { RolloutParts, RolloutTables } from '../rollout/use-cases/rollout-parts.ts'
import { createUnitAccounts } from '../units/postgres/unit-accounts.ts'
import { createUnitUsers } from '../units/postgres/unit-users.ts'
import type { OfficeParts, Room } from './office-parts.ts'

const guidesDirectory = join(import.meta.dirname, '../../../../docs/guides')

/** Puts the room of the rollout together. */
export function wireRollout(parts: OfficeParts): Room {
  const { pool, personalData, province, files, settings } = parts
  const tablesOn = (client: Queryable): RolloutTables => ({
    bureaus: createBureaus(client, province),
    bureauUsers: createBureauUsers(client, personalData),
    accounts: createUnitAccounts(client, personalData),
    unitUsers: createUnitUsers(client, personalData),
    institutions: createInstitutions(client),
    plans: createLoadedPlans(client),
    duties: createDuties(client),
    activities: createActivities(client),
    problems: createProblems(client, personalData),
    announcements: createAnnouncements(client),
  })
  const rollout: RolloutParts = {
    transact: transactOver(pool, personalData, tablesOn),
    tables: tablesOn(pool),
    files,
    guides: createShippedGuides(guidesDirectory),
    publicUrl: settings.publicUrl,
  }
  return {
    routes: [
      ...institutionRoutes(rollout),
      ...dutyRoutes(rollout),
      ...progressRoutes(rollout),
      ...activityRoutes(rollout),
      ...problemRoutes(rollout),
      ...problemStepRoutes(rollout),
      ...ownProblemRoutes(rollout),
      ...announcementRoutes(rollout),
      ...guideRoutes(rollout),
      ...publishedRoutes(rollout),
    ],
    jobs: [],
  }
}
