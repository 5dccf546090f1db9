import { afterAll, beforeAll, expect, test } from 'vitest'
import type { TestBrowser } from '../testing/test-browser.ts'
import type { UnitAccount } from '../units/units-ports.ts'
import { createCases } from './postgres/cases.ts'
import { openUnit } from './testing/case-unit.ts'
import { openPeopleOffice, playedBill, samplePerson } from './testing/people-office.ts'
import type { PeopleOffice, RegisteredPerson } from './testing/people-office.ts'
import type { PortalBill } from './testing/portal-bills.ts'
import { browserOf } from './testing/staff-browser.ts'

const path = '/people/self/cases'
const pdf = Buffer.from('%PDF-1.7 样例病历')

let office: PeopleOffice
let unit: UnitAccount
let desk: TestBrowser
let person: RegisteredPerson
let requests = 0
beforeAll(async () => {
  office = await openPeopleOffice()
  unit = await openUnit(office, 1)
  desk = await browserOf(office, 'unit', unit.unitId, ['unit_reimburse'])
  person = await office.register(samplePerson(201))
})
afterAll(() => office.close())

async function collected(count: number): Promise<readonly PortalBill[]> {
  const bills = Array.from({ length: count }, () => playedBill(person.identityNumber))
  office.portal.issue(...bills)
  await office.collect()
  return bills
}

function caseOf(bills: readonly PortalBill[]) {
  requests += 1
  return {
    requestId: `case-request-${requests}`,
    unitId: unit.creditCode,
    purpose: 'employer_expense',
    validUntil: '2026-06-30',
    form: {
      applicantName: person.name,
      patientName: person.name,
      relation: '本人',
      department: '',
      staffNumber: '',
      reason: '门诊就医',
      payeeName: '',
      payeeBank: '',
      payeeAccount: '',
      comment: '',
    },
    bills: bills.map(({ billCode, billNumber }) => ({ billCode, billNumber, note: '门诊' })),
  }
}

async function submitted(bills: readonly PortalBill[]): Promise<string> {
  const answer = await person.browser.ask('POST', path, caseOf(bills))
  return `${path}/${String(answer.json.caseId)}`
}

const stateOf = async (own: string) => (await person.browser.ask('GET', own)).json.state as string

test('a case authorises its bills in the same act, once, and says what became of each', async () => {
  const given = caseOf(await collected(2))
  const before = office.portal.count('authorisation.grant')
  const first = await person.browser.ask('POST', path, given)
  expect(first.json).toMatchObject({ state: 'submitted', unitName: unit.unitName })
  expect(first.json.bills).toMatchObject([
    { state: 'waiting', authorisationState: 'granted', note: '门诊' },
    { state: 'waiting', authorisationState: 'granted', note: '门诊' },
  ])
  const again = await person.browser.ask('POST', path, given)
  expect(again.json).toEqual(first.json)
  expect(office.portal.count('authorisation.grant')).toBe(before + 1)
  const other = { ...given, bills: given.bills.slice(1) }
  expect((await person.browser.ask('POST', path, other)).json.code).toBe('REQUEST_ID_REUSED')
  const listed = await person.browser.ask('GET', path)
  expect(listed.json.cases[0].caseId).toBe(first.json.caseId)
})

test('what the registry could not answer is settled by the same request', async () => {
  const given = caseOf(await collected(1))
  office.portal.isDown = true
  const first = await person.browser.ask('POST', path, given)
  office.portal.isDown = false
  expect(first.json.bills).toMatchObject([{ authorisationState: 'asked' }])
  const own = `${path}/${String(first.json.caseId)}/withdrawal`
  expect((await person.browser.ask('POST', own, {})).json.code).toBe('CASE_STATE_UNFIT')
  const again = await person.browser.ask('POST', path, given)
  expect(again.json.bills).toMatchObject([{ authorisationState: 'granted' }])
})

