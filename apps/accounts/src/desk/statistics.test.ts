import { afterAll, beforeAll, expect, test } from 'vitest'
import type { TestBrowser } from '../testing/test-browser.ts'
import { openDeskOffice, playedBills } from './testing/desk-office.ts'
import type { DeskOffice } from './testing/desk-office.ts'

let office: DeskOffice
let clerk: TestBrowser
let other: TestBrowser
const bills = playedBills(4)
const dayMs = 86_400_000

/**
 * Four bills of 993.54 on 2 March: all verified, three locked, two of them reimbursed on 4 and 8 March with 100 and 200
 * yuan, the first posted on 9 March; the third lock is still held.
 */
beforeAll(async () => {
  office = await openDeskOffice()
  const unit = await office.openUnit(1)
  const elsewhere = await office.openUnit(2)
  office.registry.issue(...bills)
  clerk = await unit.signIn('unit_reimburse')
  for (const bill of bills) await clerk.ask('POST', '/desk/verifications', bill)
  const lock = (number: number) => ({
    ...bills[number],
    purpose: 'employer_expense',
    businessReference: `BX-${String(number)}`,
  })
  await clerk.ask('POST', '/desk/acts/lock', { requestId: 'l', items: [0, 1, 2].map(lock) })
  office.clock.now += 6 * dayMs
  clerk = await unit.signIn('unit_reimburse')
  const report = (number: number, amount: string, reimbursedOn: string) => {
    const { billCode, billNumber } = bills[number] ?? {}
    return { billCode, billNumber, amount, reimbursedOn, voucherNumber: `记-${String(number)}` }
  }
  const items = [report(0, '100.00', '2026-03-04'), report(1, '200.00', '2026-03-08')]
  await clerk.ask('POST', '/desk/acts/report', { requestId: 'r', items })
  office.clock.now += dayMs
  clerk = await unit.signIn('unit_reimburse')
  const { items: lines } = (await clerk.ask('GET', '/desk/ledger?state=reported')).json
  const first = lines.find((line: { billNumber: string }) => line.billNumber.endsWith('1'))
  const { billCode, billNumber } = bills[0] ?? {}
  const posting = { billCode, billNumber, reportId: first.reportId, postedOn: '2026-03-09' }
  const posted = await clerk.ask('POST', '/desk/acts/post', {
    requestId: 'p',
    items: [{ ...posting, voucherNumber: '记-0' }],
  })
  if (posted.json.items[0]?.outcome !== 'done') throw new Error('the report was not posted')
  clerk = await unit.signIn('unit_read')
  other = await elsewhere.signIn('unit_read')
})
afterAll(() => office.close())

const none = { bills: 0, amount: '0.00' }
const march = 'from=2026-03-01&until=2026-03-31'

test('what a unit did in a period is counted with its amounts', async () => {
  const { json } = await clerk.ask('GET', `/desk/statistics?${march}`)
  expect(json).toEqual({
    total: {
      verified: { bills: 4, amount: '3974.16' },
      locked: { bills: 3, amount: '2980.62' },
      reimbursed: { bills: 2, amount: '300.00' },
      posted: { bills: 1, amount: '100.00' },
    },
    curve: [
      {
        from: '2026-03-02',
        verified: { bills: 4, amount: '3974.16' },
        locked: { bills: 3, amount: '2980.62' },
        reimbursed: none,
        posted: none,
      },
      {
        from: '2026-03-04',
        verified: none,
        locked: none,
        reimbursed: { bills: 1, amount: '100.00' },
        posted: none,
      },
      {
        from: '2026-03-08',
        verified: none,
        locked: none,
        reimbursed: { bills: 1, amount: '200.00' },
        posted: none,
      },
      {
        from: '2026-03-09',
        verified: none,
        locked: none,
        reimbursed: none,
        posted: { bills: 1, amount: '100.00' },
      },
    ],
    provinces: [{ province: '50', ...json.total }],
    lockToReportDays: 4,
    reportToPostingDays: 5,
    locks: { overdue: 0, within3Days: 0, within7Days: 0, within30Days: 1, later: 0 },
  })
})

test('months are steps too, and days outside of the period do not count', async () => {
  const { curve } = (await clerk.ask('GET', `/desk/statistics?${march}&step=month`)).json
  expect(curve).toMatchObject([{ from: '2026-03-01', posted: { bills: 1 } }])
  const { json } = await clerk.ask('GET', '/desk/statistics?from=2026-03-05&until=2026-03-08')
  expect(json.total).toEqual({
    verified: none,
    locked: none,
    reimbursed: { bills: 1, amount: '200.00' },
    posted: none,
  })
  expect([json.lockToReportDays, json.reportToPostingDays]).toEqual([6, null])
})

test('a lock moves from one age to the next as its day comes near', async () => {
  const held = async () => (await clerk.ask('GET', `/desk/statistics?${march}`)).json.locks
  const expiry = (await clerk.ask('GET', '/desk/ledger?state=held')).json.items[0].expiresAt
  const ages: [number, string][] = [
    [31, 'later'],
    [30, 'within30Days'],
    [7, 'within7Days'],
    [3, 'within3Days'],
    [-1, 'overdue'],
  ]
  const before = office.clock.now
  for (const [days, age] of ages) {
    await office.pool.query('update desk_uses set expires_at = $1 where state = $2', [
      before + days * dayMs,
      'held',
    ])
    expect(await held()).toMatchObject({ [age]: 1 })
  }
  await office.pool.query('update desk_uses set expires_at = $1 where state = $2', [
    Date.parse(expiry),
    'held',
  ])
})

test('a unit counts what is its own', async () => {
  const { json } = await other.ask('GET', `/desk/statistics?${march}`)
  expect(json).toMatchObject({ curve: [], provinces: [], lockToReportDays: null })
  expect(json.total).toEqual({ verified: none, locked: none, reimbursed: none, posted: none })
})

test.each([
  ['from=2026-03-02&until=2026-03-01', 'PERIOD_UNFIT'],
  ['from=2025-03-01&until=2026-03-02', 'PERIOD_TOO_LONG'],
  ['from=2026-03-01', 'REQUEST_MALFORMED'],
  [`${march}&step=year`, 'REQUEST_MALFORMED'],
])('a period that cannot be counted is refused: %s', async (query, code) => {
  expect((await clerk.ask('GET', `/desk/statistics?${query}`)).json.code).toBe(code)
})
