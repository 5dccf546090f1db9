import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { sampleDraft } from '../testing/sample-station.ts'
import type { StationClient } from '../testing/station-client.ts'
import { clientOf } from '../testing/station-client.ts'
import type { TestStation } from '../testing/test-station.ts'
import { startTestStation } from '../testing/test-station.ts'
import { incomeLinesMax } from '../use-cases/take-income.ts'

let running: TestStation
let client: StationClient

beforeAll(async () => {
  running = await startTestStation()
  client = clientOf(running)
})
beforeEach(async () => {
  await running.clear()
  await running.station.ensureNumbers()
  for (const businessNumber of ['MZ-1', 'MZ-2', 'MZ-3']) {
    await running.station.issueBill(sampleDraft({ businessNumber }))
  }
  await running.station.registerWaiting()
})
afterAll(() => running.stop())

const item = (number: number, changes: object = {}) => ({
  billCode: '50060126',
  billNumber: String(number).padStart(10, '0'),
  amount: '188.21',
  postedOn: '2026-03-02',
  voucherNumber: `收-000${number}`,
  ...changes,
})
const heading = '票据代码,票据号码,入账金额,入账日期,会计凭证号'
const upload = (text: string) =>
  client.upload('/income/csv', new TextEncoder().encode(text), 'text/csv')

describe('a bulk request', () => {
  test('has an outcome for each item, and one that is faulty refuses no other', async () => {
    const items = [
      item(1),
      item(1),
      item(2, { amount: '1.234' }),
      item(9_999),
      item(3, { extra: 'x' }),
      item(3, { voucherNumber: '收\0' }),
      item(3, { amount: '-1.00' }),
      'no item',
      item(3),
    ]
    const { status, json } = await client.post('/income', { items })
    expect(status).toBe(200)
    const outcomes = json['items'] as { outcome: string; code: string; sentence: string }[]
    expect(outcomes.map(({ outcome, code }) => [outcome, code])).toEqual([
      ['accepted', null],
      ['repeated', null],
      ['faulty', 'AMOUNT_MALFORMED'],
      ['refused', 'BILL_NOT_HERE'],
      ['faulty', 'ITEM_MALFORMED'],
      ['faulty', 'ITEM_MALFORMED'],
      ['refused', 'AMOUNT_NOT_POSITIVE'],
      ['faulty', 'ITEM_MALFORMED'],
      ['accepted', null],
    ])
    expect(outcomes.every(({ sentence }) => sentence.endsWith('。'))).toBe(true)
    expect(await running.station.sendIncome()).toMatchObject({ done: 2 })
  })

  test.each([
    ['no items', { items: [] }],
    ['too many items', { items: Array(incomeLinesMax + 1).fill(0) }],
    ['something else', [item(1)]],
  ])('with %s is refused', async (_, body) => {
    const { status, json } = await client.post('/income', body)
    expect([status, json['code']]).toEqual([400, 'ITEM_MALFORMED'])
  })

  test('withdraws in the same way', async () => {
    await client.post('/income', { items: [item(1)] })
    await running.station.sendIncome()
    const { billCode, billNumber } = item(1)
    const { json } = await client.post('/income/withdraw', {
      items: [
        { billCode, billNumber, reason: '科目更正' },
        { ...item(2), reason: '科目更正' },
        { billCode, billNumber: '0000000002', reason: '科目更正' },
      ],
    })
    expect(json['items']).toMatchObject([
      { outcome: 'accepted', state: 'posted' },
      { outcome: 'faulty', code: 'ITEM_MALFORMED' },
      { outcome: 'refused', code: 'INCOME_NOT_POSTED' },
    ])
    await running.station.sendIncome()
    const listed = await client.get('/income?day=2026-03-02')
    expect(listed.json['postings']).toMatchObject([
      { state: 'withdrawn', stateName: '已撤销', withdrawalReason: '科目更正' },
    ])
  })
})

describe('a file', () => {
  const row = (number: number, changes: object = {}) =>
    Object.values(item(number, changes)).join(',')

  test('is taken line by line, and again it acts no second time', async () => {
    const text = `${heading}\n${row(1)}\n${row(9_999)}\n${row(2, { amount: '一百' })}\n${row(3)}\n`
    const { status, json } = await upload(text)
    expect([status, json]).toEqual([
      200,
      {
        lines: 4,
        accepted: 2,
        repeated: 0,
        refused: 1,
        faulty: 1,
        problems: [
          expect.objectContaining({ line: 3, outcome: 'refused', code: 'BILL_NOT_HERE' }),
          expect.objectContaining({ line: 4, outcome: 'faulty', code: 'AMOUNT_MALFORMED' }),
        ],
        isCut: false,
      },
    ])
    expect(JSON.stringify(json)).not.toContain('一百')
    expect((await upload(text)).json).toMatchObject({ accepted: 0, repeated: 2 })
    expect(await running.station.sendIncome()).toMatchObject({ done: 2 })
  })

  test('of thousands of lines is taken in steps', async () => {
    const rows = Array.from({ length: 2_500 }, (_, index) => row(10_000 + index))
    const { json } = await upload([heading, ...rows].join('\n'))
    expect(json).toMatchObject({ lines: 2_500, refused: 2_500, isCut: true })
    expect(json['problems']).toHaveLength(1_000)
  })

  test('that cannot be read is refused with the place', async () => {
    const { status, json } = await upload(`${heading}\n1,2`)
    expect([status, json['code']]).toEqual([422, 'INCOME_FILE_UNFIT'])
    expect(json['detail']).toBe('收入入账文件不能读取：第2行列数与表头不同。')
  })

  test.each([
    ['application/json', 400, 'BODY_MALFORMED'],
    ['text/plain', 400, 'BODY_MALFORMED'],
  ])('that is called %s is refused', async (type, status, code) => {
    const answer = await client.upload('/income/csv', new TextEncoder().encode(heading), type)
    expect([answer.status, answer.json['code']]).toEqual([status, code])
  })

  test('that is too large is refused', async () => {
    const answer = await upload('x'.repeat(4 * 1024 * 1024 + 1))
    expect([answer.status, answer.json['code']]).toEqual([413, 'BODY_TOO_LARGE'])
  })

  test('has a template that can be filled in', async () => {
    const { text, type } = await client.get('/income/template')
    expect(type).toBe('text/csv; charset=utf-8')
    expect(text).toBe(`\ufeff${heading}\r\n`)
    expect((await upload(`${text}${row(1)}\r\n`)).json).toMatchObject({ accepted: 1 })
  })

  test('is taken at its own address only', async () => {
    const answer = await client.upload('/income', new TextEncoder().encode(heading), 'text/csv')
    expect([answer.status, answer.json['code']]).toEqual([400, 'BODY_MALFORMED'])
  })
})

