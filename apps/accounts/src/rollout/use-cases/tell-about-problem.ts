import type { Instant } from '@piaoqiao/domain'
import { dateAt } from '@piaoqiao/domain'
import type { Role } from '../../access/roles.ts'
import type { User } from '../../access/access-ports.ts'
import { bureauUsersMax } from '../../bureaus/use-cases/bureau-users.ts'
import { sendLetter } from '../../mail/letter.ts'
import type { Problem } from '../problem-ports.ts'
import { problemAnsweredLetter, problemGivenLetter, problemRaisedLetter } from '../rollout-mails.ts'
import type { AllRolloutTables } from './rollout-parts.ts'

/** Most users of a bureau who get a letter about one problem. */
const recipientsMax = 20
/** Who works on problems. */
export const problemRoles = ['bureau_review', 'bureau_supervise', 'bureau_system'] as const

/** What letters say of the way to the problem. */
export interface Telling {
  readonly publicUrl: string
  readonly at: Instant
}

/** Whether a user may be given the problems of a bureau. */
export function mayOwn(user: User | null, bureauId: string): boolean {
  const roles: readonly Role[] = problemRoles
  return (
    user !== null &&
    user.audience === 'bureau' &&
    user.organisationId === bureauId &&
    user.state === 'active' &&
    user.roles.some((role) => roles.includes(role))
  )
}

/** Tells the problem's owner, or whoever of the bureau works on problems, that a unit raised it. */
export async function tellRaised(
  tables: AllRolloutTables,
  problem: Problem,
  { publicUrl, at }: Telling,
): Promise<void> {
  const { bureauId, ownerId } = problem
  const letter = problemRaisedLetter(problem, dateAt(problem.dueAt), publicUrl)
  const able = (await tables.users.ofOrganisation(bureauId, bureauUsersMax)).filter((user) =>
    mayOwn(user, bureauId),
  )
  const owners = able.filter(({ userId }) => userId === ownerId)
  const recipients = new Set((owners.length > 0 ? owners : able).map(({ userId }) => userId))
  const known = await tables.bureauUsers.ofBureau(bureauId, bureauUsersMax)
  const addresses = known.filter(({ userId }) => recipients.has(userId)).map(({ email }) => email)
  for (const to of addresses.slice(0, recipientsMax)) await sendLetter(tables, to, letter, at)
}

export async function tellOwner(
  tables: AllRolloutTables,
  problem: Problem,
  { publicUrl, at }: Telling,
): Promise<void> {
  const { ownerId, dueAt } = problem
  const owner = ownerId === null ? null : await tables.bureauUsers.find(ownerId)
  if (owner === null) return
  const letter = problemGivenLetter(problem, dateAt(dueAt), publicUrl)
  await sendLetter(tables, owner.email, letter, at)
}

/** Tells the user of the unit who raised the problem; a bureau that raised it sees it in its list. */
export async function tellAnswered(
  tables: AllRolloutTables,
  problem: Problem,
  { publicUrl, at }: Telling,
): Promise<void> {
  if (problem.unitId === null) return
  const raiser = await tables.unitUsers.find(problem.raisedBy)
  if (raiser === null) return
  await sendLetter(tables, raiser.email, problemAnsweredLetter(problem, publicUrl), at)
}
