import {
  exportSm2PrivateKeyPem,
  exportSm2PublicKeyPem,
  generateSm2PrivateKey,
} from '@piaoqiao/gm-crypto'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { lockOf, openBill } from '../testing/bill-rows.ts'
import type { SandboxUnderTest } from '../testing/sandbox-under-test.ts'
import { partyIdOf } from '../testing/invented-world.ts'
import { enterUnit, openSandbox, unitOf } from '../testing/sandbox-under-test.ts'

let under: SandboxUnderTest

beforeAll(async () => {
  under = await openSandbox({ SAMPLE_BILLS: '20' })
})
afterAll(() => under.stop())

const once = { retry: { attemptsMax: 1 } }
const publicKey = exportSm2PublicKeyPem(generateSm2PrivateKey().publicKey)
const sound = { appId: 'unit-x', partyId: partyIdOf(99), partyName: '示例单位', publicKey }

describe('an application is not entered', () => {
  test.each([
    ['with a credit code whose check character is wrong', { partyId: '91500104MA6PQ00990' }, 422],
    ['with a key that is none', { publicKey: 'f'.repeat(130) }, 422],
    ['with an address that is none', { addresses: ['10.0.0.0/99'] }, 422],
    ['with a webhook that is no web address', { webhookUrl: 'ftp://unit.example' }, 422],
    ['as an issuer', { kind: 'issuer' }, 400],
    ['without a name', { partyName: '' }, 400],
    ['with a member that nobody knows', { secret: true }, 400],
  ])('%s', async (_, changes, status) => {
    const answered = await under.operate('POST', '', { ...sound, ...changes })
    const code = status === 422 ? 'APPLICATION_UNFIT' : 'BODY_MALFORMED'
    expect([answered.status, answered.body['code']]).toEqual([status, code])
  })

  test('twice', async () => {
    await enterUnit(under, 2)
    const again = await under.operate('POST', '', { ...sound, appId: 'unit-2' })
    expect([again.status, again.body['code']]).toEqual([409, 'APPLICATION_EXISTS'])
  })

  test.each(['', 'x'.repeat(40), 'f'.repeat(64)])('for the token "%s"', async (token) => {
    const answered = await under.operate('POST', '', sound, token)
    expect([answered.status, answered.body['code']]).toEqual([401, 'ACCESS_DENIED'])
  })
})

test('who is suspended sends nothing and sees nothing until the suspension ends', async () => {
  const unit = await enterUnit(under, 3)
  const item = lockOf(await openBill(unit))
  await under.operate('PATCH', '/unit-3', { state: 'suspended' })
  await expect(unit.client(once).lock([item])).rejects.toMatchObject({
    cause: { code: 'ENVELOPE_APP_REVOKED' },
  })
  expect((await unit.control('GET', '')).body['code']).toBe('APPLICATION_SUSPENDED')
  await under.operate('PATCH', '/unit-3', { state: 'active' })
  const { results } = await unit.client().lock([item])
  expect(results[0]?.answer).toMatchObject({ code: 'LOCKED' })
})

test('messages come from the addresses that were named alone', async () => {
  const unit = await enterUnit(under, 4, { addresses: ['192.0.2.0/24'] })
  const item = lockOf(await openBill(unit))
  await expect(unit.client(once).lock([item])).rejects.toMatchObject({
    cause: { code: 'ENVELOPE_ADDRESS_NOT_ALLOWED' },
  })
  const { body } = await under.operate('PATCH', '/unit-4', { addresses: null })
  const baseUrl = under.sandbox.url
  expect(body).toMatchObject({ state: 'active', addresses: null, baseUrl })
  expect((await unit.client().lock([item])).results[0]?.answer.outcome).toBe('done')
})

test('new credentials take the place of the old ones at once', async () => {
  const unit = await enterUnit(under, 5)
  const privateKey = generateSm2PrivateKey()
  const { body } = await under.operate('PATCH', '/unit-5', {
    publicKey: exportSm2PublicKeyPem(privateKey.publicKey),
    newAppKey: true,
    newAccessToken: true,
  })
  const { appKey, accessToken } = body as { appKey: string; accessToken: string }
  expect((await unit.control('GET', '')).status).toBe(401)
  await expect(unit.client(once).events('0')).rejects.toMatchObject({
    code: 'ENVELOPE_MAC_INVALID',
  })
  const renewed = unitOf(under.sandbox, {
    ...unit,
    privateKey,
    accessToken,
    appKey: new Uint8Array(Buffer.from(appKey, 'hex')),
  })
  expect((await renewed.control('GET', '')).status).toBe(200)
  expect((await renewed.client().events('0', 1)).entries).toHaveLength(1)
})

test('a unit changes its key by message, and the old one is accepted beside it for a while', async () => {
  const unit = await enterUnit(under, 6)
  const privateKey = generateSm2PrivateKey()
  const rotated = await unit.client().rotateKey(privateKey.publicKey)
  expect(rotated).toMatchObject({ outcome: 'done' })
  const item = lockOf(await openBill(unit))
  const { results } = await unit.client({ privateKey }).lock([item])
  expect(results[0]?.answer).toMatchObject({ code: 'LOCKED' })
})

test('who is removed is gone with its world', async () => {
  const unit = await enterUnit(under, 7)
  await unit.control('GET', '')
  expect((await under.operate('DELETE', '/unit-7')).status).toBe(204)
  expect((await unit.control('GET', '')).status).toBe(401)
  expect((await under.operate('GET', '/unit-7')).body['code']).toBe('APPLICATION_UNKNOWN')
  expect((await under.operate('DELETE', '/unit-7')).status).toBe(404)
})

test('whoever asks for its health is told that it is a sandbox', async () => {
  const response = await fetch(`${under.sandbox.url}/health`)
  expect(await response.json()).toEqual({
    status: 'up',
    parts: { database: 'up' },
    sandbox: true,
  })
})

test('what was given for one installation is worth nothing at another one', async () => {
  const registry = await openSandbox({
    SAMPLE_BILLS: '20',
    PRIVATE_KEY: exportSm2PrivateKeyPem(generateSm2PrivateKey()),
  })
  try {
    const unit = await enterUnit(under, 8)
    await enterUnit(registry, 8)
    const astray = unit.client({ ...once, baseUrl: registry.sandbox.url })
    await expect(astray.events('0')).rejects.toMatchObject({ code: 'ENVELOPE_MAC_INVALID' })
  } finally {
    await registry.stop()
  }
})

test('a world does not have the same province twice', async () => {
  await expect(openSandbox({ OTHER_PROVINCE: '50' })).rejects.toMatchObject({
    faults: [{ variable: 'OTHER_PROVINCE' }],
  })
})
