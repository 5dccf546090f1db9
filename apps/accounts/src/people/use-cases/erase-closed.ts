import { dayMs } from '@piaoqiao/domain'
import type { Instant } from '@piaoqiao/domain'
import { endedCaseKeptDays, erasedAfterDays } from '../keeping-times.ts'
import { papersOf } from './case-parts.ts'
import { documentsMax, documentsOf } from './declare-child.ts'
import type { PeopleParts } from './people-parts.ts'

const erasedPerRunMax = 500
const casesPerRunMax = 50
const papersPerRunMax = 2_000
const linksPerRunMax = papersPerRunMax / documentsMax

/** Forgets who those were that closed their accounts long enough ago, and what units need no longer; says how many. */
export async function eraseClosed(parts: PeopleParts): Promise<number> {
  const before = parts.clock() - erasedAfterDays * dayMs
  await forgetLinks(parts, before)
  const erased = await parts.transact(({ people }) => people.eraseClosed(before, erasedPerRunMax))
  return erased + (await forgetEndedCases(parts))
}

/** Forgets the links of people who are to be erased, with the scans that show a guardianship; the bytes go first here, too. */
async function forgetLinks({ transact, files }: PeopleParts, before: Instant): Promise<void> {
  const { linkIds, papers } = await transact(async (tables) => {
    const due = await tables.family.toForget(before, linksPerRunMax)
    return {
      linkIds: due,
      papers: await tables.files.ofOwners(due.map(documentsOf), papersPerRunMax),
    }
  })
  if (linkIds.length === 0) return
  for (const { fileId } of papers) await files.vault.remove(fileId)
  await transact(async (tables) => {
    await tables.files.removeAll(papers.map(({ fileId }) => fileId))
    await tables.family.forget(linkIds)
  })
}

/**
 * Forgets the forms, messages, notes and papers of cases that are over; that there was a case, of which bills, stays. The
 * bytes go first: what stopped halfway is found again by the register.
 */
async function forgetEndedCases({ transact, clock, files }: PeopleParts): Promise<number> {
  const before = clock() - endedCaseKeptDays * dayMs
  const { caseIds, papers } = await transact(async (tables) => {
    const due = await tables.cases.toForget(before, casesPerRunMax)
    return { caseIds: due, papers: await tables.files.ofOwners(due.map(papersOf), papersPerRunMax) }
  })
  if (caseIds.length === 0) return 0
  for (const { fileId } of papers) await files.vault.remove(fileId)
  await transact(async (tables) => {
    await tables.files.removeAll(papers.map(({ fileId }) => fileId))
    await tables.cases.forget(caseIds)
  })
  return caseIds.length
}
