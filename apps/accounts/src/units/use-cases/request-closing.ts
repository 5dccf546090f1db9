import type { Instant } from '@piaoqiao/domain'
import type { Actor } from '../../access/actor.ts'
import { subjectOf } from '../../applications/application-rules.ts'
import { handIn, requireOnlyOne } from '../../applications/use-cases/submit-application.ts'
import { unitEntry } from '../../audit/audit-entries.ts'
import type { UnitApplication } from '../application-ports.ts'
import type { UnitAccount } from '../units-ports.ts'
import { newApplication } from './begin-application.ts'
import { requireNoLocks } from './held-locks.ts'
import { unitApplicationRules as rules } from './unit-application-rules.ts'
import type { UnitsParts } from './units-parts.ts'

/**
 * Asks for the end of a unit's account.
 * @throws AccountsError `UNIT_HOLDS_LOCKS`, `UNIT_STATE_UNFIT`, `APPLICATION_PENDING`
 */
export async function requestClosing(
  parts: UnitsParts,
  account: UnitAccount,
  { userId, reason }: Pick<Actor, 'userId'> & { readonly reason: string },
  at: Instant,
): Promise<UnitApplication> {
  await requireNoLocks(parts, account.creditCode)
  return parts.transact(async (tables) => {
    const { application } = newApplication('close', at)
    await requireOnlyOne(rules, tables, application, account.creditCode)
    const bureau = await tables.bureaus.find(account.bureauId)
    if (bureau === null) throw new Error('an account belongs to a bureau')
    const { unitId, data } = account
    const closing = { ...application, unitId, draft: data, tokenHash: null, reason }
    await tables.applications.add(closing)
    const subject = subjectOf(rules, application.applicationId)
    await tables.audit.append(unitEntry(userId, 'application.begun', subject, at))
    return handIn(rules, tables, closing, { bureau, at })
  })
}
