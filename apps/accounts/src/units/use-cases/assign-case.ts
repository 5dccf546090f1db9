import type { Instant } from '@piaoqiao/domain'
import type { ReviewStep } from '../../applications/use-cases/review-application.ts'
import { heldForTaking, noteReview } from '../../applications/use-cases/review-application.ts'
import { refuseUnit } from '../unit-refusals.ts'
import type { OpenedApplication } from './unit-application-rules.ts'
import { unitApplicationRules as rules } from './unit-application-rules.ts'
import type { UnitsParts } from './units-parts.ts'

/**
 * Takes a case, or gives it to a colleague.
 * @throws AccountsError `APPLICATION_STATE_UNFIT`, `REVIEWER_UNFIT`
 */
export function assignCase(
  { transact }: UnitsParts,
  step: ReviewStep & { readonly reviewerId: string },
  at: Instant,
): Promise<OpenedApplication> {
  return transact(async (tables) => {
    const { reviewerId, actor } = step
    const application = await heldForTaking(rules, tables, step)
    const reviewer = await tables.users.find(reviewerId)
    const isFit =
      reviewer?.organisationId === actor.organisationId &&
      reviewer.state === 'active' &&
      reviewer.roles.includes('bureau_review')
    if (!isFit) throw refuseUnit('REVIEWER_UNFIT')
    const taken = { ...application, state: 'in_review', assignedTo: reviewerId } as const
    await tables.applications.save(taken)
    await noteReview(rules, tables, step, ['assigned', { reviewer: reviewerId }], at)
    return rules.opened(tables, taken)
  })
}
