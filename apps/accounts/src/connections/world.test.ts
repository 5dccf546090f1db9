import { envelopeVersion } from '@piaoqiao/protocol'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { ConnectionsOffice } from './testing/connections-office.ts'
import { openConnectionsOffice } from './testing/connections-office.ts'
import type { WalkedUnit } from './testing/unit-walk.ts'
import { openUnit } from './testing/unit-walk.ts'

let office: ConnectionsOffice
let unit: WalkedUnit
let appId: string
beforeAll(async () => {
  office = await openConnectionsOffice()
  unit = await openUnit(office)
  const { json } = await unit.developer.ask('GET', '/connections/self')
  appId = json.sandbox.appId
})
afterAll(() => office.close())

const envelope = () => ({
  version: envelopeVersion,
  appId,
  requestId: 'R-1',
  timestamp: '2026-03-02T02:00:00.000Z',
  encryptedKey: 'A'.repeat(80),
  iv: `${'A'.repeat(22)}==`,
  data: 'A'.repeat(24),
  mac: `${'A'.repeat(43)}=`,
})
const exchange = '/connections/self/sandbox-exchange'
const world = '/connections/self/sandbox-world'

describe('a unit by system', () => {
  test('sends what it sealed to the sandbox, and has the answer as it is', async () => {
    const { status, json } = await unit.developer.ask('POST', `${exchange}/bill.lock`, envelope())
    expect(status).toBe(200)
    expect(json).toEqual({ status: 200, body: { service: 'bill.lock', envelope: envelope() } })
  })

  test.each([
    ['', 'GET', undefined],
    ['/bills', 'GET', undefined],
    ['/reset', 'POST', {}],
    ['/bills', 'POST', { home: 'other', amount: '100.00' }],
    ['/acts', 'POST', { act: 'unit_locks', billCode: '50060100', billNumber: '0000000001' }],
  ] as const)('asks its world for %s by %s', async (path, method, body) => {
    const { status, json } = await unit.developer.ask(method, world + path, body)
    expect(status).toBe(200)
    expect(json).toEqual({ path, body: body ?? null })
  })
})

describe('refused', () => {
  test('is a message under another name', async () => {
    const other = { ...envelope(), appId: 'test-of-another' }
    const { status, json } = await unit.developer.ask('POST', `${exchange}/bill.lock`, other)
    expect([status, json.code]).toEqual([422, 'APP_ID_NOT_OWN'])
  })

  test.each(['relay', 'application.enrol', 'no.such'])('is the message %s', async (service) => {
    const { status } = await unit.developer.ask('POST', `${exchange}/${service}`, envelope())
    expect(status).toBe(400)
  })

  test('is what the sandbox refuses, with its reason', async () => {
    const { status, json } = await unit.developer.ask('POST', `${world}/clock`, {
      advanceDays: 400,
    })
    expect([status, json.code]).toEqual([409, 'SANDBOX_REFUSED'])
    expect(json.detail).toContain('时间只能向前。')
  })

  test('is everybody without the role', async () => {
    const onlooker = await office.signIn('unit', unit.unitId, 'unit_read')
    const sent = await onlooker.ask('POST', `${exchange}/bill.lock`, envelope())
    const reset = await onlooker.ask('POST', `${world}/reset`, {})
    expect([sent.status, reset.status]).toEqual([403, 403])
  })

  test('is everything while the sandbox is silent', async () => {
    office.sandbox.isSilent = true
    const { status, json } = await unit.developer.ask('GET', world)
    const sent = await unit.developer.ask('POST', `${exchange}/bill.lock`, envelope())
    office.sandbox.isSilent = false
    expect([status, json.code, sent.json.code]).toEqual([
      503,
      'SANDBOX_UNREACHABLE',
      'SANDBOX_UNREACHABLE',
    ])
  })
})
