import { dayMs } from '@piaoqiao/domain'
import { generateSm2PrivateKey } from '@piaoqiao/gm-crypto'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import type { ApplicationStore, Enrolment } from '../application-ports.ts'
import { company, hospital, school, start } from '../testing/sample-parties.ts'
import { applicationCacheMs, createApplicationStore } from './application-store.ts'
import { keyOverlapDays, keysPerApplicationMax } from './rotate-key.ts'
import { openProvinceDatabase } from './testing/province-database.ts'
import type { ProvinceDatabase } from './testing/province-database.ts'

let database: ProvinceDatabase
let applications: ApplicationStore
let now = start
const masterKey = new Uint8Array(16).fill(7)
const keys = Array.from({ length: 6 }, () => generateSm2PrivateKey().publicKey)

beforeAll(async () => {
  database = await openProvinceDatabase()
})
afterAll(() => database.close())
beforeEach(async () => {
  await database.pool.query('truncate parties, applications, application_keys, feeds, deliveries')
  now = start
  applications = openStore()
})

/** A store with a memory of its own, as another process has it. */
function openStore(): ApplicationStore {
  return createApplicationStore({
    pool: database.pool,
    province: '50',
    masterKey,
    clock: () => now,
  })
}

function keyNumber(number: number) {
  const key = keys[number]
  if (key === undefined) throw new Error('the sample has no such key')
  return key
}

function enrolment(changes: Partial<Enrolment> = {}): Enrolment {
  return { appId: 'his-1', kind: 'issuer', party: hospital, publicKey: keyNumber(0), ...changes }
}

async function acceptedKeys(store = applications): Promise<number[]> {
  const app = await store.find('his-1')
  return (app?.publicKeys ?? []).map(({ bytes }) =>
    keys.findIndex((key) => Buffer.from(key.bytes).equals(bytes)),
  )
}

test('an enrolled application is found as it was enrolled', async () => {
  const addresses = ['192.0.2.7', '10.2.0.0/16']
  const enrolled = await applications.enrolApplication(enrolment({ addresses, quotaPerMinute: 60 }))
  expect(enrolled.appKey).toHaveLength(32)
  expect(await openStore().find('his-1')).toEqual(enrolled)
  expect(enrolled).toMatchObject({ party: hospital, addresses, quotaPerMinute: 60, revoked: false })
})

test('an application that nobody enrolled is not found', async () => {
  expect(await applications.find('his-1')).toBeNull()
  await applications.enrolApplication(enrolment())
  expect(await applications.find('his-1')).not.toBeNull()
})

test('each application has a key of its own, unless it is given one', async () => {
  const one = await applications.enrolApplication(enrolment())
  const other = await applications.enrolApplication(enrolment({ appId: 'his-2' }))
  expect(one.appKey).not.toEqual(other.appKey)
  const appKey = new Uint8Array(32).fill(1)
  await applications.enrolApplication(enrolment({ appId: 'his-3', appKey }))
  expect((await openStore().find('his-3'))?.appKey).toEqual(appKey)
})

test('the key of an application does not stand in the database', async () => {
  const { appKey } = await applications.enrolApplication(enrolment())
  const { rows } = await database.pool.query<{ sealed_app_key: Buffer }>(
    'select sealed_app_key from applications',
  )
  expect(rows[0]?.sealed_app_key.includes(Buffer.from(appKey))).toBe(false)
})

test('the key of one application cannot be moved to another', async () => {
  await applications.enrolApplication(enrolment())
  await applications.enrolApplication(enrolment({ appId: 'his-2' }))
  await database.pool.query(
    `update applications set sealed_app_key =
       (select sealed_app_key from applications where app_id = 'his-2')`,
  )
  await expect(openStore().find('his-1')).rejects.toMatchObject({ code: 'APP_KEY_UNREADABLE' })
})