describe('what was posted', () => {
  beforeEach(async () => {
    await client.post('/income', { items: [item(1), item(2, { amount: '188.00' }), item(9_999)] })
    await running.station.sendIncome()
  })

  test('is not looked for by a text that no database keeps', async () => {
    const { status, json } = await client.get('/income?voucherNumber=%00')
    expect([status, json['code']]).toEqual([400, 'ITEM_MALFORMED'])
  })

  test('is found, and exported', async () => {
    const { json } = await client.get('/income?voucherNumber=%E6%94%B6-0001')
    expect(json).toMatchObject({
      postings: [
        {
          billNumber: '0000000001',
          amount: '188.21',
          state: 'posted',
          source: 'system',
          code: 'INCOME_POSTED',
          sentence: '收入入账已登记。',
        },
      ],
      next: null,
    })
    const { text } = await client.get('/income/export?day=2026-03-02&state=posted')
    expect(text.split('\r\n')).toEqual([
      '\ufeff票据代码,票据号码,入账金额,入账日期,会计凭证号,状态,说明,来源',
      '50060126,0000000001,188.21,2026-03-02,收-0001,已入账,收入入账已登记。,系统报送',
      '50060126,0000000002,188.00,2026-03-02,收-0002,已入账,收入入账已登记。,系统报送',
      '',
    ])
    const exported = await client.get('/income/export?day=2026-03-02&format=json')
    expect(exported.json['postings']).toHaveLength(3)
  })

  test('comes in pages', async () => {
    const page = await client.get('/income?day=2026-03-02&limit=2')
    expect(page.json['postings']).toHaveLength(2)
    const cursor = page.json['next'] as string
    const rest = await client.get(`/income?day=2026-03-02&limit=2&cursor=${cursor}`)
    expect(rest.json).toMatchObject({ postings: [{ billNumber: '0000009999' }], next: null })
  })

  test.each([
    ['/income', 'PERIOD_UNFIT'],
    ['/income?day=2026-03-02&cursor=2026-02-30_1', 'CURSOR_UNFIT'],
    ['/income?day=2026-03-02&state=lost', 'ITEM_MALFORMED'],
    ['/reports/income', 'PERIOD_UNFIT'],
    ['/reports/income?from=2026-01-01&to=2026-12-31&format=csv', 'PERIOD_UNFIT'],
  ])('is not told for %s', async (route, code) => {
    const { status, json } = await client.get(route)
    expect([status, json['code']]).toEqual([400, code])
  })

  test('is compared with what was issued', async () => {
    const { json } = await client.get('/reports/income?day=2026-03-02')
    expect(json).toMatchObject({
      from: '2026-03-02',
      issued: { count: 3, amount: '564.63' },
      red: { count: 0, amount: '0.00' },
      net: '564.63',
      posted: { count: 2, amount: '376.21' },
      difference: '188.42',
      dated: { count: 2, amount: '376.21' },
      listed: [
        { kind: 'amount_differs', billNumber: '0000000002', posted: '188.00', difference: '0.21' },
        { kind: 'unposted', billNumber: '0000000003', posted: null, difference: '188.21' },
        { kind: 'without_bill', billNumber: '0000009999', amount: null, code: 'BILL_NOT_HERE' },
      ],
      isCut: false,
    })
    const { text } = await client.get('/reports/income?day=2026-03-02&format=csv')
    expect(text.split('\r\n')).toEqual([
      '\ufeff类别,票据代码,票据号码,开票日期,票据金额,入账金额,差额,入账日期,会计凭证号,说明',
      '入账金额不符,50060126,0000000002,2026-03-02,188.21,188.00,0.21,2026-03-02,收-0002,',
      '已开票未入账,50060126,0000000003,2026-03-02,188.21,,188.21,,,',
      '入账无对应票据,50060126,0000009999,,,188.21,188.21,2026-03-02,收-0009999,本开票站没有开具过这张票据。',
      '',
    ])
  })
})
