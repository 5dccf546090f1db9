import { createUnitAccounts, createUnitKeys } from '../../units/postgres/unit-accounts.ts'
import { sampleUnit } from '../../units/testing/sample-unit.ts'
import type { UnitAccount } from '../../units/units-ports.ts'
import { newRecordId } from '../../record-id.ts'
import type { TestOffice } from '../../testing/test-office.ts'

/** An open unit by hand with its keys. @param number another one for another unit */
export async function openUnit(office: TestOffice, number: number): Promise<UnitAccount> {
  const { pool, clock } = office
  const { personalData } = office.parts
  const data = sampleUnit(number)
  const unit: UnitAccount = {
    unitId: newRecordId('N', clock.now),
    creditCode: data.creditCode,
    unitName: data.unitName,
    kind: 'by_hand',
    state: 'open',
    bureauId: '500104',
    data,
    createdAt: clock.now,
    openedAt: clock.now,
    stateReason: null,
  }
  await createUnitAccounts(pool, personalData).add(unit)
  const keys = createUnitKeys(pool, personalData)
  await keys.add(unit.unitId, `unit-${unit.creditCode.toLowerCase()}`, 'no key')
  await keys.keepAppKey(unit.unitId, '22'.repeat(32))
  return unit
}
