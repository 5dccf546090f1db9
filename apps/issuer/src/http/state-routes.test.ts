import type { BillId } from '@piaoqiao/domain'
import { dayMs } from '@piaoqiao/domain'
import { openPool } from '@piaoqiao/service-kit'
import type { Pool } from 'pg'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { billIdOf, present } from '../testing/outcomes.ts'
import { sampleDraft } from '../testing/sample-station.ts'
import { sampleCompany } from '../testing/small-registry.ts'
import type { StationClient } from '../testing/station-client.ts'
import { clientOf } from '../testing/station-client.ts'
import type { TestStation } from '../testing/test-station.ts'
import { startTestStation } from '../testing/test-station.ts'

let running: TestStation
let client: StationClient
let pool: Pool
let bills: BillId[]

/** Five bills, one a day: open, locked, partly reimbursed, in reversal lock, and one of which nothing was heard yet. */
beforeAll(async () => {
  running = await startTestStation()
  client = clientOf(running)
  pool = openPool(running.settings.databaseUrl, {
    connectionsMax: 1,
    statementTimeoutMs: 10_000,
    name: 'states test',
  })
})
beforeEach(async () => {
  await running.clear()
  await running.station.ensureNumbers()
  bills = []
  for (let day = 0; day < 4; day += 1) {
    const businessNumber = `MZ-${day}`
    bills.push(billIdOf(await running.station.issueBill(sampleDraft({ businessNumber }))))
    running.time.now += dayMs
  }
  await running.station.registerWaiting()
  const { registry } = running.province
  registry.lock(bill(1))
  registry.lock(bill(2))
  registry.act(sampleCompany, bill(2), {
    kind: 'reimbursement.report',
    amount: 100n,
    reimbursedOn: '2026-03-05',
    voucherNumber: '记-0012',
    postedOn: null,
  })
  running.time.now += dayMs
  await running.station.requestReversal({
    billId: bill(3),
    reason: '退费',
    completeWhenGranted: false,
  })
  await running.station.takeEvents()
  bills.push(billIdOf(await running.station.issueBill(sampleDraft({ businessNumber: 'MZ-4' }))))
})
afterAll(async () => {
  await pool.end()
  await running.stop()
})

const bill = (index: number) => present(bills[index])

async function listed(query: string): Promise<readonly [string, unknown][]> {
  const { json } = await client.get(`/states?${query}`)
  const lines = json['bills'] as { billNumber: string; state: unknown }[]
  return lines.map(({ billNumber, state }) => [billNumber.slice(-1), state])
}

test('a bill tells its history in sentences, and where it stands', async () => {
  const { json } = await client.get('/bills/50060126/0000000003/states')
  expect(json).toMatchObject({
    billNumber: '0000000003',
    state: 'partly_reimbursed',
    stateName: '部分报销',
    lock: null,
    reimbursed: '1.00',
    missingEvents: 0,
    isChained: true,
    reports: [
      {
        unit: '江苏示例机械有限公司',
        amount: '1.00',
        reimbursedOn: '2026-03-05',
        voucherNumber: '记-0012',
        postedOn: null,
        isWithdrawn: false,
      },
    ],
  })
  const entries = json['entries'] as { sentence: string; facts: object; at: string }[]
  expect(entries.map(({ sentence }) => sentence)).toEqual([
    '票据已在省级平台登记。',
    '江苏示例机械有限公司锁定了票据，用途：单位报销，至2026-04-05。',
    '江苏示例机械有限公司反馈报销1.00元，报销日期2026-03-05，凭证号记-0012。',
  ])
  expect(entries[1]).toMatchObject({
    sequence: 2,
    at: '2026-03-06T04:00:00.000Z',
    kind: 'bill.locked',
    unit: '江苏示例机械有限公司',
    facts: { purpose: 'employer_expense', expiresAt: '2026-04-05T04:00:00.000Z' },
  })
  expect(JSON.stringify(json)).not.toContain('BX-1')
})

test('a lock is told with its unit, purpose and end', async () => {
  const { json } = await client.get('/bills/50060126/0000000002/states')
  expect(json['lock']).toMatchObject({
    unit: '江苏示例机械有限公司',
    purpose: 'employer_expense',
    purposeName: '单位报销',
    since: '2026-03-06T04:00:00.000Z',
    until: '2026-04-05T04:00:00.000Z',
  })
})

test('of a bill without events nothing is told, and another one is not known', async () => {
  const { json } = await client.get('/bills/50060126/0000000005/states')
  expect(json).toMatchObject({ state: null, entries: [] })
  const unknown = await client.get('/bills/50060126/0000009999/states')
  expect([unknown.status, unknown.json['code']]).toEqual([404, 'BILL_NOT_HERE'])
})

