import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { sampleDraft, samplePayer } from '../testing/sample-station.ts'
import type { TestStation } from '../testing/test-station.ts'
import { sampleAccessToken, startTestStation } from '../testing/test-station.ts'
import { draftFromBody } from './read-draft.ts'

let running: TestStation

beforeAll(async () => {
  running = await startTestStation()
})
beforeEach(async () => {
  await running.clear()
  await running.station.ensureNumbers()
})
afterAll(() => running.stop())

/** What `sampleDraft` says, as the business system sends it. */
const body = {
  businessNumber: 'MZ-20260302-0001',
  kind: 'outpatient' as const,
  payer: { ...samplePayer },
  total: '188.21',
  items: [
    {
      code: '0601001',
      name: '西药费',
      quantity: '2',
      unit: '盒',
      standard: '69.105',
      amount: '138.21',
    },
    { code: '0601002', name: '检查费', amount: '50.00' },
  ],
  auxItems: [
    { relatedCode: '0601001', name: '示例缓释片', quantity: '2', unit: '盒', amount: '138.21' },
  ],
  extension: {
    medicalType: '普通门诊',
    patientNumber: 'MZ20260302001',
    fundPay: '101.92',
    otherPay: '0.00',
    accountPay: '86.29',
    ownPay: '0',
  },
  handlingPerson: '收费员一',
  checker: '复核员一',
}
const path = '/bills/50060126/0000000001'

async function send(
  method: 'GET' | 'POST',
  route: string,
  content?: unknown,
  headers: Record<string, string> = {},
) {
  const response = await fetch(`${running.station.url}${route}`, {
    method,
    headers: {
      authorization: `Bearer ${sampleAccessToken}`,
      ...(content !== undefined && { 'content-type': 'application/json' }),
      ...headers,
    },
    ...(content !== undefined && {
      body: typeof content === 'string' ? content : JSON.stringify(content),
    }),
  })
  const text = await response.text()
  const isJson = response.headers.get('content-type')?.includes('json') === true
  const json = (isJson ? JSON.parse(text) : {}) as Record<string, unknown>
  return { status: response.status, type: response.headers.get('content-type'), text, json }
}

const post = (route: string, content?: unknown) => send('POST', route, content)

test('a body becomes the draft that it says', () => {
  expect(draftFromBody(body)).toEqual(sampleDraft())
})

test('a bill is issued, and again with the same content it is the same bill', async () => {
  const first = await post('/bills', body)
  expect(first.status).toBe(201)
  expect(first.json).toEqual({
    billCode: '50060126',
    billNumber: '0000000001',
    checkCode: expect.stringMatching(/^[0-9a-z]{6}$/) as string,
    amount: '188.21',
    issuedAt: '2026-03-02T04:00:00.000Z',
    registration: 'waiting',
    isRepeated: false,
  })
  const second = await post('/bills', body)
  expect(second.status).toBe(200)
  expect(second.json).toEqual({ ...first.json, isRepeated: true })
})

describe('a request without access', () => {
  test.each([
    ['no token', { authorization: '' }],
    ['another token', { authorization: `Bearer ${sampleAccessToken}x` }],
    ['another scheme', { authorization: `Basic ${sampleAccessToken}` }],
  ])('is turned away: %s', async (_, headers) => {
    const { status, json, type } = await send('POST', '/bills', body, headers)
    expect([status, json['code']]).toEqual([401, 'ACCESS_DENIED'])
    expect(type).toContain('application/problem+json')
    expect((await send('GET', path)).status).toBe(404)
  })
})

describe('a body that does not fit', () => {
  test.each([
    ['no JSON', '{', 400, 'BODY_MALFORMED'],
    ['a missing field', { ...body, payer: undefined }, 400, 'ITEM_MALFORMED'],
    ['an unknown field', { ...body, extra: 1 }, 400, 'ITEM_MALFORMED'],
    ['an unknown kind', { ...body, kind: 'lottery' }, 400, 'ITEM_MALFORMED'],
    ['no items', { ...body, items: [] }, 400, 'ITEM_MALFORMED'],
    [
      'a date that does not exist',
      { ...body, extension: { medicalDate: '2026-02-30' } },
      400,
      'ITEM_MALFORMED',
    ],
    ['a NUL in a text', { ...body, remark: '备注\0' }, 400, 'ITEM_MALFORMED'],
    ['half a character', { ...body, remark: '备注\ud800' }, 400, 'ITEM_MALFORMED'],
    ['an amount with three decimals', { ...body, total: '188.211' }, 400, 'AMOUNT_MALFORMED'],
    ['too many bytes', { ...body, remark: 'x'.repeat(4 * 1024 * 1024) }, 413, 'BODY_TOO_LARGE'],
    ['items that do not add up', { ...body, total: '1.00' }, 422, 'BILL_DRAFT_REFUSED'],
  ])('is refused with a code and a sentence: %s', async (_, content, status, code) => {
    const answer = await post('/bills', content)
    expect([answer.status, answer.json['code']]).toEqual([status, code])
    expect(answer.json['detail']).toMatch(/。$/)
    expect(answer.json['next']).toMatch(/。$/)
    expect(answer.text).not.toContain(samplePayer.name)
  })

  test('is refused when it is not called JSON', async () => {
    const answer = await send('POST', '/bills', JSON.stringify(body), {
      'content-type': 'text/plain',
    })
    expect([answer.status, answer.json['code']]).toEqual([400, 'BODY_MALFORMED'])
  })

  test('a path that names no bill is refused', async () => {
    expect((await send('GET', '/bills/5006/1')).json['code']).toBe('ITEM_MALFORMED')
    expect((await send('GET', '/nothing')).status).toBe(404)
  })
})

