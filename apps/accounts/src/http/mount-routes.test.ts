import { silentLogger, createExchangeServer, createMetrics } from '@piaoqiao/service-kit'
import { createSoftwareCryptoModule } from '@piaoqiao/gm-crypto'
import { Type } from 'typebox'
import { afterAll, expect, test } from 'vitest'
import type { SessionHolder } from '../access/session-holder.ts'
import type { Role } from '../access/roles.ts'
import { roleNames } from '../access/roles.ts'
import { openTestBrowser } from '../testing/test-browser.ts'
import { record, words } from './fields.ts'
import { mountRoutes } from './mount-routes.ts'
import { route } from './route.ts'
import type { Access, Route } from './route.ts'

let holder: SessionHolder | null = null
const simple = (path: string, access: Access): Route =>
  route({
    method: 'GET',
    path,
    title: '试',
    purpose: 'Answers.',
    access,
    answer: record({}),
    refusals: [],
    handle: async () => ({ reached: true }),
  })
const routes: readonly Route[] = [
  route({
    method: 'POST',
    path: '/echo',
    title: '回声',
    purpose: 'Answers what it is given.',
    access: { kind: 'public' },
    body: record({ text: words('文字', 10) }),
    answer: record({ text: Type.String() }),
    refusals: [],
    handle: async ({ body }) => body,
  }),
  route({
    method: 'POST',
    path: '/upload',
    title: '上传',
    purpose: 'Counts bytes.',
    access: { kind: 'public' },
    upload: { bytesMax: 1_000, contentTypes: ['text/csv'] },
    answer: record({ bytes: Type.Integer() }),
    refusals: [],
    handle: async ({ body }) => ({ bytes: body.length }),
  }),
  route({
    method: 'GET',
    path: '/file',
    title: '文件',
    purpose: 'A file with a hostile name.',
    access: { kind: 'public' },
    answer: 'file',
    refusals: [],
    handle: async () => ({
      bytes: Buffer.from('x'),
      contentType: 'text/csv',
      name: '名"\r\nx-evil: 1.csv',
    }),
  }),
  route({
    method: 'GET',
    path: '/broken',
    title: '故障',
    purpose: 'Fails.',
    access: { kind: 'public' },
    answer: record({}),
    refusals: [],
    handle: async () => {
      throw new Error('secret: 500000199001010016')
    },
  }),
  simple('/for-people', { kind: 'person' }),
  simple('/for-unit', { kind: 'unit' }),
  simple('/for-reimbursers', { kind: 'unit', roles: ['unit_reimburse'] }),
  simple('/for-auditors', { kind: 'bureau', roles: ['bureau_audit'] }),
]
const crypto = createSoftwareCryptoModule({ keys: {}, workers: 0 })
const server = createExchangeServer({
  apps: { find: async () => null },
  handlers: {},
  crypto,
  keyName: 'none',
  clock: () => 0,
  logger: silentLogger,
  metrics: createMetrics(),
  health: async () => ({ parts: {} }),
})
let allowed = true
mountRoutes(server, {
  routes,
  findSession: async () => holder,
  clock: () => 0,
  logger: silentLogger,
  allowsAddress: () => allowed,
  secureCookies: true,
})
await server.ready()
afterAll(async () => {
  await server.close()
  await crypto.close()
})
const browser = openTestBrowser(server)
browser.cookie = 'piaoqiao-session=any'

test.each([
  [{ text: '好' }, 200, undefined],
  [{ text: '' }, 400, 'REQUEST_MALFORMED'],
  [{ text: 'a'.repeat(11) }, 400, 'REQUEST_MALFORMED'],
  [{ text: 'a\u0000' }, 400, 'REQUEST_MALFORMED'],
  [{ text: 'a\uD800' }, 400, 'REQUEST_MALFORMED'],
  [{ text: 1 }, 400, 'REQUEST_MALFORMED'],
  [{ text: '好', more: 1 }, 400, 'REQUEST_MALFORMED'],
  [{}, 400, 'REQUEST_MALFORMED'],
  [[], 400, 'REQUEST_MALFORMED'],
  [{ text: 'a'.repeat(600_000) }, 413, 'BODY_TOO_LARGE'],
])('a body is held against its schema: case %#', async (body, status, code) => {
  const answer = await browser.ask('POST', '/echo', body)
  expect(answer.status).toBe(status)
  expect(answer.json.code).toBe(code)
})

