import { mkdir } from 'node:fs/promises'
import type { HealthAnswer, HealthRequest } from '@piaoqiao/protocol'
import { fits, services } from '@piaoqiao/protocol'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { createOutgoingMessages, markFailed } from '../mail/postgres/outgoing-messages.ts'
import type { TestBrowser } from '../testing/test-browser.ts'
import { openTestOffice, testOfficeStart } from '../testing/test-office.ts'
import type { TestOffice } from '../testing/test-office.ts'
import { playRegistry, unknownOutcome } from '../units/testing/played-registry.ts'
import { sampleCreditCode } from '../units/testing/sample-unit.ts'
import { bureauUser } from '../units/testing/signed-in.ts'
import { createKeepRun } from '../wiring/wire-statistics.ts'
import { runsKeptEveryMs, watchedJobs } from './watched-jobs.ts'

const registry = playRegistry()
let office: TestOffice
let municipal: TestBrowser
let district: TestBrowser
const dayMs = 86_400_000
const busy = sampleCreditCode(91)
const quiet = sampleCreditCode(92)
const never = sampleCreditCode(93)
/** Registered in the area of another district. */
const foreign = `12500103MB${'0'.repeat(8)}`
const iso = (at: number) => new Date(at).toISOString()

beforeAll(async () => {
  office = await openTestOffice({ office: registry.office })
  municipal = await bureauUser(office, 'B-500000', ['bureau_system'])
  district = await bureauUser(office, 'B-500104', ['bureau_audit'])
  for (const [partyId, bureauId] of [
    [busy, 'B-500104'],
    [quiet, 'B-500104'],
    [never, 'B-500104'],
    [foreign, 'B-500000'],
  ]) {
    await office.pool.query(
      `insert into bureau_issuers (issuer_id, app_id, party_id, party_name, bureau_id, addresses,
         public_key, state, created_at)
       values ('I-' || $1, 'i-' || $1, $1, '示例医院', $2, '{}', '', 'active', $3)`,
      [partyId, bureauId, testOfficeStart - 9 * dayMs],
    )
  }
  registry.answers('registry.health', (payload) => health(payload as HealthRequest))
})
afterAll(() => office.close())

const behind = { waiting: 3, oldestAt: iso(0), attempts: 2, deliveredAt: null, failedAt: iso(1) }
const webhook = (partyId: string) => ({ partyId, partyName: '示例单位', ...behind })

/** The registry, played: two issuers registered something, one of them long ago. */
function health({ issuerIds = [] }: HealthRequest): HealthAnswer {
  const registered = new Map([
    [busy, testOfficeStart - dayMs],
    [quiet, testOfficeStart - 4 * dayMs],
    [foreign, testOfficeStart],
  ])
  const answer: HealthAnswer = {
    outcome: 'found',
    at: iso(testOfficeStart),
    outbox: { waiting: 1, oldestAt: iso(0) },
    countsWaiting: 0,
    directory: { readAt: null },
    provinces: [
      { province: '32', isActive: true, ...behind, answeredAt: null, unansweredAt: iso(2) },
    ],
    webhooks: [webhook(quiet), webhook(foreign)],
    issuers: issuerIds.flatMap((issuerId) => {
      const at = registered.get(issuerId)
      return at === undefined ? [] : [{ issuerId, registeredAt: iso(at) }]
    }),
  }
  expect(fits(services['registry.health'].answer, answer)).toBe(true)
  return answer
}

const read = async (browser = municipal) => (await browser.ask('GET', '/bureaus/health')).json

test('what the registry says stands there as it was said, for the whole province', async () => {
  const { registry: said, registryFault, activeIssuers } = await read()
  expect([said, registryFault, activeIssuers]).toEqual([
    health({ issuerIds: [busy, quiet, foreign].toSorted() }),
    null,
    4,
  ])
})

test('a district sees its own issuers and webhooks alone', async () => {
  const { registry: said, activeIssuers } = await read(district)
  expect(activeIssuers).toBe(3)
  expect(said.webhooks).toEqual([webhook(quiet)])
  expect(registry.calls.at(-1)?.payload['issuerIds'].toSorted()).toEqual(
    [busy, quiet, never].toSorted(),
  )
})

