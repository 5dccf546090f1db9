import { serviceNamed, services, type EnvelopeCode } from '@piaoqiao/protocol'
import { afterEach, describe, expect, test } from 'vitest'
import { MessageRefused } from './message-refused.ts'
import {
  closeExchanges,
  sampleApp,
  sampleApps,
  sampleAt,
  samplePayload,
  startExchange,
  strangerCrypto,
  unitCrypto,
} from './testing/sample-exchange.ts'

afterEach(closeExchanges)

test('a sound message reaches its handler, and the answer is sealed to its sender', async () => {
  const exchange = await startExchange()
  const request = await exchange.seal()
  const answer = await exchange.post(request)
  expect(answer.status).toBe(200)
  expect(answer.headers.get('content-type')).toBe('application/json')
  expect(await exchange.open(request, answer)).toEqual({ echo: samplePayload })
  expect(exchange.handled).toEqual([
    {
      service: serviceNamed('bill.lock'),
      requestId: 'R-0001',
      payload: samplePayload,
      caller: sampleApp,
      at: sampleAt,
    },
  ])
})

test('the same envelope again is a retry: its handler sees the request id again', async () => {
  const exchange = await startExchange()
  const request = await exchange.seal()
  const answers = [await exchange.post(request), await exchange.post(request)]
  expect(answers.map(({ status }) => status)).toEqual([200, 200])
  expect(exchange.handled.map(({ requestId }) => requestId)).toEqual(['R-0001', 'R-0001'])
})

test('a reading message of a unit needs no signature, and its answer has one', async () => {
  const exchange = await startExchange()
  const request = await exchange.seal({ service: 'bill.verify', sign: null })
  const answer = await exchange.post(request, { service: 'bill.verify' })
  expect(answer.status).toBe(200)
  expect(JSON.parse(answer.text)).toHaveProperty('signature')
})

test('while a sender changes its key both are accepted, and the newest opens the answer', async () => {
  const publicKeys = [unitCrypto, strangerCrypto].map((crypto) => crypto.publicKey('main'))
  const exchange = await startExchange({
    apps: { find: async () => ({ ...sampleApp, publicKeys }) },
  })
  for (const crypto of [unitCrypto, strangerCrypto]) {
    const request = await exchange.seal({ sign: { crypto, keyName: 'main' } })
    const answer = await exchange.post(request)
    expect(await exchange.open(request, answer)).toEqual({ echo: samplePayload })
  }
})

test('an address on the list may send', async () => {
  const exchange = await startExchange()
  expect((await exchange.post(await exchange.seal({ appId: 'unit-here' }))).status).toBe(200)
})

test('behind a proxy that is trusted, the address that it names counts', async () => {
  const exchange = await startExchange({ trustedProxies: ['127.0.0.1'] })
  const request = await exchange.seal({ appId: 'unit-elsewhere' })
  const post = (address: string) =>
    exchange.post(request, { headers: { 'x-forwarded-for': address } })
  expect((await post('192.0.2.9')).status).toBe(200)
  expect((await post('::ffff:192.0.2.9')).status).toBe(200)
  expect((await post('198.51.100.1')).code).toBe('ENVELOPE_ADDRESS_NOT_ALLOWED')
  expect((await post('192.0.2.9, 198.51.100.1')).code).toBe('ENVELOPE_ADDRESS_NOT_ALLOWED')
  expect((await post('unknown')).code).toBe('ENVELOPE_ADDRESS_NOT_ALLOWED')
})

describe('the payload', () => {
  const items = (count: number) => Array.from({ length: count }, () => ({}))

  test.each([
    ['no object', 7],
    ['no items', {}],
    ['an empty batch', { items: [] }],
    ['a batch that is too large', { items: items(1_001) }],
    ['items that are no list', { items: {} }],
    ['a member too many', { items: items(1), extra: 1 }],
    ['a flag that is none', { items: items(1), atomic: 'yes' }],
  ])('that is %s is refused inside a sealed answer', async (_what, payload) => {
    const exchange = await startExchange()
    const request = await exchange.seal({ payload })
    const answer = await exchange.post(request)
    expect(answer.status).toBe(200)
    expect(await exchange.open(request, answer)).toMatchObject({
      outcome: 'refused',
      code: 'ITEM_MALFORMED',
    })
    expect(exchange.handled).toEqual([])
  })

  test.each([[{ items: items(1_000) }], [{ items: ['x', 1, null], atomic: true }]])(
    'whose frame fits goes to the handler, whatever its items are',
    async (payload) => {
      const exchange = await startExchange()
      expect((await exchange.post(await exchange.seal({ payload }))).status).toBe(200)
      expect(exchange.handled[0]?.payload).toEqual(payload)
    },
  )

  test('of a service without items is checked as a whole', async () => {
    const exchange = await startExchange()
    const service = 'bill.file'
    const { exampleRequest } = services[service]
    const post = async (payload: object) =>
      exchange.post(await exchange.seal({ service, payload }), { service })
    await post({ ...exampleRequest, billCode: 'x' })
    expect(exchange.handled).toEqual([])
    await post(exampleRequest)
    expect(exchange.handled).toHaveLength(1)
  })
})

