import { refusal } from '@piaoqiao/domain'
import { wireRefusal } from '@piaoqiao/protocol'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { sampleDraft } from '../testing/sample-station.ts'
import type { StationClient } from '../testing/station-client.ts'
import { clientOf } from '../testing/station-client.ts'
import type { TestStation } from '../testing/test-station.ts'
import { startTestStation } from '../testing/test-station.ts'

let running: TestStation
let client: StationClient

beforeAll(async () => {
  running = await startTestStation({ numberBlockSize: 10, numberLowWater: 8 })
  client = clientOf(running)
})
beforeEach(async () => {
  await running.clear()
  await running.station.ensureNumbers()
})
afterAll(() => running.stop())

async function issueRefused(): Promise<void> {
  await running.station.issueBill(sampleDraft())
  const refused = wireRefusal(refusal('ISSUER_SIGNATURE_INVALID'))
  running.province.answerOnce('bill.register', { items: [refused] })
  await running.station.registerWaiting()
}

const spoilPath = '/numbers/50060126/0000000001/spoil'

test('the stock is told with its blocks', async () => {
  await running.station.issueBill(sampleDraft())
  const { json } = await client.get('/numbers')
  expect((json['codes'] as unknown[])[0]).toEqual({
    billCode: '50060126',
    left: 9,
    level: 'sufficient',
    levelName: '充足',
    usedInDays: { days: 14, numbers: 1 },
    daysLeft: 126,
    asked: null,
    blocks: [
      {
        from: '0000000001',
        to: '0000000010',
        next: '0000000002',
        left: 9,
        allottedAt: '2026-03-02T04:00:00.000Z',
      },
    ],
  })
})

test('a number is spoilt by a request that can be repeated', async () => {
  await issueRefused()
  const first = await client.post(spoilPath, { reason: '证书停用' })
  expect([first.status, first.json]).toEqual([
    201,
    {
      billCode: '50060126',
      billNumber: '0000000001',
      was: 'refused_bill',
      reason: '证书停用',
      day: '2026-03-02',
      spoiltAt: '2026-03-02T04:00:00.000Z',
      isRepeated: false,
    },
  ])
  expect((await client.post(spoilPath, { reason: '证书停用' })).status).toBe(200)
})

test.each([
  ['NUMBER_IN_STOCK', 409, '/numbers/50060126/0000000005/spoil'],
  ['NUMBER_NOT_HERE', 404, '/numbers/50060126/0000009999/spoil'],
])('a number that cannot be spoilt is answered with %s', async (code, status, path) => {
  const { json, ...answer } = await client.post(path, { reason: '作废' })
  expect([answer.status, json['code']]).toEqual([status, code])
  expect(json['next']).toMatch(/。$/)
})

test('the report of a day comes as JSON and as tables', async () => {
  await issueRefused()
  await running.station.issueBill(sampleDraft({ businessNumber: 'MZ-2' }))
  await client.post(spoilPath, { reason: '证书停用，=换证' })
  const { json } = await client.get('/reports/numbers?day=2026-03-02')
  expect(json).toMatchObject({
    from: '2026-03-02',
    to: '2026-03-02',
    codes: [
      { billCode: '50010126', allotted: 10, closing: 10 },
      { billCode: '50060126', allotted: 10, issued: 1, spoilt: 1, closing: 8 },
      { billCode: '50060226' },
    ],
    spoilt: [{ billNumber: '0000000001' }],
    missing: [],
    isCut: false,
  })
  const range = '/reports/numbers?from=2026-03-01&to=2026-03-02&format=csv'
  const counts = await client.get(range)
  expect(counts.type).toBe('text/csv; charset=utf-8')
  expect(counts.text.split('\r\n')).toEqual([
    '\ufeff票据代码,期初结存,本期领用,开具,其中待登记,其中登记被拒绝,红字票据,其中红票待登记,其中红票被拒绝,作废号,缺号,期末结存',
    '50010126,0,10,0,0,0,0,0,0,0,0,10',
    '50060126,0,10,1,1,0,0,0,0,1,0,8',
    '50060226,0,10,0,0,0,0,0,0,0,0,10',
    '',
  ])
  const entries = await client.get(`${range}&list=entries`)
  expect(entries.text.split('\r\n')).toEqual([
    '\ufeff票据代码,起号,止号,数量,类别,日期,原因',
    '50060126,0000000001,0000000001,1,作废号（登记被拒绝）,2026-03-02,证书停用，=换证',
    '',
  ])
})

test.each([
  ['', 'PERIOD_UNFIT'],
  ['?from=2026-03-02', 'PERIOD_UNFIT'],
  ['?day=2026-03-02&to=2026-03-03', 'PERIOD_UNFIT'],
  ['?from=2025-01-01&to=2026-03-02', 'PERIOD_UNFIT'],
  ['?day=2026-02-30', 'ITEM_MALFORMED'],
  ['?day=2026-03-02&format=xls', 'ITEM_MALFORMED'],
])('a report without a fit period is refused: "%s"', async (query, code) => {
  const { status, json } = await client.get(`/reports/numbers${query}`)
  expect([status, json['code']]).toEqual([400, code])
})

test('health shows that numbers run low before there are none', async () => {
  const health = async () => (await client.get('/health')).json
  expect(await health()).toMatchObject({ parts: { numbers: 'up' } })
  for (let count = 0; count < 7; count += 1) {
    await running.station.issueBill(sampleDraft({ businessNumber: `MZ-${count}` }))
  }
  expect(await health()).toMatchObject({ status: 'degraded', parts: { numbers: 'degraded' } })
  await running.station.ensureNumbers()
  expect(await health()).toMatchObject({ parts: { numbers: 'up' } })
})
