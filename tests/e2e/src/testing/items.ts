import type { Party } from '@piaoqiao/domain'
import type { SignedBill } from './signed-bill.ts'

/** Items as parties would send them; a test changes what it is about. */

export const lockOf = ({ presented }: SignedBill) => ({
  ...presented,
  purpose: 'employer_expense',
  businessReference: 'BX-2026-0001',
})

export const reportOf = ({ key }: SignedBill, amount: string) => ({
  ...key,
  amount,
  reimbursedOn: '2026-03-04',
  voucherNumber: '记-2026-03-0018',
})

export const unlockOf = ({ key }: SignedBill) => ({ ...key, reason: 'not_eligible' })

export const reasonFor = ({ key }: SignedBill) => ({ ...key, reason: '患者退费' })

export const grantOf = ({ key, payer }: SignedBill, unit: Party) => ({
  ...key,
  payerCode: payer.code,
  unitId: unit.id,
  unitName: unit.name,
  unitProvince: unit.province,
  purpose: 'employer_expense',
  validUntil: '2026-06-30',
})

export const paperOf = ({ key }: SignedBill) => ({
  ...key,
  paperCode: '500101',
  paperNumber: '00012345',
})
