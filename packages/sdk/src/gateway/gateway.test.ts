import { request as httpRequest } from 'node:http'
import { payloadBytesMax } from '@piaoqiao/protocol'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { breaking, refusing } from '../testing/connection-to.ts'
import { gatewayToken, startTestGateway } from '../testing/gateway-under-test.ts'
import type { GatewayUnderTest } from '../testing/gateway-under-test.ts'
import { itemsOf, lockItem, locked } from '../testing/sample-answers.ts'
import { answering, sendJson, startScriptedPlatform } from '../testing/scripted-platform.ts'
import type { ScriptedPlatform } from '../testing/scripted-platform.ts'

let platform: ScriptedPlatform
let gateway: GatewayUnderTest

beforeAll(async () => {
  platform = await startScriptedPlatform(answering(() => ({})))
})
afterAll(() => platform.stop())
beforeEach(async () => {
  platform.use(allLocked)
  gateway = await startTestGateway(platform)
})
afterEach(() => gateway.stop())

const lock = { items: [lockItem(1)] }
const allLocked = answering(({ payload }) => ({ items: itemsOf(payload).map(locked) }))

describe('a call of a service', () => {
  test('is plain JSON on both sides and an envelope between', async () => {
    const answer = await gateway.post('/v1/bill.lock', lock, { 'idempotency-key': 'k-1' })
    expect(answer).toMatchObject({ status: 200, body: { items: [locked(lockItem(1))] } })
    expect(answer.headers.get('idempotency-key')).toBe('k-1')
    expect(platform.exchanges.at(-1)).toMatchObject({
      service: 'bill.lock',
      requestId: 'k-1',
      payload: lock,
      signed: true,
    })
  })

  test('without a key gets one, which comes back', async () => {
    const { headers } = await gateway.post('/v1/bill.lock', lock)
    expect(headers.get('idempotency-key')).toBe(platform.exchanges.at(-1)?.requestId)
  })

  test('whose outcome is unknown stays in the journal until it is settled under its key', async () => {
    platform.use(breaking)
    const lost = await gateway.post('/v1/bill.lock', lock)
    const key = lost.headers.get('idempotency-key') ?? ''
    expect(lost).toMatchObject({
      status: 504,
      body: { code: 'EXCHANGE_BROKEN', requestId: key, status: 504 },
    })
    const headers = { authorization: `Bearer ${gatewayToken}` }
    const unsettled = await fetch(`${gateway.url}/unsettled`, { headers })
    expect(await unsettled.json()).toMatchObject({
      requests: [{ requestId: key, service: 'bill.lock' }],
    })
    platform.use(allLocked)
    const settled = await gateway.post('/v1/bill.lock', lock, { 'idempotency-key': key })
    expect(settled.status).toBe(200)
    expect(gateway.journal.open()).toEqual([])
  })

  test.each([
    { script: refusing('ENVELOPE_UNAVAILABLE'), status: 503, code: 'ENVELOPE_UNAVAILABLE' },
    { script: refusing('ENVELOPE_QUOTA_EXCEEDED'), status: 429, code: 'ENVELOPE_QUOTA_EXCEEDED' },
    { script: refusing('ENVELOPE_TOO_LARGE'), status: 413, code: 'ENVELOPE_TOO_LARGE' },
    { script: refusing('ENVELOPE_MAC_INVALID'), status: 502, code: 'ENVELOPE_MAC_INVALID' },
  ])('that the platform refuses as $code is answered $status', async ({ script, status, code }) => {
    platform.use(script)
    const answer = await gateway.post('/v1/bill.lock', lock)
    expect(answer).toMatchObject({ status, body: { code } })
    expect(answer.headers.get('content-type')).toBe('application/problem+json')
    expect(gateway.faults).toEqual([code])
  })

  test('under a key that is open for other content is not sent', async () => {
    platform.use(breaking)
    await gateway.post('/v1/bill.lock', lock, { 'idempotency-key': 'k-2' })
    const before = platform.exchanges.length
    const other = { items: [lockItem(2)] }
    const answer = await gateway.post('/v1/bill.lock', other, { 'idempotency-key': 'k-2' })
    expect(answer).toMatchObject({ status: 409, body: { code: 'REQUEST_ID_REUSED' } })
    expect(platform.exchanges).toHaveLength(before)
  })
})

