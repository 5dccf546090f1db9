import { afterAll, beforeAll, expect, test } from 'vitest'
import { openPeopleOffice, playedBill, samplePerson } from './testing/people-office.ts'
import type { PeopleOffice, RegisteredPerson } from './testing/people-office.ts'
import type { PortalBill } from './testing/portal-bills.ts'

const unit = {
  unitId: '91320100MA1PQ00014',
  unitName: '江苏示例机械有限公司',
  unitProvince: '32',
  purpose: 'employer_expense',
  validUntil: '2026-06-30',
}
const path = '/people/self/authorisations'

let office: PeopleOffice
let person: RegisteredPerson
let requests = 0
beforeAll(async () => {
  office = await openPeopleOffice()
  person = await office.register(samplePerson(1))
})
afterAll(() => office.close())

async function collected(count: number): Promise<readonly PortalBill[]> {
  const bills = Array.from({ length: count }, () => playedBill(person.identityNumber))
  office.portal.issue(...bills)
  await office.collect()
  return bills
}

function keysOf(bills: readonly PortalBill[]) {
  return bills.map(({ billCode, billNumber }) => ({ billCode, billNumber }))
}

function requestId(): string {
  requests += 1
  return `request-${requests}`
}

test('several bills are authorised in one go, each with its answer, and a retry repeats nothing', async () => {
  const bills = keysOf(await collected(2))
  const body = { ...unit, requestId: requestId(), amountMax: '500.00', bills }
  const granted = await person.browser.ask('POST', path, body)
  expect(granted.json.authorisations).toEqual([
    expect.objectContaining({ ...bills[0], state: 'granted', amountMax: '500.00' }),
    expect.objectContaining({ ...bills[1], state: 'granted' }),
  ])
  const sent = office.portal.count('authorisation.grant')
  expect((await person.browser.ask('POST', path, body)).json).toEqual(granted.json)
  expect(office.portal.count('authorisation.grant')).toBe(sent)
  const other = { ...body, validUntil: '2026-07-31' }
  expect((await person.browser.ask('POST', path, other)).json.code).toBe('REQUEST_ID_REUSED')
})

test('what has no answer is kept and sent again', async () => {
  const bills = keysOf(await collected(1))
  office.portal.isDown = true
  const body = { ...unit, requestId: requestId(), bills }
  const asked = await person.browser.ask('POST', path, body)
  expect(asked.json.authorisations[0].state).toBe('asked')
  office.portal.isDown = false
  office.clock.now += 120_000
  await office.runJob('people-settle-requests')
  const { json } = await person.browser.ask('GET', path)
  expect(json.authorisations).toContainEqual(
    expect.objectContaining({ ...bills[0], state: 'granted' }),
  )
})

test('an authorisation is taken back until the unit has locked the bill', async () => {
  const [free, held] = await collected(2)
  const bills = keysOf([free, held].flatMap((bill) => bill ?? []))
  const granted = await person.browser.ask('POST', path, { ...unit, requestId: requestId(), bills })
  const [first, second] = granted.json.authorisations.map(({ id }: { id: string }) => id)
  const revoke = (id: string) =>
    person.browser.ask('POST', `${path}/${id}/revocation`, { requestId: requestId() })
  expect((await revoke(first)).json.state).toBe('revoked')
  expect((await revoke(first)).json.code).toBe('AUTHORISATION_NOT_REVOCABLE')
  if (held !== undefined) office.portal.lock(held, unit.unitName)
  const refused = await revoke(second)
  expect(refused.json).toMatchObject({ state: 'granted', code: 'AUTHORISATION_IN_USE' })
  expect(refused.json.sentence).toContain('登记系统未受理')
})

test('a bill of somebody else is not authorised', async () => {
  const other = await office.register(samplePerson(2))
  const bills = keysOf(await collected(1))
  const body = { ...unit, requestId: requestId(), bills }
  expect((await other.browser.ask('POST', path, body)).json.code).toBe('BILL_NOT_IN_FOLDER')
  const foreign = await other.browser.ask('POST', `${path}?owner=${person.personId}`, body)
  expect(foreign.json.code).toBe('PROXY_RIGHT_LACKING')
})

test('a unit of this province has to have an account, one of another is named', async () => {
  const bills = keysOf(await collected(1))
  const { unitId, purpose, validUntil } = unit
  const bare = { unitId, purpose, validUntil }
  const answer = await person.browser.ask('POST', path, { ...bare, requestId: requestId(), bills })
  expect(answer.json.code).toBe('UNIT_UNKNOWN')
})
