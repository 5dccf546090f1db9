import { dateAt } from '@piaoqiao/domain'
import type { BillKey } from '../bill-ports.ts'
import { keyText } from '../bill-ports.ts'
import type { DeskTables } from '../desk-tables.ts'
import type { Duplicate } from '../sheet-ports.ts'
import type { UseState } from '../use-ports.ts'

const reimbursedStates: ReadonlySet<UseState> = new Set(['reported', 'posted'])

/**
 * What this unit did with the bills before: reimbursed, locked, or only verified, the gravest first. Bills that it never
 * met are left out.
 */
export async function findDuplicates(
  { bills, uses }: Pick<DeskTables, 'bills' | 'uses'>,
  unitId: string,
  keys: readonly BillKey[],
): Promise<ReadonlyMap<string, Duplicate>> {
  const duplicates = new Map<string, Duplicate>()
  const [known, lines] = [await bills.find(unitId, keys), await uses.ofBills(unitId, keys)]
  for (const bill of known) {
    if (bill.verifiedAt === null) continue
    duplicates.set(keyText(bill), { kind: 'verified', of: dateAt(bill.verifiedAt) })
  }
  for (const line of lines.filter(({ state }) => state === 'held')) {
    duplicates.set(keyText(line), { kind: 'held', of: dateAt(line.lockedAt) })
  }
  for (const line of lines.filter(({ state }) => reimbursedStates.has(state))) {
    const of = line.reimbursedOn ?? dateAt(line.lockedAt)
    duplicates.set(keyText(line), { kind: 'reimbursed', of })
  }
  return duplicates
}
