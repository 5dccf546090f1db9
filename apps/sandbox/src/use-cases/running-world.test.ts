import { createTestDatabase } from '@piaoqiao/dev/postgres'
import { dayMs } from '@piaoqiao/domain'
import { migrate, openPool, silentLogger } from '@piaoqiao/service-kit'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import type { WorldStore } from '../ports.ts'
import { createApplicationTable } from '../postgres/application-table.ts'
import { RecordSeal } from '../postgres/sealed-record.ts'
import { createWorldTable } from '../postgres/world-table.ts'
import { fileKeys, inventedUnit, worldPartsWith } from '../testing/invented-world.ts'
import type { WorldHouse, WorldOwner } from './running-world.ts'
import { RunningWorld } from './running-world.ts'
import { WorldKeeper } from './world-keeper.ts'

let database: Awaited<ReturnType<typeof createTestDatabase>>
let pool: ReturnType<typeof openPool>
let table: WorldStore
let owner: WorldOwner
let owners = 0
let now = Date.UTC(2026, 8, 1)

beforeAll(async () => {
  database = await createTestDatabase()
  pool = openPool(database.url, { connectionsMax: 2, statementTimeoutMs: 5_000, name: 'test' })
  await migrate(pool, new URL('../postgres/migrations/', import.meta.url))
  table = createWorldTable(pool, seal)
})
beforeEach(async () => {
  owners += 1
  owner = { appId: `unit-${owners}`, kind: 'unit', party: inventedUnit(21), webhookUrl: null }
  await createApplicationTable({ pool, seal, province: '50', clock: () => now }).enter({
    ...owner,
    kind: 'unit',
    publicKey: fileKeys.issuer.publicKey,
    appKey: new Uint8Array(32),
    tokenHash: new Uint8Array(32).fill(owners),
    addresses: null,
    quotaPerMinute: 60,
  })
})
afterAll(async () => {
  await pool.end()
  await database.drop()
})

const seal = new RecordSeal(new Uint8Array(16))

function houseWith(changes: Partial<WorldStore> = {}): WorldHouse {
  return {
    parts: worldPartsWith(),
    store: { ...table, ...changes },
    clock: () => now,
    logger: silentLogger,
    actionsMax: 100,
  }
}

const issue = { kind: 'issue', wish: { amount: '5.00' } } as const
const sizeOf = (world: RunningWorld) => world.look(({ core }) => core.bills.size)

describe('a world whose database fails', () => {
  test('answers no change that was not kept, and is made again as it was before', async () => {
    const failing = houseWith({ append: () => Promise.reject(new Error('the disk is full')) })
    const world = await RunningWorld.open(failing, owner)
    const before = await sizeOf(world)
    await expect(world.act(issue)).rejects.toThrow('the disk is full')
    expect(world.isBroken).toBe(true)
    await expect(world.act(issue)).rejects.toMatchObject({ code: 'WORLDS_BUSY' })
    expect(await sizeOf(await RunningWorld.open(houseWith(), owner))).toBe(before)
  })

  test('is not begun anew, but opened when the database is back', async () => {
    const world = await RunningWorld.open(houseWith(), owner)
    await world.act(issue)
    const changed = await sizeOf(world)
    const unread = { actionsAfter: () => Promise.reject(new Error('no connection')) }
    const keeper = new WorldKeeper(houseWith(unread), 1)
    await expect(keeper.use(owner, sizeOf)).rejects.toMatchObject({ code: 'WORLDS_BUSY' })
    expect(await new WorldKeeper(houseWith(), 1).use(owner, sizeOf)).toBe(changed)
  })
})

test('a world whose actions cannot be played again begins anew', async () => {
  const world = await RunningWorld.open(houseWith(), owner)
  const before = await sizeOf(world)
  await world.act(issue)
  await pool.query('update world_actions set sealed_action = $2 where app_id = $1', [
    owner.appId,
    seal.sealJson(`action 1 of ${owner.appId}`, {
      kind: 'act',
      act: { act: 'unit_locks', billCode: '50060100', billNumber: '9900009999' },
    }),
  ])
  const again = await RunningWorld.open(houseWith(), owner)
  expect(await sizeOf(again)).toBe(before)
  expect(again.actions).toBe(0)
})

test('what was written into a row of another world is not read', async () => {
  const world = await RunningWorld.open(houseWith(), owner)
  await world.act(issue)
  await pool.query('update world_actions set sealed_action = $2 where app_id = $1', [
    owner.appId,
    seal.sealJson('action 1 of somebody-else', issue),
  ])
  await expect(RunningWorld.open(houseWith(), owner)).rejects.toMatchObject({
    code: 'RECORD_UNREADABLE',
  })
})

test('a clock that is set back does not set a world back', async () => {
  const world = await RunningWorld.open(houseWith(), owner)
  await world.travel((at) => at + dayMs, 10 * dayMs)
  const before = world.now
  now -= 3 * dayMs
  await world.act(issue)
  expect(world.now).toBe(before)
  now += 3 * dayMs
})

test('changes that come at once are made one after the other, and each is kept', async () => {
  const world = await RunningWorld.open(houseWith(), owner)
  await Promise.all(Array.from({ length: 10 }, () => world.act(issue)))
  expect(world.actions).toBe(10)
  const again = await RunningWorld.open(houseWith(), owner)
  expect(await sizeOf(again)).toBe(await sizeOf(world))
})
