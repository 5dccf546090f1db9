import { afterAll, beforeAll, expect, test } from 'vitest'
import type { TestBrowser } from '../testing/test-browser.ts'
import { createUnitAccounts } from '../units/postgres/unit-accounts.ts'
import type { UnitAccount } from '../units/units-ports.ts'
import { openUnit } from './testing/case-unit.ts'
import { openPeopleOffice, samplePerson } from './testing/people-office.ts'
import type { PeopleOffice } from './testing/people-office.ts'

let office: PeopleOffice
let browser: TestBrowser
let units: readonly UnitAccount[]

/** Opens a unit and gives it another name or state. */
async function unit(number: number, changed: Partial<UnitAccount>): Promise<UnitAccount> {
  office.clock.now += 1
  const account = { ...(await openUnit(office, number)), ...changed }
  await createUnitAccounts(office.pool, office.parts.personalData).save(account)
  return account
}

beforeAll(async () => {
  office = await openPeopleOffice()
  browser = (await office.register(samplePerson(1))).browser
  units = [
    await unit(31, { unitName: '巴南示例机械有限公司' }),
    await unit(32, { unitName: '巴南 ABC_示例学校' }),
    await unit(33, { unitName: '南巴示例机床有限公司' }),
    await unit(34, { unitName: '巴南示例商店', state: 'suspended' }),
    await unit(35, { unitName: '巴南示例药房', state: 'closed' }),
  ]
})
afterAll(() => office.close())

const search = (text: string, page = '') =>
  browser.ask('GET', `/people/units?text=${encodeURIComponent(text)}${page}`)
const named = async (text: string) =>
  (await search(text)).json.units.map(({ unitName }: { unitName: string }) => unitName)

test.each([
  ['巴南', ['巴南示例机械有限公司', '巴南 ABC_示例学校']],
  ['示例机', ['巴南示例机械有限公司', '南巴示例机床有限公司']],
  ['南abc', ['巴南 ABC_示例学校']],
  ['a_', []],
  ['__', []],
  ['南示例巴', []],
])('%s finds the open units in whose name it stands, and no others', async (text, names) => {
  expect(await named(text)).toEqual(names)
})

test('a renamed unit is found by its new name alone', async () => {
  await unit(36, { unitName: '江津示例书店' })
  expect(await named('江津')).toEqual(['江津示例书店'])
  expect(await named('商贸36')).toEqual([])
})

test('units come in pages, and what was found can be authorised', async () => {
  const first = await search('巴南', '&limit=1')
  const second = await search('巴南', `&limit=1&after=${String(first.json.next)}`)
  const found = [...first.json.units, ...second.json.units]
  expect(found.map(({ unitId }) => unitId)).toEqual(
    units.slice(0, 2).map(({ creditCode }) => creditCode),
  )
  const last = await search('巴南', `&limit=1&after=${String(second.json.next)}`)
  expect(last.json).toEqual({ units: [], next: null })
  const known = await browser.ask('GET', `/people/units/${String(found[0]?.unitId)}`)
  expect(known.json).toEqual(found[0])
})

test.each(['南', ' 南 ', '　', '南'.repeat(101)])(
  'a text of one character, or of too many, is refused: case %#',
  async (text) => {
    expect((await search(text)).json.code).toBe('REQUEST_MALFORMED')
  },
)

test('nobody searches without being signed in', async () => {
  const answer = await office.browser().ask('GET', '/people/units?text=%E5%B7%B4%E5%8D%97')
  expect(answer.json.code).toBe('NOT_SIGNED_IN')
})