test('stations that registered nothing for more than three days are silent, the longest first', async () => {
  const { silentIssuers } = await read()
  expect(silentIssuers).toEqual([
    { partyId: never, partyName: '示例医院', bureauId: 'B-500104', registeredAt: null },
    {
      partyId: quiet,
      partyName: '示例医院',
      bureauId: 'B-500104',
      registeredAt: iso(testOfficeStart - 4 * dayMs),
    },
  ])
})

test('a registry that cannot be reached is what the page says, beside everything else', async () => {
  registry.answers('registry.health', unknownOutcome)
  expect(await read()).toMatchObject({
    registry: null,
    registryFault: 'PROVINCE_UNREACHABLE',
    silentIssuers: null,
    activeIssuers: 4,
    messageQueues: [{ channel: 'mail' }, { channel: 'text' }],
  })
  registry.answers('registry.health', (payload) => health(payload as HealthRequest))
})

test('mail and text messages are counted that wait or were given up', async () => {
  const { pool, parts } = office
  const messages = createOutgoingMessages(pool, parts.personalData)
  const mail = { to: 'a@unit.example', subject: '样例', text: '样例' }
  await messages.mail('sample', mail, testOfficeStart - 5_000)
  await messages.mail('sample', mail, testOfficeStart - 1_000)
  await messages.mail('sample', mail, testOfficeStart)
  const [first] = await office.takeMessages()
  await markFailed(pool, first?.messageId ?? '', 'MAIL_NOT_TAKEN', null)
  expect((await read()).messageQueues).toEqual([
    { channel: 'mail', waiting: 2, oldestAt: iso(testOfficeStart - 1_000), givenUp: 1 },
    { channel: 'text', waiting: 0, oldestAt: null, givenUp: 0 },
  ])
})

test('the room of the file store is told once there is one', async () => {
  expect((await read()).vault).toBeNull()
  await mkdir(office.parts.settings.filesDirectory, { recursive: true })
  const { freeBytes, totalBytes } = (await read()).vault
  expect(freeBytes).toBeGreaterThan(0)
  expect(totalBytes).toBeGreaterThanOrEqual(freeBytes)
})

test('jobs are written down when they end, well or not, and not more than once in a minute', async () => {
  await office.runJob('end-sessions')
  let fails = false
  const work = async () => {
    if (fails) throw Object.assign(new Error('样例甲的内容'), { code: 'DISK_FULL' })
    return 1
  }
  const clock = () => office.clock.now
  const options = { keep: createKeepRun(office), clock }
  const [job] = watchedJobs([{ name: 'trial', everyMs: 1, work }], options)
  if (job === undefined) throw new Error('there is one job')
  const jobs = async () => {
    const { jobs: shown } = await read()
    return shown.find(({ name }: { name: string }) => name === 'trial')
  }
  const start = office.clock.now
  expect(await job.work()).toBe(1)
  office.clock.now = start + runsKeptEveryMs - 1
  await job.work()
  expect(await jobs()).toEqual({ name: 'trial', doneAt: iso(start), failedAt: null, fault: null })
  fails = true
  await expect(job.work()).rejects.toThrow('样例甲的内容')
  const failedAt = iso(office.clock.now)
  expect(await jobs()).toMatchObject({ doneAt: iso(start), failedAt, fault: 'DISK_FULL' })
  fails = false
  await job.work()
  expect(await jobs()).toMatchObject({ doneAt: failedAt, failedAt, fault: 'DISK_FULL' })
  const { jobs: all } = await read()
  expect(all.map(({ name }: { name: string }) => name)).toEqual(['end-sessions', 'trial'])
})

test('a run that cannot be written down changes nothing for its job', async () => {
  const keep = () => Promise.reject(new Error('no database'))
  const work = async () => 7
  const [job] = watchedJobs([{ name: 'trial', everyMs: 1, work }], { keep, clock: () => 0 })
  expect(await job?.work()).toBe(7)
})
