import { billIdFrom } from '@piaoqiao/domain'
import { createCases } from '../../people/postgres/cases.ts'
import { createPeople } from '../../people/postgres/people.ts'
import { newRecordId } from '../../record-id.ts'
import { playedBills } from './desk-office.ts'
import type { DeskOffice } from './desk-office.ts'

/** What the person of the cases filled in. */
export const caseForm = {
  applicantName: '样例甲',
  patientName: '样例甲乙',
  relation: '本人',
  department: '财务科',
  staffNumber: '001',
  reason: '门诊',
  payeeName: '样例甲',
  payeeBank: '示例银行',
  payeeAccount: '6200000000001234',
  comment: '',
}

/** A person of the office that submits cases, each with bills that no other case knows. */
export async function openSubmitter(office: DeskOffice) {
  const { pool, clock, parts } = office
  const personId = newRecordId('P', clock.now)
  await createPeople(pool, parts.personalData).add({
    personId,
    name: '样例甲',
    identityNumber: '500000199001010016',
    mobile: '19900000001',
    state: 'active',
    toldByText: true,
    createdAt: clock.now,
    closedAt: null,
  })
  let next = 1
  return async (count: number, unitCode: string, form = caseForm) => {
    const bills = playedBills(count, next)
    next += count
    office.registry.issue(...bills)
    clock.now += 1
    const caseId = newRecordId('C', clock.now)
    await createCases(pool, parts.personalData).add(
      {
        caseId,
        personId,
        unitId: unitCode,
        unitName: '重庆示例机械有限公司',
        unitProvince: '50',
        purpose: 'employer_expense',
        form,
        state: 'submitted',
        requestId: caseId,
        submittedAt: clock.now,
        changedAt: clock.now,
      },
      bills.map((bill) => ({ billId: billIdFrom(bill.billCode, bill.billNumber), note: '' })),
    )
    const keys = bills.map(({ billCode, billNumber }) => ({ billCode, billNumber }))
    return { caseId, bills, keys }
  }
}
