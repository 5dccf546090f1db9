import { dayMs } from '@piaoqiao/domain'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { TestBrowser } from '../testing/test-browser.ts'
import { openUnit } from './testing/case-unit.ts'
import { openPeopleOffice, playedBill, samplePerson } from './testing/people-office.ts'
import type { PeopleOffice, RegisteredPerson } from './testing/people-office.ts'
import { browserOf } from './testing/staff-browser.ts'

const cases = '/people/self/cases'
const pdf = Buffer.from('%PDF-1.7 样例病历')

let office: PeopleOffice
let unit: Awaited<ReturnType<typeof openUnit>>
let person: RegisteredPerson
beforeAll(async () => {
  office = await openPeopleOffice()
  unit = await openUnit(office, 1)
  person = await office.register(samplePerson(301))
})
afterAll(() => office.close())

/** A case with a paper and a message. */
async function submitted(requestId: string): Promise<string> {
  const bill = playedBill(person.identityNumber)
  office.portal.issue(bill)
  await office.collect()
  const form = {
    applicantName: person.name,
    patientName: person.name,
    relation: '本人',
    department: '',
    staffNumber: '',
    reason: '门诊就医',
    payeeName: person.name,
    payeeBank: '示例银行',
    payeeAccount: '6200000000000001',
    comment: '',
  }
  const { billCode, billNumber } = bill
  const answer = await person.browser.ask('POST', cases, {
    requestId,
    unitId: unit.creditCode,
    purpose: 'employer_expense',
    validUntil: '2026-06-30',
    form,
    bills: [{ billCode, billNumber, note: '门诊' }],
  })
  const own = `${cases}/${String(answer.json.caseId)}`
  await person.browser.upload('POST', `${own}/attachments?name=x.pdf`, pdf, 'application/pdf')
  await person.browser.ask('POST', `${own}/messages`, { text: '请查收病历' })
  return String(answer.json.caseId)
}

async function closeAccount(): Promise<void> {
  const code = await office.codeTo('person.close', person.mobile)
  await person.browser.ask('POST', '/people/self/closing', { code })
}

async function daysLater(days: number): Promise<TestBrowser> {
  office.clock.now += days * dayMs
  await office.runJob('people-erase-closed')
  return browserOf(office, 'unit', unit.unitId, ['unit_reimburse'])
}

test('of a forgotten person a unit keeps the open cases, and those that ended for half a year', async () => {
  const [ended, open] = [await submitted('forget-0001'), await submitted('forget-0002')]
  const first = await daysLater(0)
  await first.ask('POST', `/desk/cases/${ended}/refuse`, { text: '不在报销范围' })
  await closeAccount()
  const known = async (desk: TestBrowser, caseId: string) => {
    const shown = await desk.ask('GET', `/desk/cases/${caseId}`)
    const papers = await desk.ask('GET', `/desk/cases/${caseId}/attachments`)
    const { reason, payeeAccount } = shown.json.form
    return [reason, payeeAccount.slice(-4), papers.json.attachments.length]
  }
  const whole = ['门诊就医', '0001', 1]
  const erased = await daysLater(31)
  expect(await known(erased, ended)).toEqual(whole)
  const late = await daysLater(150)
  expect(await known(late, ended)).toEqual(['', '', 0])
  expect(await known(late, open)).toEqual(whole)
  const { rows } = await office.pool.query(
    `select octet_length(sealed_form) as form, b.note,
       (select count(*)::int from case_messages m where m.case_id = c.case_id) as messages
     from cases c join case_bills b using (case_id) where case_id = $1`,
    [ended],
  )
  expect(rows).toEqual([{ form: 0, note: '', messages: 0 }])
})