describe('a request that the gateway does not carry out', () => {
  const large = JSON.stringify({ text: 'x'.repeat(payloadBytesMax) })
  test.each([
    {
      path: '/v1/bill.lock',
      body: lock,
      headers: { authorization: 'Bearer x' },
      status: 401,
      code: 'GATEWAY_TOKEN_INVALID',
    },
    {
      path: '/v1/bill.burn',
      body: lock,
      headers: {},
      status: 404,
      code: 'GATEWAY_SERVICE_UNKNOWN',
    },
    { path: '/v1/relay', body: lock, headers: {}, status: 404, code: 'GATEWAY_SERVICE_UNKNOWN' },
    {
      path: '/v1/key.rotate',
      body: lock,
      headers: {},
      status: 404,
      code: 'GATEWAY_SERVICE_UNKNOWN',
    },
    { path: '/v2', body: lock, headers: {}, status: 404, code: 'GATEWAY_PATH_UNKNOWN' },
    { path: '/health', body: lock, headers: {}, status: 405, code: 'GATEWAY_METHOD_NOT_ALLOWED' },
    { path: '/v1/bill.lock', body: '[', headers: {}, status: 400, code: 'GATEWAY_NOT_JSON' },
    { path: '/v1/bill.lock', body: '[]', headers: {}, status: 400, code: 'GATEWAY_NOT_JSON' },
    {
      path: '/v1/bill.lock',
      body: lock,
      headers: { 'content-type': 'text/plain' },
      status: 400,
      code: 'GATEWAY_NOT_JSON',
    },
    {
      path: '/v1/bill.lock',
      body: lock,
      headers: { 'idempotency-key': 'a b' },
      status: 400,
      code: 'GATEWAY_KEY_MALFORMED',
    },
    { path: '/v1/bill.lock', body: large, headers: {}, status: 413, code: 'GATEWAY_TOO_LARGE' },
  ])('$code at $path', async ({ path, body, headers, status, code }) => {
    const before = platform.exchanges.length
    const answer = await gateway.post(path, body, headers)
    expect(answer).toMatchObject({ status, body: { code, status } })
    expect(platform.exchanges).toHaveLength(before)
  })

  test('a page of the web that reaches this machine under its own name', async () => {
    const status = await new Promise((resolve, reject) => {
      const headers = { host: 'page.example', authorization: `Bearer ${gatewayToken}` }
      const asked = httpRequest(`${gateway.url}/unsettled`, { headers }, (response) => {
        response.resume()
        resolve(response.statusCode)
      })
      asked.once('error', reject).end()
    })
    expect(status).toBe(403)
  })

  test('an address that others can reach is not opened without a token', async () => {
    const open = startTestGateway(platform, {
      listen: { host: '0.0.0.0', port: 0 },
      token: null,
    })
    await expect(open).rejects.toBeInstanceOf(RangeError)
  })
})

test('health tells how many requests are open', async () => {
  platform.use(breaking)
  await gateway.post('/v1/bill.lock', lock)
  const health = await fetch(`${gateway.url}/health`)
  expect(await health.json()).toEqual({ status: 'ok', unsettled: 1 })
})

describe('a gateway that is stopped', () => {
  test('finishes what is under way and takes nothing new in', async () => {
    const arrived = Promise.withResolvers<void>()
    const answerNow = Promise.withResolvers<void>()
    platform.use(async (exchange) => {
      arrived.resolve()
      await answerNow.promise
      sendJson(exchange.response, 200, await exchange.seal({ items: [locked(lockItem(1))] }))
    })
    const underWay = gateway.post('/v1/bill.lock', lock)
    await arrived.promise
    const stopped = gateway.stop()
    await expect(fetch(`${gateway.url}/health`)).rejects.toThrow()
    answerNow.resolve()
    expect(await underWay).toMatchObject({ status: 200 })
    await stopped
    gateway = await startTestGateway(platform)
  })
})
