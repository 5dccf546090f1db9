import { dayMs } from '@piaoqiao/domain'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { billsOf, lockOf, openBill, stateOf, resetWorld } from '../testing/bill-rows.ts'
import type { SandboxUnderTest, UnitUnderTest } from '../testing/sandbox-under-test.ts'
import { enterUnit, openSandbox } from '../testing/sandbox-under-test.ts'

let under: SandboxUnderTest
let unit: UnitUnderTest

beforeAll(async () => {
  under = await openSandbox({ SAMPLE_BILLS: '20', BILLS_MAX: '100' })
  unit = await enterUnit(under, 1)
})
beforeEach(async () => {
  await resetWorld(unit)
})
afterAll(() => under.stop())

describe('travelling in time', () => {
  test('warns of a lock, ends it, and puts both into the feed in their order', async () => {
    const bill = await openBill(unit)
    await unit.client().lock([lockOf(bill)])
    const feed = await unit.client().events('0', 1_000)
    await unit.control('POST', '/clock', { advanceDays: 28 })
    expect(await stateOf(unit, bill)).toBe('locked')
    const { body } = await unit.control('POST', '/clock', { advanceMinutes: 3 * 24 * 60 })
    expect(body['aheadMs']).toBeGreaterThanOrEqual(31 * dayMs)
    expect(await stateOf(unit, bill)).toBe('open')
    const { entries } = await unit.client().events(feed.next, 1_000)
    const own = entries.filter(({ event }) => event.billNumber === bill['billNumber'])
    expect(own.map(({ event }) => event.kind)).toEqual(['bill.lock_warned', 'bill.lock_expired'])
    const [warned, expired] = own.map(({ event }) => Date.parse(event.at))
    expect((expired ?? 0) - (warned ?? 0)).toBe(3 * dayMs)
  })

  test('makes an authorisation expire', async () => {
    const granted = (await billsOf(unit)).find(
      ({ ownAuthorisations, magic }) => ownAuthorisations.length > 0 && magic === null,
    )
    if (granted === undefined) throw new Error('no bill is authorised')
    const authorisationId = granted.ownAuthorisations[0]?.authorisationId ?? ''
    await unit.control('POST', '/clock', { advanceDays: 200 })
    const { results } = await unit.client().lock([{ ...lockOf(granted), authorisationId }])
    expect(results[0]?.answer).toMatchObject({ code: 'AUTHORISATION_EXPIRED' })
  })

  test('goes to a moment, and never back', async () => {
    const to = new Date(Date.now() + 10 * dayMs).toISOString()
    const { body } = await unit.control('POST', '/clock', { to })
    expect(Date.parse(String(body['now']))).toBeGreaterThanOrEqual(Date.parse(to))
    const back = await unit.control('POST', '/clock', { to: new Date().toISOString() })
    expect([back.status, back.body['code']]).toEqual([422, 'TIME_NOT_REACHABLE'])
  })

  test('ends at the bound', async () => {
    for (const days of [400, 400]) await unit.control('POST', '/clock', { advanceDays: days })
    const { body } = await unit.control('POST', '/clock', { advanceDays: 400 })
    expect(body['code']).toBe('TIME_NOT_REACHABLE')
  })

  test.each([{}, { advanceDays: 0 }, { advanceDays: 1, advanceMinutes: 1 }, { to: 'tomorrow' }])(
    'is refused for %j',
    async (journey) => {
      const { status, body } = await unit.control('POST', '/clock', journey)
      expect([status, body['code']]).toEqual([400, 'BODY_MALFORMED'])
    },
  )
})
