import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { SandboxUnreachable } from '../sandbox-port.ts'
import { createSandboxClient } from './sandbox-client.ts'

interface Answer {
  readonly status: number
  readonly body: object | null
}

const entered = {
  appId: 'test-1',
  appKey: 'ab'.repeat(32),
  accessToken: 'cd'.repeat(32),
  baseUrl: 'https://sandbox.example',
  platformPublicKey: 'PEM',
}
const asked: string[] = []
let answers: Record<string, Answer> = {}
const server = createServer((request, reply) => {
  const line = `${request.method} ${request.url}`
  asked.push(`${line} ${request.headers.authorization}`)
  const { status, body } = answers[line] ?? { status: 500, body: {} }
  reply.writeHead(status).end(body === null ? '' : JSON.stringify(body))
})

beforeAll(() => new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve)))
afterAll(() => new Promise((resolve) => server.close(resolve)))
beforeEach(() => {
  asked.length = 0
  answers = {}
})

const client = () =>
  createSandboxClient(`http://127.0.0.1:${(server.address() as AddressInfo).port}/`, 'operator')
const given = { appId: 'test-1', partyId: 'P', partyName: '样例', publicKey: 'PEM' }

test('a new application gets its credentials', async () => {
  answers = { 'POST /operator/applications': { status: 201, body: entered } }
  await expect(client().open(given)).resolves.toMatchObject({
    application: { appId: 'test-1', baseUrl: 'https://sandbox.example' },
    appKey: entered.appKey,
  })
  expect(asked).toEqual(['POST /operator/applications Bearer operator'])
})

test('an application whose first answer was lost gets new credentials', async () => {
  const { appKey, accessToken, baseUrl, platformPublicKey } = entered
  answers = {
    'POST /operator/applications': { status: 409, body: { code: 'APPLICATION_EXISTS' } },
    'PATCH /operator/applications/test-1': { status: 200, body: { appKey, accessToken } },
    'GET /worlds/self': { status: 200, body: { baseUrl, platformPublicKey } },
  }
  await expect(client().open(given)).resolves.toMatchObject({ appKey, accessToken })
  expect(asked.at(-1)).toBe(`GET /worlds/self Bearer ${accessToken}`)
})

test('a message is read by the unit’s own token, and null where it is not kept', async () => {
  answers = {
    'GET /worlds/self/messages?limit=5&before=9': { status: 200, body: { messages: [] } },
    'GET /worlds/self/messages/3': { status: 404, body: {} },
    'POST /worlds/self/messages/4/replay': { status: 200, body: { answer: {} } },
    'DELETE /operator/applications/test-1': { status: 204, body: null },
  }
  const page = { before: '9', limit: 5 }
  await expect(client().messages('own', page)).resolves.toEqual({ messages: [] })
  await expect(client().message('own', '3')).resolves.toBeNull()
  await expect(client().replay('own', '4')).resolves.toEqual({ answer: {} })
  await client().remove('test-1')
  expect(asked.map((line) => line.split(' ').at(-1))).toEqual(['own', 'own', 'own', 'operator'])
})

test('a message of a unit is delivered in the name of the office, and its answer is given as it is', async () => {
  const refused = { status: 403, body: { code: 'ENVELOPE_MAC_INVALID' } }
  answers = { 'POST /exchange/v1/bill.lock': refused }
  await expect(client().exchange('bill.lock', { appId: 'test-1' })).resolves.toEqual(refused)
  expect(asked).toEqual(['POST /exchange/v1/bill.lock Bearer operator'])
})

test.each([
  { name: 'fails', answer: { status: 500, body: {} } },
  { name: 'refuses the office', answer: { status: 401, body: { code: 'ACCESS_DENIED' } } },
  { name: 'leaves out a secret', answer: { status: 201, body: { ...entered, appKey: 'no' } } },
])('a sandbox that $name is as good as silent', async ({ answer }) => {
  answers = { 'POST /operator/applications': answer }
  await expect(client().open(given)).rejects.toThrow(SandboxUnreachable)
})

test('a sandbox that is not there is silent', async () => {
  const nobody = createSandboxClient('http://127.0.0.1:9', 'operator')
  await expect(nobody.change('test-1', { newAppKey: true })).rejects.toThrow(SandboxUnreachable)
})
