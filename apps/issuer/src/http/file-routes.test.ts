import { importSm2PrivateKey } from '@piaoqiao/gm-crypto'
import type { Logger } from '@piaoqiao/service-kit'
import { silentLogger } from '@piaoqiao/service-kit'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import type { RunningIssuer } from '../start-issuer.ts'
import { teachFiling } from '../testing/filing-province.ts'
import { present } from '../testing/outcomes.ts'
import type { SampleKeyStore } from '../testing/sample-key-store.ts'
import { makeSampleKeyStore } from '../testing/sample-key-store.ts'
import { makeSampleSealAuthority, sampleStoredKey } from '../testing/sample-seals.ts'
import { sampleDraft } from '../testing/sample-station.ts'
import type { TestStation } from '../testing/test-station.ts'
import { sampleAccessToken, startTestStation } from '../testing/test-station.ts'
import { deadLinkPage, waitingLinkPage } from './link-pages.ts'

let running: TestStation
let keyStore: SampleKeyStore
let station: RunningIssuer
const logged: string[] = []
const bill = '/bills/50060126/0000000001'

beforeAll(async () => {
  running = await startTestStation({}, { logger: loggerInto(logged) })
  const authority = await makeSampleSealAuthority()
  const privateKey = importSm2PrivateKey(present(running.settings.privateKey))
  keyStore = makeSampleKeyStore()
  await keyStore.write([await sampleStoredKey(authority, { privateKey })])
  station = await running.startAgain({ ...keyStore.settings, publicUrl: 'https://bills.example' })
  await teachFiling(running.province, authority, (id) => station.billXml(id))
  await station.ensureNumbers()
  await station.issueBill(sampleDraft())
  await station.registerWaiting()
})
afterAll(async () => {
  await running.stop()
  keyStore.remove()
})
beforeEach(() => {
  // A new window, so that no test uses up what another one may ask.
  running.time.now += 120_000
})

function loggerInto(lines: string[]): Logger {
  const add = (...said: unknown[]) => void lines.push(JSON.stringify(said))
  return { ...silentLogger, debug: add, info: add, warn: add, error: add }
}

function local(method: 'GET' | 'POST', path: string, body?: unknown): Promise<Response> {
  return fetch(station.url + path, {
    method,
    headers: {
      authorization: `Bearer ${sampleAccessToken}`,
      ...(body !== undefined && { 'content-type': 'application/json' }),
    },
    ...(body !== undefined && { body: JSON.stringify(body) }),
  })
}

async function link(body: object): Promise<string> {
  const response = await local('POST', `${bill}/links`, body)
  expect(response.status).toBe(201)
  const { url } = (await response.json()) as { url: string }
  expect(url).toMatch(/^https:\/\/bills\.example\/f\/[\w-]{43}$/)
  return url.replace('https://bills.example', station.url)
}

describe('a link', () => {
  test.each([
    ['pdf', 'application/pdf', 'inline; filename="50060126-0000000001.pdf"'],
    ['png', 'image/png', 'inline; filename="50060126-0000000001-1.png"'],
    ['ofd', 'application/ofd', 'attachment; filename="50060126-0000000001.ofd"'],
    ['xml', 'application/xml', 'attachment; filename="50060126-0000000001.xml"'],
  ])('gives the %s once, to whoever has it', async (format, mediaType, disposition) => {
    const url = await link({ format })
    const first = await fetch(url)
    expect(first.status).toBe(200)
    expect(Object.fromEntries(first.headers)).toMatchObject({
      'content-type': mediaType,
      'content-disposition': disposition,
      'cache-control': 'no-store',
      'x-content-type-options': 'nosniff',
      'referrer-policy': 'no-referrer',
    })
    const direct = await local('GET', `${bill}/files/${format}`)
    expect(
      Buffer.from(await first.arrayBuffer()).equals(Buffer.from(await direct.arrayBuffer())),
    ).toBe(true)
    const second = await fetch(url)
    expect([second.status, await second.text()]).toEqual([404, deadLinkPage])
  })

  test('is opened by one of many who try at one time', async () => {
    const url = await link({ format: 'pdf' })
    const statuses = await Promise.all(
      Array.from({ length: 8 }, async () => (await fetch(url)).status),
    )
    expect(statuses.filter((status) => status === 200)).toHaveLength(1)
    expect(statuses.filter((status) => status === 404)).toHaveLength(7)
  })

  test('that has expired, or never was, looks like one that was used', async () => {
    const url = await link({ format: 'pdf' })
    running.time.now += 10 * 60_000
    for (const dead of [url, `${station.url}/f/${'A'.repeat(43)}`, `${station.url}/f/x`]) {
      const response = await fetch(dead)
      expect([response.status, await response.text()]).toEqual([404, deadLinkPage])
    }
  })

  test('is not used up by a HEAD, nor while its file cannot be made', async () => {
    const url = await link({ format: 'png', page: 2 })
    expect((await fetch(url, { method: 'HEAD' })).status).toBe(404)
    expect((await fetch(url)).status).toBe(200)
    const missing = await link({ format: 'png', page: 9 })
    for (let times = 0; times < 2; times += 1) {
      const response = await fetch(missing)
      expect([response.status, await response.text()]).toEqual([503, waitingLinkPage])
    }
  })

  test('never stands in the log', async () => {
    const url = await link({ format: 'pdf' })
    await fetch(url)
    expect(logged.join('\n')).not.toContain(present(url.split('/').at(-1)))
  })

  test('cannot be tried without end', async () => {
    const statuses: number[] = []
    for (let times = 0; times < 61; times += 1) {
      statuses.push((await fetch(`${station.url}/f/${'B'.repeat(43)}`)).status)
    }
    expect([statuses[0], statuses[59], statuses[60]]).toEqual([404, 404, 429])
  })
})

test('links that ended long ago are forgotten', async () => {
  await link({ format: 'pdf' })
  expect(await station.files.removeOldLinks()).toBe(0)
  running.time.now += 48 * 60 * 60_000
  expect(await station.files.removeOldLinks()).toBeGreaterThan(0)
  expect(await station.files.removeOldLinks()).toBe(0)
})

describe('refused with a code', () => {
  test.each([
    ['POST', `${bill}/links`, { format: 'docx' }, 400, 'ITEM_MALFORMED'],
    ['POST', `${bill}/links`, { format: 'png', page: 0 }, 400, 'ITEM_MALFORMED'],
    ['POST', `${bill}/links`, { format: 'pdf', page: 2 }, 404, 'FILE_PAGE_MISSING'],
    ['POST', '/bills/50060126/0000009999/links', { format: 'pdf' }, 404, 'BILL_NOT_HERE'],
    ['GET', `${bill}/files/exe`, undefined, 400, 'ITEM_MALFORMED'],
    ['GET', `${bill}/files/png?page=x`, undefined, 400, 'ITEM_MALFORMED'],
    ['GET', `${bill}/files/png?page=9`, undefined, 404, 'FILE_PAGE_MISSING'],
  ] as const)('%s %s', async (method, path, body, status, code) => {
    const response = await local(method, path, body)
    const problem = (await response.json()) as { code: string }
    expect([response.status, problem.code]).toEqual([status, code])
  })

  test('without the access token', async () => {
    const response = await fetch(`${station.url}${bill}/files/pdf`)
    expect(response.status).toBe(401)
  })
})