describe('a list', () => {
  test.each([
    [
      'from=2026-03-01&to=2026-03-31',
      [
        ['1', 'open'],
        ['2', 'locked'],
        ['3', 'partly_reimbursed'],
        ['4', 'reversal_locked'],
        ['5', null],
      ],
    ],
    ['day=2026-03-03', [['2', 'locked']]],
    ['from=2026-03-01&to=2026-03-31&state=locked', [['2', 'locked']]],
    ['from=2026-03-04&to=2026-03-31&state=locked', []],
    [
      'changedFrom=2026-03-06&changedTo=2026-03-06',
      [
        ['1', 'open'],
        ['2', 'locked'],
        ['3', 'partly_reimbursed'],
      ],
    ],
    ['changedFrom=2026-03-07', [['4', 'reversal_locked']]],
    ['changedFrom=2026-03-06&state=partly_reimbursed', [['3', 'partly_reimbursed']]],
  ])('of %s', async (query, expected) => {
    expect(await listed(query)).toEqual(expected)
  })

  test.each(['from=2026-03-01&to=2026-03-31', 'changedFrom=2026-03-01'])(
    'of %s in pages is the same as at once',
    async (query) => {
      const whole = await listed(query)
      const paged: (readonly [string, unknown])[] = []
      let cursor = ''
      for (;;) {
        const { json } = await client.get(`/states?${query}&limit=2${cursor}`)
        const lines = json['bills'] as { billNumber: string; state: unknown }[]
        expect(lines.length).toBeLessThanOrEqual(2)
        paged.push(...lines.map((line) => [line.billNumber.slice(-1), line.state] as const))
        if (json['next'] === null) break
        cursor = `&cursor=${json['next'] as string}`
      }
      expect(paged).toEqual(whole)
    },
  )

  test.each([
    ['', 'PERIOD_UNFIT'],
    ['state=locked', 'PERIOD_UNFIT'],
    ['day=2026-03-02&changedFrom=2026-03-02', 'PERIOD_UNFIT'],
    ['from=2020-03-02&to=2026-03-02', 'PERIOD_UNFIT'],
    ['day=2026-03-02&cursor=here', 'CURSOR_UNFIT'],
    ['day=2026-03-02&state=lost', 'ITEM_MALFORMED'],
  ])('is not given for "%s"', async (query, code) => {
    const { status, json } = await client.get(`/states?${query}`)
    expect([status, json['code']]).toEqual([400, code])
  })
})

describe('an export', () => {
  const range = '/states/export?from=2026-03-03&to=2026-03-04'

  test('comes as a table', async () => {
    const { text, type } = await client.get(range)
    expect(type).toBe('text/csv; charset=utf-8')
    expect(text.split('\r\n')).toEqual([
      '\ufeff票据代码,票据号码,业务流水号,票据金额,开票日期,登记状态,状态,状态变更日期,锁定单位,锁定到期日,已报销金额',
      '50060126,0000000002,MZ-1,188.21,2026-03-03,已登记,已锁定,2026-03-06,江苏示例机械有限公司,2026-04-05,0.00',
      '50060126,0000000003,MZ-2,188.21,2026-03-04,已登记,部分报销,2026-03-06,,,1.00',
      '',
    ])
  })

  test('comes as JSON', async () => {
    const { json } = await client.get(`${range}&format=json`)
    expect(json['bills']).toMatchObject([
      { billNumber: '0000000002', state: 'locked', lockUnit: '江苏示例机械有限公司' },
      { billNumber: '0000000003', state: 'partly_reimbursed', reimbursed: '1.00' },
    ])
  })

  test('without bills is whole too', async () => {
    const { json } = await client.get('/states/export?day=2026-02-01&format=json')
    expect(json).toEqual({ bills: [] })
  })

  test('goes over every page', async () => {
    await pool.query(
      `insert into bills (bill_id, kind, business_number, draft_digest, check_code, total_fen,
         issued_at, registration)
       select 500601260000100000 + n, 'outpatient', 'X-' || n, '', 'a1b2c3', 1, $1, 'registered'
       from generate_series(1, 2500) as n`,
      [Date.UTC(2026, 0, 15)],
    )
    const { json } = await client.get('/states/export?day=2026-01-15&format=json')
    const numbers = (json['bills'] as { billNumber: string }[]).map(({ billNumber }) => billNumber)
    expect(new Set(numbers).size).toBe(2_500)
    expect(numbers).toEqual(numbers.toSorted())
  })
})

test('positions of events that came before there were any are derived later', async () => {
  const before = await listed('from=2026-03-01&to=2026-03-31')
  await pool.query('update bill_states set state = null, changed_at = null, issued_at = null')
  expect(await running.station.derivePositions()).toBe(4)
  expect(await listed('from=2026-03-01&to=2026-03-31')).toEqual(before)
  expect(await running.station.derivePositions()).toBe(0)
})
