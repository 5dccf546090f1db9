import type { Party } from '@piaoqiao/domain'
import { dayMs } from '@piaoqiao/domain'
import { exportSm2PublicKeyPem, generateSm2PrivateKey, sm3Hex } from '@piaoqiao/gm-crypto'
import type { ApplicationChangeRequest, EnrolRequest } from '@piaoqiao/protocol'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import type { ApplicationStore } from '../application-ports.ts'
import { hospital, school, start } from '../testing/sample-parties.ts'
import { createOfficeApplications } from '../use-cases/office-applications.ts'
import type { OfficeApplications } from '../use-cases/office-applications.ts'
import { createApplicationStore } from './application-store.ts'
import { keyOverlapDays } from './rotate-key.ts'
import { openProvinceDatabase } from './testing/province-database.ts'
import type { ProvinceDatabase } from './testing/province-database.ts'

let database: ProvinceDatabase
let store: ApplicationStore
let applications: OfficeApplications
let requests = 0
let now = start

const office: Party = { id: '1150000000000001XX', name: '示例财政局', province: '50' }
const keys = [generateSm2PrivateKey().publicKey, generateSm2PrivateKey().publicKey]
const [firstPem = '', secondPem = ''] = keys.map(exportSm2PublicKeyPem)

beforeAll(async () => {
  database = await openProvinceDatabase()
})
afterAll(() => database.close())
beforeEach(async () => {
  await database.pool.query(
    'truncate parties, applications, application_keys, feeds, deliveries, requests',
  )
  now = start
  store = createApplicationStore({
    pool: database.pool,
    province: '50',
    masterKey: new Uint8Array(16).fill(7),
    clock: () => now,
  })
  applications = createOfficeApplications({ ownProvince: '50', applications: store })
})

const sample: EnrolRequest = {
  appId: 'unit-1',
  kind: 'unit',
  partyId: school.id,
  partyName: school.name,
  publicKey: firstPem,
}

const nextId = (): string => `R-${(requests += 1)}`

function enrol(changes: Partial<EnrolRequest> = {}, requestId = nextId()) {
  return applications.enrol({ office, requestId, content: { ...sample, ...changes } })
}

function change(changes: Omit<ApplicationChangeRequest, 'appId'>, requestId = nextId()) {
  return applications.change({ office, requestId, content: { appId: 'unit-1', ...changes } })
}

describe('an application that the office enrols', () => {
  test('is answered with the key that its messages are checked with', async () => {
    const answer = await enrol({ addresses: ['192.0.2.0/24'], quotaPerMinute: 60 })
    const app = await store.find('unit-1')
    expect(answer).toMatchObject({
      outcome: 'done',
      code: 'ENROLLED',
      appKey: Buffer.from(app?.appKey ?? []).toString('hex'),
    })
    expect(app).toMatchObject({ kind: 'unit', party: school, quotaPerMinute: 60, revoked: false })
  })

  test('has the same key when the request is repeated, also at the same time', async () => {
    const answers = await Promise.all([enrol({}, 'R'), enrol({}, 'R'), enrol({}, 'R')])
    expect(new Set(answers.map((answer) => JSON.stringify(answer))).size).toBe(1)
    expect(answers[0]).toMatchObject({ outcome: 'done' })
  })

  test.each<{ code: string; changes: Partial<EnrolRequest>; path?: string }>([
    { code: 'APPLICATION_EXISTS', changes: {} },
    { code: 'ITEM_MALFORMED', changes: { appId: 'hub' }, path: '/appId' },
    { code: 'ITEM_MALFORMED', changes: { publicKey: 'x'.repeat(120) }, path: '/publicKey' },
    { code: 'ITEM_MALFORMED', changes: { addresses: ['10.0.0.0/33'] }, path: '/addresses' },
    { code: 'ITEM_MALFORMED', changes: { webhookUrl: 'ftp://example.org' }, path: '/webhookUrl' },
    { code: 'PARTY_OF_OTHER_KIND', changes: { appId: 'portal-1', kind: 'payer_portal' } },
  ])('is refused with $code for $changes', async ({ code, changes, path }) => {
    await enrol()
    const answer = await enrol(changes)
    const details = path === undefined ? {} : { path }
    expect(answer).toMatchObject({ outcome: 'refused', code, details })
    const { rowCount } = await database.pool.query('select from applications')
    expect(rowCount).toBe(1)
  })

  test('cannot come under the request id of another one', async () => {
    await enrol({}, 'R')
    expect(await enrol({ appId: 'unit-2' }, 'R')).toMatchObject({ code: 'OPERATION_ID_REUSED' })
    expect(await store.find('unit-2')).toBeNull()
  })

  test('may issue for a party that reimburses too', async () => {
    await enrol({ partyId: hospital.id })
    expect(await enrol({ appId: 'his-1', kind: 'issuer', partyId: hospital.id })).toMatchObject({
      outcome: 'done',
    })
  })

  test('of a portal and that of an office are one side', async () => {
    await store.enrolApplication({
      appId: 'office-1',
      kind: 'office',
      party: office,
      publicKey: generateSm2PrivateKey().publicKey,
    })
    const portal = { appId: 'portal-1', kind: 'payer_portal', partyId: office.id } as const
    expect(await enrol(portal)).toMatchObject({ outcome: 'done' })
    expect(await enrol({ appId: 'unit-9', partyId: office.id })).toMatchObject({
      code: 'PARTY_OF_OTHER_KIND',
    })
  })
})