describe('an enrolment is refused', () => {
  test.each<{ code: string; changes: Partial<Enrolment> }>([
    { code: 'APPLICATION_ID_UNFIT', changes: { appId: 'hub' } },
    { code: 'APPLICATION_ID_UNFIT', changes: { appId: 'province-51' } },
    { code: 'APPLICATION_ID_UNFIT', changes: { appId: 'with space' } },
    { code: 'PARTY_ID_UNFIT', changes: { party: { ...hospital, id: 'province:32' } } },
    { code: 'PARTY_ID_UNFIT', changes: { party: { ...hospital, id: 'REGISTRY' } } },
    { code: 'PARTY_ID_UNFIT', changes: { party: { ...hospital, id: 'BUREAU' } } },
    { code: 'PARTY_OF_ANOTHER_PROVINCE', changes: { party: company } },
    { code: 'APPLICATION_KEY_UNFIT', changes: { appKey: new Uint8Array(16) } },
    { code: 'APPLICATION_QUOTA_UNFIT', changes: { quotaPerMinute: 0 } },
    { code: 'WEBHOOK_URL_UNFIT', changes: { webhookUrl: 'file:///etc/passwd' } },
    {
      code: 'WEBHOOK_URL_UNFIT',
      changes: { webhookUrl: `https://example.org/${'x'.repeat(500)}` },
    },
    { code: 'ADDRESS_MALFORMED', changes: { addresses: ['10.0.0.0/33'] } },
  ])('with $code for $changes', async ({ code, changes }) => {
    await expect(applications.enrolApplication(enrolment(changes))).rejects.toMatchObject({ code })
    const { rows } = await database.pool.query('select from parties')
    expect(rows).toEqual([])
  })

  test('where the id is taken, and changes nothing', async () => {
    const first = await applications.enrolApplication(enrolment())
    const again = enrolment({ party: { ...hospital, name: '另一名称' } })
    await expect(applications.enrolApplication(again)).rejects.toMatchObject({
      code: 'APPLICATION_EXISTS',
    })
    expect(await openStore().find('his-1')).toEqual(first)
  })
})

describe('a revoked application', () => {
  test('is seen as revoked by the very next message', async () => {
    await applications.enrolApplication(enrolment())
    expect((await applications.find('his-1'))?.revoked).toBe(false)
    expect(await applications.revokeApplication('his-1')).toBe(true)
    expect((await applications.find('his-1'))?.revoked).toBe(true)
  })

  test('is seen as revoked by another process after a while', async () => {
    const other = openStore()
    await applications.enrolApplication(enrolment())
    await other.find('his-1')
    await applications.revokeApplication('his-1')
    now += applicationCacheMs + 1
    expect((await other.find('his-1'))?.revoked).toBe(true)
  })

  test('is told no more events, and cannot name a new webhook', async () => {
    await applications.enrolApplication(enrolment({ webhookUrl: 'https://example.org/his' }))
    await applications.revokeApplication('his-1')
    expect(await webhooks()).toEqual([])
    await expect(
      applications.changeWebhook('his-1', 'https://example.org/his'),
    ).rejects.toMatchObject({ code: 'APPLICATION_CLOSED' })
  })

  test('signs no more bills', async () => {
    await applications.enrolApplication(enrolment())
    await applications.revokeApplication('his-1')
    expect(await applications.issuerKeys(hospital.id)).toEqual([])
  })

  test('has to be there before', async () => {
    expect(await applications.revokeApplication('his-1')).toBe(false)
  })
})

test('a webhook is named, changed and removed', async () => {
  await applications.enrolApplication(enrolment({ webhookUrl: 'https://example.org/one' }))
  expect(await webhooks()).toEqual([`${hospital.id} his-1 https://example.org/one`])
  await applications.changeWebhook('his-1', 'http://example.org/two')
  expect(await webhooks()).toEqual([`${hospital.id} his-1 http://example.org/two`])
  await applications.changeWebhook('his-1', null)
  expect(await webhooks()).toEqual([])
  await expect(applications.changeWebhook('his-2', null)).rejects.toMatchObject({
    code: 'APPLICATION_UNKNOWN',
  })
})