test('a case is kept together with what it asks of the registry, and the job carries it out', async () => {
  const given = caseOf(await collected(1))
  const count = async () =>
    (
      await office.pool.query('select 1 from cases where person_id = $1 and request_id = $2', [
        person.personId,
        given.requestId,
      ])
    ).rowCount
  await office.pool.query(
    'alter table person_requests add constraint full_disk check (false) not valid',
  )
  expect((await person.browser.ask('POST', path, given)).status).toBe(500)
  expect(await count()).toBe(0)
  await office.pool.query('alter table person_requests drop constraint full_disk')
  office.portal.isDown = true
  const kept = await person.browser.ask('POST', path, given)
  office.portal.isDown = false
  office.clock.now += 120_000
  await office.runJob('people-settle-requests')
  const shown = await person.browser.ask('GET', `${path}/${String(kept.json.caseId)}`)
  expect(shown.json.bills).toMatchObject([{ authorisationState: 'granted' }])
})

test('a case is refused for a bill named twice, a foreign bill, a unit elsewhere and nothing at all', async () => {
  const [bill] = await collected(1)
  if (bill === undefined) throw new Error('a bill was issued')
  const given = caseOf([bill])
  const code = async (changed: object) =>
    (await person.browser.ask('POST', path, { ...given, ...changed })).json.code as string
  expect(await code({ bills: [...given.bills, ...given.bills] })).toBe('BILL_NAMED_TWICE')
  const foreign = { billCode: '50060126', billNumber: '0000009999', note: '' }
  expect(await code({ bills: [foreign] })).toBe('BILL_NOT_IN_FOLDER')
  expect(await code({ unitId: '91320100MA1PQ00014' })).toBe('UNIT_UNKNOWN')
  expect(await code({ bills: [] })).toBe('REQUEST_MALFORMED')
})

test('a unit works on the case and the person is told of every step', async () => {
  const own = await submitted(await collected(1))
  const caseId = own.split('/').at(-1) ?? ''
  await office.texts()
  await desk.ask('POST', `/desk/cases/${caseId}/ask`, { text: '请补充病历' })
  expect((await office.texts()).join('')).toContain('补充')
  const name = encodeURIComponent('病历.pdf')
  await person.browser.upload('POST', `${own}/attachments?name=${name}`, pdf, 'application/pdf')
  await person.browser.ask('POST', `${own}/messages`, { text: '已补充病历' })
  expect(await stateOf(own)).toBe('submitted')
  const papers = await desk.ask('GET', `/desk/cases/${caseId}/attachments`)
  const paper = `/desk/cases/${caseId}/attachments/${String(papers.json.attachments[0].fileId)}`
  expect((await desk.ask('GET', paper)).bytes).toEqual(pdf)
  const reader = await browserOf(office, 'unit', unit.unitId, ['unit_read'])
  expect((await reader.ask('GET', paper)).json.code).toBe('ROLE_LACKING')
  await desk.ask('POST', `/desk/cases/${caseId}/messages`, { text: '病历已收到' })
  await desk.ask('POST', `/desk/cases/${caseId}/accept`, {})
  expect((await office.texts()).join('')).toMatch(/留言.*已受理/s)
  const shown = await person.browser.ask('GET', own)
  expect(shown.json.messages.map(({ text }: { text: string }) => text)).toEqual([
    '请补充病历',
    '已补充病历',
    '病历已收到',
  ])
  const [bill] = shown.json.bills as { billCode: string; billNumber: string }[]
  const refuse = `/desk/cases/${caseId}/bills/${bill?.billCode}/${bill?.billNumber}/refuse`
  await desk.ask('POST', refuse, { note: '不在报销范围' })
  expect((await office.texts()).join('')).toMatch(/不予报销.*已办结/s)
  const over = await person.browser.ask('GET', own)
  expect(over.json).toMatchObject({
    state: 'finished',
    bills: [{ state: 'refused', note: '不在报销范围' }],
  })
  const { rows } = await office.pool.query<{ count: string }>(
    `select count(*) as count from audit_entries where action = 'case.attachment_seen'`,
  )
  expect(rows[0]?.count).toBe('1')
})

