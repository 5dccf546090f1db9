import { afterAll, beforeAll, expect, test } from 'vitest'
import { openPeopleOffice, playedBill, samplePerson } from './testing/people-office.ts'
import type { PeopleOffice, RegisteredPerson } from './testing/people-office.ts'
import type { PortalBill } from './testing/portal-bills.ts'

let office: PeopleOffice
let person: RegisteredPerson
let other: RegisteredPerson
beforeAll(async () => {
  office = await openPeopleOffice()
  person = await office.register(samplePerson(1))
  other = await office.register(samplePerson(2))
})
afterAll(() => office.close())

test('bills come by themselves: those from before, and those that are registered later', async () => {
  const before = playedBill(person.identityNumber)
  office.portal.issue(before, playedBill(other.identityNumber))
  await office.collect()
  const first = await person.browser.ask('GET', '/people/self/bills')
  expect(first.json.bills).toEqual([
    expect.objectContaining({
      billNumber: before.billNumber,
      amount: '993.54',
      source: 'collected',
    }),
  ])
  const later = playedBill(person.identityNumber, { issuedOn: '2026-03-02' })
  office.portal.issue(later)
  await office.collect()
  const second = await person.browser.ask('GET', '/people/self/bills')
  expect(second.json.bills.map((one: PortalBill) => one.billNumber)).toEqual([
    later.billNumber,
    before.billNumber,
  ])
})

test('a folder is searched, filtered and paged', async () => {
  const { browser, identityNumber } = await office.register(samplePerson(3))
  const many = Array.from({ length: 5 }, (_, day) =>
    playedBill(identityNumber, { issuedOn: `2026-02-0${day + 1}`, amount: `${day + 1}00.00` }),
  )
  office.portal.issue(...many)
  await office.collect()
  const amounts = async (query: string): Promise<readonly string[]> => {
    const { json } = await browser.ask('GET', `/people/self/bills?${query}`)
    return json.bills.map((one: PortalBill) => one.amount)
  }
  expect(await amounts('issuedFrom=2026-02-02&issuedTo=2026-02-03')).toEqual(['300.00', '200.00'])
  expect(await amounts('amountFrom=400.00')).toEqual(['500.00', '400.00'])
  expect(await amounts(`text=${encodeURIComponent('示例医院')}&province=50`)).toHaveLength(5)
  expect(await amounts('province=32')).toEqual([])
  const [tagged] = many
  const path = `/people/self/bills/50060126/${tagged?.billNumber}`
  expect((await browser.ask('PUT', `${path}/tags`, { tags: ['单位报销'] })).status).toBe(204)
  expect(await amounts(`tag=${encodeURIComponent('单位报销')}`)).toEqual(['100.00'])
  const seen: string[] = []
  let after = ''
  do {
    const { json } = await browser.ask('GET', `/people/self/bills?limit=2${after}`)
    seen.push(...json.bills.map((one: PortalBill) => one.amount))
    after = json.next === null ? '' : `&after=${json.next}`
  } while (after !== '')
  expect(seen).toEqual(['500.00', '400.00', '300.00', '200.00', '100.00'])
})

test('what a unit does is seen live and told', async () => {
  const locked = playedBill(person.identityNumber)
  office.portal.issue(locked)
  await office.collect()
  await office.texts()
  office.portal.lock(locked, '江苏示例机械有限公司')
  await office.runJob('people-follow-feed')
  const path = `/people/self/bills/${locked.billCode}/${locked.billNumber}`
  const { json } = await person.browser.ask('GET', path)
  expect(json.bill).toMatchObject({ state: '已锁定', reimbursement: 'locked' })
  const timeline = await person.browser.ask('GET', `${path}/timeline`)
  expect(timeline.json.entries.at(-1)).toMatchObject({ actorName: '江苏示例机械有限公司' })
  expect(timeline.json.looks).toHaveLength(1)
  expect((await office.texts()).join('')).toContain('已被单位锁定')
  const notices = await person.browser.ask('GET', '/people/self/notices')
  expect(notices.json.notices[0].text).toContain('已被单位锁定')
})

test('what happens to a bill while it is read is seen by the next reading', async () => {
  const bill = playedBill(person.identityNumber)
  office.portal.issue(bill)
  await office.collect()
  const { billCode, billNumber } = bill
  office.portal.meanwhile = async () => {
    office.portal.meanwhile = async () => undefined
    office.portal.lock(bill, '江苏示例机械有限公司')
    await office.runJob('people-follow-feed')
  }
  const first = await person.browser.ask('GET', `/people/self/bills/${billCode}/${billNumber}`)
  expect(first.json.bill.reimbursement).toBe('open')
  const { json } = await person.browser.ask(
    'GET',
    `/people/self/bills?text=${billCode}${billNumber}`,
  )
  expect(json.bills).toMatchObject([{ reimbursement: 'locked' }])
})

test('nobody sees the bills of another account', async () => {
  const own = playedBill(person.identityNumber)
  office.portal.issue(own)
  await office.collect()
  const path = `/people/self/bills/${own.billCode}/${own.billNumber}`
  expect((await other.browser.ask('GET', path)).json.code).toBe('BILL_NOT_IN_FOLDER')
  const asked = await other.browser.ask('GET', `${path}?owner=${person.personId}`)
  expect(asked.json.code).toBe('PROXY_RIGHT_LACKING')
})

test('a folder is forgotten with its owner', async () => {
  const { browser, personId, mobile, identityNumber } = await office.register(samplePerson(21))
  office.portal.issue(playedBill(identityNumber))
  await office.collect()
  const code = await office.codeTo('person.close', mobile)
  await browser.ask('POST', '/people/self/closing', { code })
  office.clock.now += 31 * 86_400_000
  await office.runJob('people-erase-closed')
  const { rows } = await office.pool.query<{ bills: string }>(
    'select count(*) as bills from folder_bills where person_id = $1',
    [personId],
  )
  expect(rows[0]?.bills).toBe('0')
})
