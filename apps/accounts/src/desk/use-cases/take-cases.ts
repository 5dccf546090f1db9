import type { Instant } from '@piaoqiao/domain'
import type { CaseChange, CaseChangePlace } from '../../people/case-ports.ts'
import type { FollowedFeed, NewInboxEntry } from '../inbox-ports.ts'
import type { DeskParts, OpenDesk } from './desk-parts.ts'

/** Changes of cases that one round takes in. */
export const caseChangesMax = 1_000
/** A change bears the time at which it was asked for and is seen only once it is committed: until then it is looked for. */
export const casesSettleMs = 600_000

/** Cases that people submitted wait in the inbox until they are answered or taken back. */
export async function takeCases(
  { transact }: Pick<DeskParts, 'transact'>,
  { unit: { unitId, creditCode } }: Pick<OpenDesk, 'unit'>,
  { casesBehind }: Pick<FollowedFeed, 'casesBehind'>,
  at: Instant,
): Promise<void> {
  await transact(async ({ cases, inbox, feeds }) => {
    const changes = await cases.changes(creditCode, casesBehind, caseChangesMax)
    if (changes.length > 0) {
      await inbox.enter(unitId, changes.filter(({ state }) => state === 'submitted').map(entryOf))
      const withdrawn = changes.filter(({ state }) => state === 'withdrawn')
      const ended = withdrawn.map(({ caseId }) => caseId)
      if (ended.length > 0) await inbox.finishOfCases(unitId, ended, at)
    }
    const next = placeAfter(changes, at)
    if (isBefore(casesBehind, next)) await feeds.moveCases(unitId, next)
  })
}

function placeAfter(changes: readonly CaseChange[], at: Instant): CaseChangePlace {
  const settled = { changedAt: at - casesSettleMs, caseId: '' }
  const last = changes.at(-1)
  if (last === undefined || changes.length < caseChangesMax) return settled
  return isBefore(last, settled) ? { changedAt: last.changedAt, caseId: last.caseId } : settled
}

function isBefore(one: CaseChangePlace, other: CaseChangePlace): boolean {
  if (one.changedAt !== other.changedAt) return one.changedAt < other.changedAt
  return one.caseId < other.caseId
}

function entryOf({ caseId, purpose, changedAt }: CaseChange): NewInboxEntry {
  return {
    kind: 'case_submitted',
    billCode: '',
    billNumber: '',
    caseId,
    source: `case:${caseId}:${String(changedAt)}`,
    details: { purpose },
    at: changedAt,
  }
}
