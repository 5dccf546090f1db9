import type { Instant } from '@piaoqiao/domain'
import { newRequestId } from '@piaoqiao/sdk'
import { refuseHttp } from '../../office-refusals.ts'
import type { CaseBill } from '../case-ports.ts'
import { refusePeople } from '../people-refusals.ts'
import type { ActingPerson } from '../person-ports.ts'
import { requireRight } from './act-for-family.ts'
import { revokeAuthorisation } from './authorise.ts'
import type { CasesParts } from './case-parts.ts'
import { auditCase, holdOpen, readOwnCase } from './own-cases.ts'
import type { OwnCase } from './own-cases.ts'

/**
 * Takes a case back as long as the unit holds none of its bills, and the authorisations that came with it. What the registry
 * refuses to revoke is locked there already, whatever was heard of it here: the case stays then, and what was revoked too.
 * @throws AccountsError `CASE_NOT_FOUND`, `CASE_STATE_UNFIT`, `CASE_BILLS_LOCKED`, `PROXY_RIGHT_LACKING`, and
 * `OUTCOME_UNKNOWN` where the registry did not answer: the case can be taken back when it has
 */
export async function withdrawCase(
  parts: CasesParts,
  acting: ActingPerson,
  caseId: string,
  at: Instant,
): Promise<OwnCase> {
  await requireRight(parts, acting, 'submit')
  await requireRight(parts, acting, 'authorise')
  const granted = await parts.transact(async (tables) => {
    const held = await holdOpen(tables, acting, caseId)
    requireUnlocked((await tables.cases.bills([caseId])).get(caseId) ?? [])
    const rows = await tables.authorisations.ofRequest(acting.ownerId, held.requestId)
    // Nobody knows yet whether they were granted, or whether they were revoked: the unit may lock a bill on them.
    const isOpen = rows.some(({ state }) => state === 'asked' || state === 'revoking')
    if (isOpen) throw refusePeople('CASE_STATE_UNFIT')
    return rows.filter(({ state }) => state === 'granted')
  })
  for (const { rowId } of granted) {
    const revoke = { rowId, requestId: newRequestId() }
    const { state } = await revokeAuthorisation(parts, acting, revoke, at)
    if (state === 'granted') throw refusePeople('CASE_BILLS_LOCKED')
    if (state === 'revoking') throw refuseHttp('OUTCOME_UNKNOWN')
  }
  await parts.transact(async (tables) => {
    await holdOpen(tables, acting, caseId)
    requireUnlocked((await tables.cases.bills([caseId])).get(caseId) ?? [])
    await tables.cases.setState([caseId], 'withdrawn', at)
    await auditCase(tables, acting, { caseId, action: 'case.withdrawn', at })
  })
  return readOwnCase(parts, acting, caseId)
}

function requireUnlocked(bills: readonly CaseBill[]): void {
  const held = ['locked', 'reimbursed', 'posted']
  if (bills.some(({ state }) => held.includes(state))) throw refusePeople('CASE_BILLS_LOCKED')
}