test('nobody else finds a case: no other person, no other unit', async () => {
  const own = await submitted(await collected(1))
  const caseId = own.split('/').at(-1) ?? ''
  const stranger = await office.register(samplePerson(202))
  expect((await stranger.browser.ask('GET', own)).json.code).toBe('CASE_NOT_FOUND')
  const through = await stranger.browser.ask('GET', `${own}?owner=${person.personId}`)
  expect(through.json.code).toBe('PROXY_RIGHT_LACKING')
  const otherUnit = await openUnit(office, 2)
  const other = await browserOf(office, 'unit', otherUnit.unitId, ['unit_reimburse'])
  const papers = await other.ask('GET', `/desk/cases/${caseId}/attachments`)
  expect(papers.json.code).toBe('CASE_NOT_FOUND')
  const said = await other.ask('POST', `/desk/cases/${caseId}/messages`, { text: '您好' })
  expect(said.json.code).toBe('CASE_NOT_FOUND')
})

test('a withdrawn case takes its authorisations along and is over', async () => {
  const own = await submitted(await collected(2))
  const withdrawn = await person.browser.ask('POST', `${own}/withdrawal`, {})
  expect(withdrawn.json.state).toBe('withdrawn')
  expect(withdrawn.json.bills).toMatchObject([
    { authorisationState: 'revoked' },
    { authorisationState: 'revoked' },
  ])
  const again = await person.browser.ask('POST', `${own}/withdrawal`, {})
  expect(again.json.code).toBe('CASE_STATE_UNFIT')
  const said = await person.browser.ask('POST', `${own}/messages`, { text: '请问' })
  expect(said.json.code).toBe('CASE_STATE_UNFIT')
})

test('a case is not withdrawn while nobody knows whether its authorisations are', async () => {
  const [bill] = await collected(1)
  if (bill === undefined) throw new Error('a bill was issued')
  const own = await submitted([bill])
  const withdraw = () => person.browser.ask('POST', `${own}/withdrawal`, {})
  office.portal.silent.add('authorisation.revoke')
  expect((await withdraw()).json.code).toBe('OUTCOME_UNKNOWN')
  expect((await withdraw()).json.code).toBe('CASE_STATE_UNFIT')
  expect(await stateOf(own)).toBe('submitted')
  office.portal.silent.clear()
  office.clock.now += 60_000
  await office.runJob('people-settle-requests')
  expect((await withdraw()).json).toMatchObject({
    state: 'withdrawn',
    bills: [{ authorisationState: 'revoked' }],
  })
})

test('a case is not withdrawn while the unit holds a bill, heard of or not', async () => {
  const [bill] = await collected(1)
  if (bill === undefined) throw new Error('a bill was issued')
  const own = await submitted([bill])
  office.portal.lock(bill, unit.unitName)
  const unheard = await person.browser.ask('POST', `${own}/withdrawal`, {})
  expect(unheard.json.code).toBe('CASE_BILLS_LOCKED')
  const shown = await person.browser.ask('GET', own)
  expect(shown.json).toMatchObject({
    state: 'submitted',
    bills: [{ authorisationState: 'granted' }],
  })
  // As the desk notes it in the transaction of its lock.
  const caseId = own.split('/').at(-1) ?? ''
  const cases = createCases(office.pool, office.parts.personalData)
  const [held] = (await cases.bills([caseId])).get(caseId) ?? []
  if (held === undefined) throw new Error('a bill was submitted')
  await cases.setBills([{ ...held, caseId, state: 'locked' }])
  const asked = office.portal.count('authorisation.revoke')
  const heard = await person.browser.ask('POST', `${own}/withdrawal`, {})
  expect(heard.json.code).toBe('CASE_BILLS_LOCKED')
  expect(office.portal.count('authorisation.revoke')).toBe(asked)
})
