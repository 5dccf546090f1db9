import type { CalendarDate, Instant } from '@piaoqiao/domain'
import { dateAt } from '@piaoqiao/domain'
import type { Actor } from '../../access/actor.ts'
import type { BureauCounts, InstitutionCounts, MilestoneCounts } from '../duty-ports.ts'
import { seenBureau } from './rollout-parts.ts'
import type { RolloutParts } from './rollout-parts.ts'

export interface Progress {
  readonly bureauId: string
  readonly today: CalendarDate
  readonly milestones: readonly MilestoneCounts[]
  readonly institutions: readonly InstitutionCounts[]
}

/** How far the own bureau or one below has come. @throws AccountsError `NOT_FOUND` */
export function readProgress(
  { transact }: RolloutParts,
  actor: Actor,
  asked: string | null,
  at: Instant,
): Promise<Progress> {
  const today = dateAt(at)
  return transact(async (tables) => {
    const bureauId = await seenBureau(tables, actor, asked)
    const milestones = await tables.duties.byMilestone(bureauId, today)
    const institutions = await tables.duties.byInstitution(bureauId, today)
    return { bureauId, today, milestones, institutions }
  })
}

/** How far the own bureau and each of those below has come. */
export function compareBureaus(
  { transact }: RolloutParts,
  { organisationId }: Actor,
  at: Instant,
): Promise<readonly BureauCounts[]> {
  return transact(async ({ bureaus, duties }) =>
    duties.byBureau(await bureaus.scopeOf(organisationId), dateAt(at)),
  )
}
