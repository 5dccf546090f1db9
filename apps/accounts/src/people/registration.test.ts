import { afterAll, beforeAll, expect, test } from 'vitest'
import { openPeopleOffice, samplePerson } from './testing/people-office.ts'
import type { PeopleOffice } from './testing/people-office.ts'

let office: PeopleOffice
beforeAll(async () => {
  office = await openPeopleOffice()
})
afterAll(() => office.close())

test('an account is opened by real name and a code, and is active in this province at once', async () => {
  const person = await office.register(samplePerson(1))
  await office.runJob('people-settle-activations')
  const self = await person.browser.ask('GET', '/people/self')
  expect(self.json).toMatchObject({
    personId: person.personId,
    activations: [{ province: '50', state: 'active' }],
  })
  expect(self.bytes.toString()).not.toContain(person.identityNumber)
  expect(self.bytes.toString()).not.toContain(person.mobile)
})

test.each([
  ['IDENTITY_NUMBER_WRONG', { identityNumber: '500000199001010010' }],
  ['REAL_NAME_MISMATCH', { name: '样例不符' }],
  ['CODE_WRONG', { code: '000000' }],
])('a registration is refused with %s', async (refusal, changed) => {
  const person = samplePerson(10)
  const code = await office.codeTo('person.register', person.mobile)
  const browser = office.browser()
  const answer = await browser.ask('POST', '/people', { ...person, code, ...changed })
  expect(answer.json.code).toBe(refusal)
  expect(browser.cookie).toBe('')
})

test('a code works once, and five minutes long', async () => {
  const { mobile } = await office.register(samplePerson(2))
  const code = await office.codeTo('person.sign_in', mobile)
  const signIn = () => office.browser().ask('POST', '/people/sessions', { mobile, code })
  expect((await signIn()).status).toBe(200)
  expect((await signIn()).json.code).toBe('CODE_USED')
  const late = await office.codeTo('person.sign_in', mobile)
  office.clock.now += 5 * 60_000
  const answer = await office.browser().ask('POST', '/people/sessions', { mobile, code: late })
  expect(answer.json.code).toBe('CODE_EXPIRED')
})

test('a second code in the same minute is not sent', async () => {
  const body = { purpose: 'person.register', mobile: samplePerson(3).mobile }
  expect((await office.browser().ask('POST', '/people/codes', body)).status).toBe(204)
  expect((await office.browser().ask('POST', '/people/codes', body)).json.code).toBe(
    'CODE_TOO_SOON',
  )
})

test('one identity number and one mobile have one account', async () => {
  const first = await office.register(samplePerson(4))
  const sameNumber = { ...samplePerson(5), identityNumber: first.identityNumber }
  expect((await office.apply(sameNumber)).answer.json.code).toBe('PERSON_HAS_ACCOUNT')
  const sameMobile = { ...samplePerson(5), mobile: first.mobile }
  expect((await office.apply(sameMobile)).answer.json.code).toBe('MOBILE_HAS_ACCOUNT')
})

test('a province that cannot be reached is told later, and one that nobody knows is refused', async () => {
  const { browser, identityNumber } = await office.register(samplePerson(6))
  office.portal.unreachable.add('32')
  const asked = await browser.ask('PUT', '/people/self/provinces/32', { active: true })
  expect(asked.json.state).toBe('asked')
  office.portal.unreachable.clear()
  office.clock.now += 120_000
  await office.runJob('people-settle-activations')
  const self = await browser.ask('GET', '/people/self')
  expect(self.json.activations).toContainEqual(
    expect.objectContaining({ province: '32', state: 'active' }),
  )
  const unknown = await browser.ask('PUT', '/people/self/provinces/99', { active: true })
  expect(unknown.json.code).toBe('PROVINCE_UNKNOWN')
  const withdrawn = await browser.ask('PUT', '/people/self/provinces/32', { active: false })
  expect(withdrawn.json.state).toBe('withdrawn')
  expect(office.portal.announced.at(-1)).toEqual({
    province: '32',
    payerCode: identityNumber,
    active: false,
  })
})

test('a mobile is changed by codes to both of them', async () => {
  const { browser, mobile } = await office.register(samplePerson(7))
  const next = samplePerson(8).mobile
  const code = await office.codeTo('person.change_mobile', mobile)
  const mobileCode = await office.codeTo('person.change_mobile', next)
  const body = { code, mobile: next, mobileCode }
  const wrong = await browser.ask('PUT', '/people/self/mobile', { ...body, mobileCode: '000000' })
  expect(wrong.json.code).toBe('CODE_WRONG')
  const again = await office.codeTo('person.change_mobile', mobile)
  const changed = await browser.ask('PUT', '/people/self/mobile', { ...body, code: again })
  expect(changed.status).toBe(204)
  const signIn = await office.codeTo('person.sign_in', next)
  const session = { mobile: next, code: signIn }
  expect((await office.browser().ask('POST', '/people/sessions', session)).status).toBe(200)
})

test('a closed account ends its sessions, is withdrawn everywhere and is forgotten in time', async () => {
  const { browser, mobile, personId, identityNumber } = await office.register(samplePerson(9))
  await office.runJob('people-settle-activations')
  const code = await office.codeTo('person.close', mobile)
  expect((await browser.ask('POST', '/people/self/closing', { code })).status).toBe(204)
  browser.cookie = `piaoqiao-session=gone`
  expect((await browser.ask('GET', '/people/self')).json.code).toBe('NOT_SIGNED_IN')
  await office.runJob('people-settle-activations')
  expect(office.portal.announced.at(-1)).toMatchObject({
    payerCode: identityNumber,
    active: false,
  })
  office.clock.now += 31 * 86_400_000
  await office.runJob('people-erase-closed')
  const { rows } = await office.pool.query(
    `select state, identity_hash, mobile_hash, length(sealed_person) as bytes from people
     where person_id = $1`,
    [personId],
  )
  expect(rows).toEqual([{ state: 'erased', identity_hash: null, mobile_hash: null, bytes: 0 }])
})