test('what is no JSON is refused in the reader’s language', async () => {
  const answer = await browser.upload('POST', '/echo', Buffer.from('{"text":'), 'application/json')
  expect(answer.json).toMatchObject({ code: 'REQUEST_MALFORMED', status: 400 })
  expect(answer.contentType).toContain('application/problem+json')
  expect(answer.json.next).toMatch(/请/)
})

test('an upload is bounded and of a named type', async () => {
  const upload = (bytes: number, type: string) =>
    browser.upload('POST', '/upload', Buffer.alloc(bytes), type)
  expect((await upload(1_000, 'text/csv; charset=utf-8')).json).toEqual({ bytes: 1_000 })
  expect((await upload(1_001, 'text/csv')).json.code).toBe('BODY_TOO_LARGE')
  expect((await upload(1, 'text/html')).json.code).toBe('FILE_TYPE_UNFIT')
})

test('a hostile file name stays in its header', async () => {
  const answer = await server.inject({ method: 'GET', url: '/api/v1/file' })
  expect(answer.headers['content-disposition']).toBe(
    "attachment; filename*=UTF-8''%E5%90%8D%22%0D%0Ax-evil%3A%201.csv",
  )
  expect(answer.headers['x-evil']).toBeUndefined()
})

test('a failure says nothing of its cause', async () => {
  const answer = await browser.ask('GET', '/broken')
  expect(answer.json.code).toBe('SERVICE_FAILED')
  expect(answer.bytes.toString()).not.toContain('500000199001010016')
})

test('who asks too often is told to wait', async () => {
  allowed = false
  const answer = await server.inject({ method: 'GET', url: '/api/v1/file' })
  allowed = true
  expect(answer.statusCode).toBe(429)
  expect(answer.headers['retry-after']).toBe('60')
})

const person = { audience: 'person', roles: [], stage: 'open' } as const
const unit = (...roles: Role[]) => ({ audience: 'unit', roles, stage: 'open' }) as const
const bureau = (...roles: Role[]) => ({ audience: 'bureau', roles, stage: 'open' }) as const
test.each([
  ['/for-people', person, 200],
  ['/for-people', unit('unit_read'), 'ROLE_LACKING'],
  ['/for-people', null, 'NOT_SIGNED_IN'],
  ['/for-unit', unit('unit_read'), 200],
  ['/for-unit', bureau(...roleNames), 'ROLE_LACKING'],
  ['/for-reimbursers', unit('unit_read', 'unit_apply'), 'ROLE_LACKING'],
  ['/for-reimbursers', unit('unit_reimburse'), 200],
  ['/for-auditors', bureau('bureau_system', 'bureau_supervise'), 'ROLE_LACKING'],
  ['/for-auditors', bureau('bureau_audit'), 200],
  ['/for-unit', { ...unit('unit_read'), stage: 'second_factor' } as const, 'SESSION_STEP_OPEN'],
  ['/for-unit', { ...unit('unit_read'), stage: 'new_password' } as const, 'SESSION_STEP_OPEN'],
])('%s lets in whom it is for: case %#', async (path, given, outcome) => {
  const ids = { subjectId: 'U-1', organisationId: 'N-1', expiresAt: 1 }
  holder = given === null ? null : { ...ids, ...given }
  const answer = await browser.ask('GET', path)
  expect(outcome === 200 ? answer.status : answer.json.code).toBe(outcome)
})
