import { billIdText } from '@piaoqiao/domain'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import type { NumberStore } from '../ports.ts'
import { billNumbered, hospital, school } from '../testing/sample-parties.ts'
import { billNumberMax, createNumberStore } from './number-store.ts'
import { openProvinceDatabase } from './testing/province-database.ts'
import type { ProvinceDatabase } from './testing/province-database.ts'

let database: ProvinceDatabase
let numbers: NumberStore

beforeAll(async () => {
  database = await openProvinceDatabase()
  numbers = createNumberStore(database.pool)
})
afterAll(() => database.close())
beforeEach(async () => {
  await database.pool.query('truncate number_codes, number_blocks')
})

async function allot(
  requestId: string,
  count: number,
  { issuerId = hospital.id, billCode = '50060126' } = {},
): Promise<string | null> {
  const block = await numbers.allot({ issuerId, requestId, billCode, count })
  return block === null ? null : `${billIdText(block.from)}-${billIdText(block.to)}`
}

test('blocks under a code begin with number 1 and follow one another', async () => {
  expect(await allot('R-1', 1000)).toBe('500601260000000001-500601260000001000')
  expect(await allot('R-2', 1, { issuerId: school.id })).toBe(
    '500601260000001001-500601260000001001',
  )
  expect(await allot('R-3', 5)).toBe('500601260000001002-500601260000001006')
})

test('every code counts by itself', async () => {
  await allot('R-1', 10)
  expect(await allot('R-2', 10, { billCode: '50060226' })).toBe(
    '500602260000000001-500602260000000010',
  )
})

test('a repeated request has the same block, another issuer’s a block of its own', async () => {
  const first = await allot('R-1', 10)
  expect(await allot('R-1', 10)).toBe(first)
  expect(await allot('R-1', 10, { issuerId: school.id })).toBe(
    '500601260000000011-500601260000000020',
  )
})

test('a repeated request has its first block, whatever else it asks for', async () => {
  const first = await allot('R-1', 10)
  expect(await allot('R-1', 20)).toBe(first)
  expect(await allot('R-1', 10, { billCode: '50060226' })).toBe(first)
})

test('requests that come at once get blocks that do not overlap and leave nothing out', async () => {
  const blocks = await Promise.all(
    Array.from({ length: 20 }, (_, index) =>
      numbers.allot({
        issuerId: index % 2 === 0 ? hospital.id : school.id,
        requestId: `R-${index}`,
        billCode: '50060126',
        count: 10,
      }),
    ),
  )
  const starts = blocks.map((block) => block?.from ?? 0n).toSorted((a, b) => Number(a - b))
  expect(starts).toEqual(Array.from({ length: 20 }, (_, index) => billNumbered(index * 10 + 1)))
})

test('the same request several times at once gets one block', async () => {
  const blocks = await Promise.all(Array.from({ length: 8 }, () => allot('R-1', 10)))
  expect(new Set(blocks)).toEqual(new Set(['500601260000000001-500601260000000010']))
  expect(await allot('R-2', 1)).toBe('500601260000000011-500601260000000011')
})

test('the same request under two codes at once gets one block', async () => {
  const blocks = await Promise.all(
    Array.from({ length: 8 }, (_, index) =>
      allot('R-1', 10, { billCode: index % 2 === 0 ? '50060126' : '50060226' }),
    ),
  )
  expect(new Set(blocks).size).toBe(1)
})

test('a code gives its last number and then no more', async () => {
  await allot('R-0', 1)
  await database.pool.query('update number_codes set next_number = $1', [billNumberMax - 1n])
  expect(await allot('R-1', 3)).toBeNull()
  expect(await allot('R-2', 2)).toBe('500601269999999998-500601269999999999')
  expect(await allot('R-3', 1)).toBeNull()
})

test('which bills have a number in a block of the issuer, over several blocks', async () => {
  await allot('R-1', 10)
  await allot('R-2', 10, { issuerId: school.id })
  await allot('R-3', 10)
  const asked = [1, 10, 11, 20, 21, 30, 31].map(billNumbered)
  const own = await numbers.allotted(hospital.id, asked)
  expect([...own].toSorted((a, b) => Number(a - b))).toEqual([1, 10, 21, 30].map(billNumbered))
  const others = await numbers.allotted(school.id, asked)
  expect(others).toEqual(new Set([11, 20].map(billNumbered)))
})

test('a number under a code without blocks is allotted to nobody', async () => {
  await allot('R-1', 10)
  expect(await numbers.allotted(hospital.id, [1n, 50_060_226_0000000001n])).toEqual(new Set())
  expect(await numbers.allotted(hospital.id, [])).toEqual(new Set())
})
