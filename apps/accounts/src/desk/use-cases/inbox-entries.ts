import type { Instant } from '@piaoqiao/domain'
import type { DeskParts, DeskUser } from './desk-parts.ts'
import { auditOf } from './desk-parts.ts'

/** Gives an entry to a user of the same unit who may act, or to nobody. False where one of them is not found. */
export function assignEntry(
  { transact }: DeskParts,
  user: DeskUser,
  { entryId, assignedTo }: { readonly entryId: string; readonly assignedTo: string | null },
  at: Instant,
): Promise<boolean> {
  const { unitId } = user
  return transact(async ({ inbox, users, audit }) => {
    if (assignedTo !== null) {
      const assigned = await users.find(assignedTo)
      const isFit =
        assigned?.organisationId === unitId &&
        assigned.state === 'active' &&
        assigned.roles.includes('unit_reimburse')
      if (!isFit) return false
    }
    if (!(await inbox.assign(unitId, entryId, assignedTo))) return false
    const details = { entry: entryId, to: assignedTo ?? '' }
    await audit.append(auditOf(user, 'inbox_assigned', at, details))
    return true
  })
}

/** Ends an entry. False where the unit has no such entry that waits. */
export function finishEntry(
  { transact }: DeskParts,
  user: DeskUser,
  entryId: string,
  at: Instant,
): Promise<boolean> {
  return transact(async ({ inbox, audit }) => {
    if (!(await inbox.finish(user.unitId, entryId, user.userId, at))) return false
    await audit.append(auditOf(user, 'inbox_done', at, { entry: entryId }))
    return true
  })
}
