import type { Instant } from '@piaoqiao/domain'
import type { ReviewStep } from '../../applications/use-cases/review-application.ts'
import { heldForTaking, noteReview } from '../../applications/use-cases/review-application.ts'
import type { OpenedConnection } from './connection-application-rules.ts'
import { connectionApplicationRules as rules } from './connection-application-rules.ts'
import type { ConnectionsParts } from './connections-parts.ts'

/** Takes a case, also from a colleague. @throws AccountsError `APPLICATION_STATE_UNFIT` */
export function takeConnection(
  { transact }: ConnectionsParts,
  step: ReviewStep,
  at: Instant,
): Promise<OpenedConnection> {
  return transact(async (tables) => {
    const application = await heldForTaking(rules, tables, step)
    const taken = { ...application, state: 'in_review', assignedTo: step.actor.userId } as const
    await tables.connectionApplications.save(taken)
    await noteReview(rules, tables, step, ['taken'], at)
    return rules.opened(tables, taken)
  })
}
