import type { FastifyInstance } from 'fastify'
import { afterEach, describe, expect, test, vi } from 'vitest'
import { createHealth, healthTimeoutMs, type PartHealth } from './health.ts'
import { closeExchanges, startExchange } from './testing/sample-exchange.ts'

afterEach(closeExchanges)

async function get(url: string, headers: Record<string, string> = {}) {
  const response = await fetch(url, { headers })
  return { status: response.status, headers: response.headers, text: await response.text() }
}

test.each<{ parts: Record<string, PartHealth>; status: number; word: PartHealth }>([
  { parts: {}, status: 200, word: 'up' },
  { parts: { database: 'up' }, status: 200, word: 'up' },
  { parts: { database: 'up', hub: 'degraded' }, status: 200, word: 'degraded' },
  { parts: { database: 'down', hub: 'degraded' }, status: 503, word: 'down' },
])('parts $parts make a health of $status', async ({ parts, status, word }) => {
  const exchange = await startExchange({ health: async () => ({ parts }) })
  const answer = await get(`${exchange.url}/health`)
  expect(answer.status).toBe(status)
  expect(JSON.parse(answer.text)).toEqual({ status: word, parts })
})

describe('a health that cannot be found out is down', () => {
  test('when asking fails', async () => {
    const health = createHealth(() => Promise.reject(new Error('no')))
    expect(await health()).toEqual({ status: 'down', parts: {} })
  })

  test('when asking takes too long', async () => {
    vi.useFakeTimers()
    const found = createHealth(() => new Promise(() => undefined))()
    await vi.advanceTimersByTimeAsync(healthTimeoutMs)
    vi.useRealTimers()
    expect(await found).toEqual({ status: 'down', parts: {} })
  })

  test('and is asked for once for all who ask together', async () => {
    const report = vi.fn(async () => ({ parts: {} }))
    const health = createHealth(report)
    await Promise.all([health(), health(), health()])
    expect(report).toHaveBeenCalledTimes(1)
    await health()
    expect(report).toHaveBeenCalledTimes(2)
  })
})

test('metrics are for this machine', async () => {
  const exchange = await startExchange()
  await exchange.post(await exchange.seal())
  const answer = await get(`${exchange.url}/metrics`)
  expect(answer.headers.get('content-type')).toMatch(/^text\/plain/)
  expect(answer.text).toContain(
    'piaoqiao_http_answers_total{route="/exchange/v1/:service",status="200"} 1',
  )
})

test('for others, and behind a proxy, there is no such page unless they are named', async () => {
  const trustedProxies = ['127.0.0.1']
  const named = await startExchange({ trustedProxies, metricsAddresses: ['192.0.2.0/24'] })
  const ask = async (address: string) =>
    (await get(`${named.url}/metrics`, { 'x-forwarded-for': address })).status
  expect(await ask('192.0.2.1')).toBe(200)
  expect(await ask('198.51.100.1')).toBe(404)
  expect((await get(`${named.url}/metrics`)).status).toBe(404)
})

test.each([
  '/',
  '/exchange/v1/bill.lock',
  '/%ff',
  `/exchange/v1/${'x'.repeat(300)}`,
  '/secret-name',
])('GET %s has a plain answer that tells nothing', async (path) => {
  const exchange = await startExchange()
  const { status, text, headers } = await get(exchange.url + path)
  expect([400, 404]).toContain(status)
  expect(Object.keys(JSON.parse(text) as object)).toEqual(['type', 'title', 'status'])
  expect(text).not.toMatch(/secret|fastify|FST_/i)
  expect(headers.get('content-type')).toBe('application/problem+json')
})

test('a page that the caller adds keeps its own headers, and tells nothing when it fails', async () => {
  const addPages = (server: FastifyInstance) => {
    server.get('/page', async (_request, reply) =>
      reply.header('content-security-policy', "default-src 'self'").send('page'),
    )
    server.get('/failing', () => Promise.reject(new Error('secret')))
  }
  const exchange = await startExchange({}, addPages)
  const page = await get(`${exchange.url}/page`)
  expect(page.headers.get('content-security-policy')).toBe("default-src 'self'")
  const failing = await get(`${exchange.url}/failing`)
  expect(failing.status).toBe(500)
  expect(failing.text + exchange.logLines.join('')).not.toContain('secret')
  expect(exchange.logLines.join('')).toContain('"event":"http.failed"')
})

test('answers carry headers for browsers and do not name the server', async () => {
  const exchange = await startExchange()
  for (const { headers } of [
    await exchange.post(await exchange.seal()),
    await exchange.post('{'),
    await get(`${exchange.url}/health`),
    await get(`${exchange.url}/nothing`),
  ]) {
    expect(headers.get('x-content-type-options')).toBe('nosniff')
    expect(headers.get('cache-control')).toBe('no-store')
    expect(headers.get('content-security-policy')).toContain("default-src 'none'")
    expect(headers.has('server')).toBe(false)
    expect(headers.has('x-powered-by')).toBe(false)
  }
})
