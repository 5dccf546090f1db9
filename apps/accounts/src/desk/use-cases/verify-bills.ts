import type { Instant } from '@piaoqiao/domain'
import type { BillView, RefusedItem, UnknownItem, VerifyItem } from '@piaoqiao/protocol'
import { keyText } from '../bill-ports.ts'
import type { BillNote } from '../bill-ports.ts'
import { seenBillFrom } from '../seen-bill.ts'
import type { Duplicate } from '../sheet-ports.ts'
import type { DeskParts, DeskUser, OpenDesk } from './desk-parts.ts'
import { auditOf, openDesk, reading } from './desk-parts.ts'
import { findDuplicates } from './find-duplicates.ts'

export interface VerifiedBill {
  readonly billCode: string
  readonly billNumber: string
  readonly answer: BillView | RefusedItem | UnknownItem
  /** What this unit did with the bill before. */
  readonly duplicate: Duplicate | null
}

/** Verifies bills at their registries, and keeps what was learned of them. */
export async function verifyBills(
  parts: DeskParts,
  user: DeskUser,
  items: readonly VerifyItem[],
  at: Instant,
): Promise<readonly VerifiedBill[]> {
  const desk = await openDesk(parts, user.unitId)
  const duplicates = await findDuplicates(parts.tables, user.unitId, items)
  const answers = await askVerification(desk, items)
  await parts.transact(async ({ bills, audit }) => {
    await bills.note(user.unitId, notesOf(items, answers), at)
    await audit.append(auditOf(user, 'verify', at, { bills: items.length }))
  })
  return items.map((item, index) => ({
    billCode: item.billCode,
    billNumber: item.billNumber,
    answer: answers[index] as VerifiedBill['answer'],
    duplicate: duplicates.get(keyText(item)) ?? null,
  }))
}

/** @throws AccountsError `PROVINCE_UNREACHABLE` */
export async function askVerification(
  { registry }: Pick<OpenDesk, 'registry'>,
  items: readonly VerifyItem[],
): Promise<readonly VerifiedBill['answer'][]> {
  const { results } = await reading(registry.batch('bill.verify', items))
  return results.map(({ answer }) => answer)
}

/** What is worth keeping of a verification: the bills that were found. */
export function notesOf(
  items: readonly VerifyItem[],
  answers: readonly VerifiedBill['answer'][],
): readonly BillNote[] {
  return items.flatMap(({ checkCode }, index) => {
    const answer = answers[index]
    if (answer?.outcome !== 'found') return []
    return [{ bill: seenBillFrom(answer), checkCode, isVerified: true }]
  })
}