describe('a handler that fails', () => {
  test('leaves the outcome unknown: the answer promises nothing', async () => {
    const failing = () => Promise.reject(new Error('the payer is 欧阳测试'))
    const exchange = await startExchange({ handlers: { 'bill.lock': failing } })
    const answer = await exchange.post(await exchange.seal())
    expect(answer).toMatchObject({ status: 500, code: 'OUTCOME_UNKNOWN' })
    expect(answer.text).toContain('可能已经执行')
    expect(answer.text + exchange.logLines.join('')).not.toContain('欧阳')
    expect(exchange.logLines.join('')).toContain('"event":"exchange.failed"')
  })

  test.each([
    ['nothing', undefined],
    ['what JSON cannot say', { amount: 1n }],
    ['more than an envelope holds', { text: 'x'.repeat(3_000_001) }],
  ])('to give an answer that can be sealed (%s) leaves it unknown too', async (_what, answer) => {
    const exchange = await startExchange({ handlers: { 'bill.lock': async () => answer } })
    const { status, code } = await exchange.post(await exchange.seal())
    expect({ status, code }).toEqual({ status: 500, code: 'OUTCOME_UNKNOWN' })
  })

  test('with nothing done can say so', async () => {
    const refusing = () => Promise.reject(new MessageRefused('ENVELOPE_UNAVAILABLE', 7))
    const exchange = await startExchange({ handlers: { 'bill.lock': refusing } })
    const answer = await exchange.post(await exchange.seal())
    expect(answer).toMatchObject({ status: 503, code: 'ENVELOPE_UNAVAILABLE' })
    expect(answer.headers.get('retry-after')).toBe('7')
  })
})

describe('a quota', () => {
  test('is told with the time to wait, and is there again after it', async () => {
    let now = sampleAt
    const exchange = await startExchange({ clock: () => now })
    const send = async () => exchange.post(await exchange.seal({ appId: 'unit-small', at: now }))
    expect([await send(), await send()].map(({ status }) => status)).toEqual([200, 200])
    const refused = await send()
    expect(refused).toMatchObject({ status: 429, code: 'ENVELOPE_QUOTA_EXCEEDED' })
    expect(refused.headers.get('retry-after')).toBe('30')
    now += 30_000
    expect((await send()).status).toBe(200)
    expect((await send()).status).toBe(429)
  })

  const strangers: readonly [string, EnvelopeCode, Parameters<typeof startExchange>[0]][] = [
    ['unit-small', 'ENVELOPE_MAC_INVALID', {}],
    ['province-32', 'ENVELOPE_SIGNATURE_INVALID', {}],
  ]
  test.each(strangers)('of %s cannot be used up by a stranger', async (appId, code) => {
    const exchange = await startExchange()
    const service = appId === 'province-32' ? 'forward' : 'bill.lock'
    const { exampleRequest: payload } = services[service]
    const forged = {
      sign: { crypto: strangerCrypto, keyName: 'main' },
      ...(code === 'ENVELOPE_MAC_INVALID' && { appKey: new Uint8Array(32) }),
    }
    for (let count = 0; count < 5; count += 1) {
      const answer = await exchange.post(
        await exchange.seal({ appId, service, payload, ...forged }),
        { service },
      )
      expect(answer.code).toBe(code)
    }
    const sound = await exchange.seal({ appId, service, payload })
    const answers = [1, 2, 3].map(() => exchange.post(sound, { service }))
    const statuses = (await Promise.all(answers)).map(({ status }) => status)
    expect(statuses.toSorted((a, b) => a - b)).toEqual([200, 200, 429])
  })

  test('is each application’s own', async () => {
    const exchange = await startExchange({
      apps: {
        find: async (id) => {
          const app = sampleApps.find(({ appId }) => appId === id)
          return app ? { ...app, quotaPerMinute: 1 } : null
        },
      },
    })
    for (const appId of ['unit-0001', 'unit-here']) {
      expect((await exchange.post(await exchange.seal({ appId }))).status).toBe(200)
      expect((await exchange.post(await exchange.seal({ appId }))).status).toBe(429)
    }
  })
})

test('log and metrics say who asked for what with which outcome, and no contents', async () => {
  const exchange = await startExchange()
  await exchange.post(await exchange.seal())
  await exchange.post(await exchange.seal({ appKey: new Uint8Array(32) }))
  await exchange.post(await exchange.seal(), { service: 'bill.eat' })
  const [answered, refused] = exchange.logLines.map((line) => JSON.parse(line) as object)
  const sender = { service: 'bill.lock', appId: 'unit-0001', requestId: 'R-0001' }
  expect(answered).toMatchObject({ event: 'exchange.answered', ...sender, items: 1 })
  expect(refused).toMatchObject({ event: 'exchange.refused', code: 'ENVELOPE_MAC_INVALID' })
  expect(exchange.logLines.join('')).not.toContain('50060126')
  const text = await exchange.metrics.text()
  const count = (labels: string) => `piaoqiao_exchange_messages_total{${labels}} 1`
  expect(text).toContain(count('service="bill.lock",code="ANSWERED"'))
  expect(text).toContain(count('service="bill.lock",code="ENVELOPE_MAC_INVALID"'))
  expect(text).toContain(count('service="unknown",code="ENVELOPE_SERVICE_UNKNOWN"'))
})