async function webhooks(): Promise<string[]> {
  const { rows } = await database.pool.query<{ feed: string; target: string; webhook_url: string }>(
    'select feed, target, webhook_url from deliveries',
  )
  return rows.map(({ feed, target, webhook_url }) => `${feed} ${target} ${webhook_url}`)
}

describe('a rotated key', () => {
  const overlapMs = keyOverlapDays * dayMs
  const rotateTo = (number: number, requestId = `R-${number}`) =>
    applications.rotateKey('his-1', { publicKey: keyNumber(number), requestId, at: now })

  beforeEach(async () => {
    await applications.enrolApplication(enrolment())
  })

  test('is the newest at once, and the one before it is accepted for the overlap', async () => {
    expect(await acceptedKeys()).toEqual([0])
    expect(await rotateTo(1)).toBe(start + overlapMs)
    expect(await acceptedKeys()).toEqual([1, 0])
    now = start + overlapMs - 1
    expect(await acceptedKeys(openStore())).toEqual([1, 0])
    now = start + overlapMs
    expect(await acceptedKeys(openStore())).toEqual([1])
  })

  test('has the same answer for a repeated request, which changes nothing', async () => {
    const until = await rotateTo(1)
    now += 1_000
    await rotateTo(2)
    now += 1_000
    expect(await rotateTo(1)).toBe(until)
    expect(await acceptedKeys()).toEqual([2, 1, 0])
  })

  test('cannot come under the request id of another key', async () => {
    await rotateTo(1)
    expect(await rotateTo(2, 'R-1')).toBeNull()
    expect(await acceptedKeys()).toEqual([1, 0])
  })

  test('does not lengthen the overlap of an older one', async () => {
    await rotateTo(1)
    now += overlapMs - 1_000
    await rotateTo(2)
    now += 1_000
    expect(await acceptedKeys()).toEqual([2, 1])
  })

  test('is one of a bounded number that are accepted', async () => {
    for (const number of [1, 2, 3, 4, 5]) await rotateTo(number)
    expect(await acceptedKeys()).toHaveLength(keysPerApplicationMax)
    expect(await acceptedKeys()).toEqual([5, 4, 3, 2])
  })

  test('is entered once when the same request comes several times at once', async () => {
    const answers = await Promise.all([rotateTo(1), rotateTo(1), rotateTo(1)])
    expect(answers).toEqual(Array(3).fill(start + overlapMs))
    expect(await acceptedKeys()).toEqual([1, 0])
  })

  test('is seen by another process after a while', async () => {
    const other = openStore()
    expect(await acceptedKeys(other)).toEqual([0])
    await rotateTo(1)
    now += applicationCacheMs + 1
    expect(await acceptedKeys(other)).toEqual([1, 0])
  })

  test('needs an application', async () => {
    const key = { publicKey: keyNumber(1), requestId: 'R-1', at: now }
    await expect(applications.rotateKey('his-9', key)).rejects.toMatchObject({
      code: 'APPLICATION_UNKNOWN',
    })
  })
})

test('bills of an issuer are signed with the keys of its issuing applications, newest first', async () => {
  await applications.enrolApplication(enrolment())
  await applications.enrolApplication(enrolment({ appId: 'his-2', publicKey: keyNumber(1) }))
  await applications.enrolApplication(
    enrolment({ appId: 'books', kind: 'unit', publicKey: keyNumber(2) }),
  )
  expect(await applications.issuerKeys(hospital.id)).toEqual([keyNumber(1), keyNumber(0)])
  await applications.rotateKey('his-1', { publicKey: keyNumber(3), requestId: 'R', at: now })
  now += keyOverlapDays * dayMs
  expect(await applications.issuerKeys(hospital.id)).toEqual([keyNumber(3), keyNumber(1)])
  expect(await applications.issuerKeys(school.id)).toEqual([])
})

test('the parties of this province are known', async () => {
  await applications.enrolApplication(enrolment())
  const known = await applications.known([hospital.id, school.id, company.id])
  expect([...known]).toEqual([hospital.id])
})