test('refusals of the station have a status of their own', async () => {
  await post('/bills', body)
  const reused = await post('/bills', { ...body, remark: '另一张' })
  expect([reused.status, reused.json['code']]).toEqual([409, 'BUSINESS_NUMBER_REUSED'])
  const unknown = await send('GET', '/bills/50060126/0000009999')
  expect([unknown.status, unknown.json['code']]).toEqual([404, 'BILL_NOT_HERE'])
  const early = await post(`${path}/reversal`, { reason: '退费' })
  expect([early.status, early.json['code']]).toEqual([409, 'REGISTRATION_WAITING'])
})

describe('for a registered bill', () => {
  beforeEach(async () => {
    await post('/bills', body)
    await running.station.registerWaiting()
  })

  test('the status says where it stands', async () => {
    const { status, json } = await send('GET', path)
    expect(status).toBe(200)
    expect(json).toMatchObject({
      billCode: '50060126',
      businessNumber: 'MZ-20260302-0001',
      amount: '188.21',
      registration: 'registered',
      registrationCode: 'REGISTERED',
      reversal: null,
      province: { outcome: 'refused', code: 'BILL_NOT_FOUND' },
    })
  })

  test('the file is the one that was signed', async () => {
    const { type, text } = await send('GET', `${path}/xml`)
    expect(type).toBe('application/xml')
    const xml = await running.station.billXml(500601260000000001n)
    expect(text).toBe(Buffer.from(xml).toString())
  })

  test('a reversal is asked for, released, asked for again and completed', async () => {
    const asked = await post(`${path}/reversal`, { reason: '退费', handlingPerson: '收费员二' })
    expect(asked.json).toMatchObject({
      code: 'REVERSAL_GRANTED',
      state: 'granted',
      completion: null,
    })
    const released = await post(`${path}/reversal/release`, { reason: '不退了' })
    expect(released.json).toMatchObject({ code: 'REVERSAL_RELEASED' })
    await post(`${path}/reversal`, { reason: '退费' })
    const completed = await post(`${path}/reversal/complete`)
    expect(completed.json).toMatchObject({
      outcome: 'done',
      code: 'REVERSED',
      redBill: { billCode: '50060126', billNumber: '0000000002', amount: '-188.21' },
    })
    const { json } = await send('GET', path)
    expect(json['reversal']).toMatchObject({
      state: 'completed',
      redBill: { billCode: '50060126', billNumber: '0000000002' },
    })
  })

  test('a reversal can complete in one request', async () => {
    const { json } = await post(`${path}/reversal`, { reason: '退费', completeWhenGranted: true })
    expect(json).toMatchObject({
      state: 'completed',
      completion: { code: 'REVERSED', redBill: { amount: '-188.21' } },
    })
  })

  test('paper and income are told to the province', async () => {
    const paper = { paperCode: '500101', paperNumber: '00012345' }
    expect((await post(`${path}/paper/exchange`, paper)).json['code']).toBe('EXCHANGED')
    expect((await post(`${path}/paper/return`, paper)).json['code']).toBe('PAPER_RETURNED')
    const income = { amount: '188.21', postedOn: '2026-03-02', voucherNumber: '收-0007' }
    expect((await post(`${path}/income`, income)).json['code']).toBe('INCOME_POSTED')
    const withdrawn = await post(`${path}/income/withdraw`, { reason: '科目更正' })
    expect(withdrawn.json['code']).toBe('INCOME_UNPOSTED')
  })

  test('registering again is only for what was refused', async () => {
    expect((await send('GET', '/bills/refused')).json).toEqual({ bills: [] })
    const { status, json } = await post(`${path}/register-again`)
    expect([status, json['code']]).toEqual([409, 'REGISTRATION_NOT_REFUSED'])
  })
})

test('health and metrics need no token and name no bill', async () => {
  await post('/bills', body)
  const health = await send('GET', '/health', undefined, { authorization: '' })
  expect(health.json).toEqual({
    status: 'up',
    parts: {
      database: 'up',
      province: 'up',
      numbers: 'up',
      registrations: 'up',
      events: 'up',
      keys: 'up',
    },
  })
  const metrics = await send('GET', '/metrics', undefined, { authorization: '' })
  expect(metrics.text).toContain('piaoqiao_registrations_waiting 1')
})

test('health shows a province that does not answer', async () => {
  await running.province.goAway()
  await running.station.takeEvents()
  await running.province.comeBack()
  expect((await send('GET', '/health')).json).toMatchObject({
    status: 'degraded',
    parts: { province: 'degraded' },
  })
  await running.station.takeEvents()
  expect((await send('GET', '/health')).json).toMatchObject({ status: 'up' })
})