describe('an application that the office changes', () => {
  beforeEach(async () => {
    await enrol({ webhookUrl: 'https://example.org/one' })
  })

  test('is suspended and active again, as the very next message sees', async () => {
    expect(await change({ state: 'suspended' })).toMatchObject({ code: 'CHANGED' })
    expect((await store.find('unit-1'))?.revoked).toBe(true)
    await change({ state: 'active' })
    expect((await store.find('unit-1'))?.revoked).toBe(false)
    expect(await webhooks()).toEqual(['https://example.org/one'])
  })

  test('is closed for good, and told nothing more', async () => {
    await change({ state: 'closed' })
    expect(await webhooks()).toEqual([])
    expect(await change({ state: 'active' })).toMatchObject({ code: 'APPLICATION_CLOSED' })
    expect((await store.find('unit-1'))?.revoked).toBe(true)
  })

  test('keeps what is not named', async () => {
    await change({ quotaPerMinute: 5 })
    await change({ addresses: ['192.0.2.7'] })
    await change({ partyName: '示例学校（新）' })
    expect(await store.find('unit-1')).toMatchObject({
      quotaPerMinute: 5,
      addresses: ['192.0.2.7'],
      party: { id: school.id, name: '示例学校（新）' },
    })
    await change({ addresses: null, webhookUrl: null })
    expect(await store.find('unit-1')).toMatchObject({ quotaPerMinute: 5, addresses: null })
    expect(await webhooks()).toEqual([])
  })

  test('accepts a new key beside the old one for the overlap', async () => {
    await change({ publicKey: secondPem })
    expect((await store.find('unit-1'))?.publicKeys).toEqual([keys[1], keys[0]])
    expect(await applications.find({ appId: 'unit-1' })).toMatchObject({
      keys: [
        { fingerprint: sm3Hex(keys[1]?.bytes ?? new Uint8Array()), validUntil: null },
        { validUntil: new Date(start + keyOverlapDays * dayMs).toISOString() },
      ],
    })
  })

  test('is changed once by a repeated request, however late it comes', async () => {
    await change({ state: 'suspended' }, 'R')
    await change({ state: 'active' })
    expect(await change({ state: 'suspended' }, 'R')).toMatchObject({ code: 'CHANGED' })
    expect((await store.find('unit-1'))?.revoked).toBe(false)
    expect(await change({ state: 'closed' }, 'R')).toMatchObject({ code: 'OPERATION_ID_REUSED' })
  })

  test('has to be there, and is not that of an office', async () => {
    await database.pool.query(`update applications set kind = 'office'`)
    expect(await change({ state: 'closed' })).toMatchObject({ code: 'APPLICATION_NOT_FOUND' })
    const content = { appId: 'unit-9' }
    expect(await applications.change({ office, requestId: 'R', content })).toMatchObject({
      code: 'APPLICATION_NOT_FOUND',
    })
  })

  test('is refused what an enrolment is refused, and stays as it was', async () => {
    expect(await change({ state: 'closed', addresses: ['here'] })).toMatchObject({
      code: 'ITEM_MALFORMED',
    })
    expect(await change({ state: 'closed', publicKey: 'x'.repeat(120) })).toMatchObject({
      code: 'ITEM_MALFORMED',
    })
    expect((await store.find('unit-1'))?.revoked).toBe(false)
  })
})

test('an application is found as it is enrolled, without its key', async () => {
  await enrol({ addresses: ['192.0.2.7'], webhookUrl: 'https://example.org/one' })
  expect(await applications.find({ appId: 'unit-1' })).toEqual({
    outcome: 'found',
    appId: 'unit-1',
    kind: 'unit',
    partyId: school.id,
    partyName: school.name,
    state: 'active',
    addresses: ['192.0.2.7'],
    quotaPerMinute: 6_000,
    webhookUrl: 'https://example.org/one',
    keys: [
      {
        fingerprint: sm3Hex(keys[0]?.bytes ?? new Uint8Array()),
        validFrom: new Date(start).toISOString(),
        validUntil: null,
      },
    ],
  })
  expect(await applications.find({ appId: 'unit-9' })).toMatchObject({
    outcome: 'refused',
    code: 'APPLICATION_NOT_FOUND',
  })
})

async function webhooks(): Promise<string[]> {
  const { rows } = await database.pool.query<{ webhook_url: string }>(
    'select webhook_url from deliveries',
  )
  return rows.map(({ webhook_url }) => webhook_url)
}
