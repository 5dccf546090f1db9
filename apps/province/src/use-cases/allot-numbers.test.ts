import { afterAll, beforeAll, expect, test } from 'vitest'
import { createNumberStore } from '../postgres/number-store.ts'
import { openProvinceDatabase } from '../postgres/testing/province-database.ts'
import type { ProvinceDatabase } from '../postgres/testing/province-database.ts'
import { hospital } from '../testing/sample-parties.ts'
import { createAllotNumbers } from './allot-numbers.ts'

let database: ProvinceDatabase
let allot: ReturnType<typeof createAllotNumbers>

beforeAll(async () => {
  database = await openProvinceDatabase()
  allot = createAllotNumbers({ ownProvince: '50', numbers: createNumberStore(database.pool) })
})
afterAll(() => database.close())

test('an issuer gets a block of numbers, and the same for the same request', async () => {
  const request = { billCode: '50060126', count: 1000 }
  const answer = {
    outcome: 'done',
    billCode: '50060126',
    from: '0000000001',
    to: '0000001000',
  }
  expect(await allot(hospital.id, 'R-1', request)).toEqual(answer)
  expect(await allot(hospital.id, 'R-1', request)).toEqual(answer)
})

test.each([
  {
    name: 'a code of another province',
    requestId: 'R-2',
    billCode: '32060126',
    count: 1,
    code: 'ITEM_MALFORMED',
  },
  {
    name: 'the request id of another number',
    requestId: 'R-1',
    billCode: '50060126',
    count: 1001,
    code: 'OPERATION_ID_REUSED',
  },
  {
    name: 'the request id of another code',
    requestId: 'R-1',
    billCode: '50060226',
    count: 1000,
    code: 'OPERATION_ID_REUSED',
  },
])('$name is refused', async ({ requestId, billCode, count, code }) => {
  expect(await allot(hospital.id, requestId, { billCode, count })).toMatchObject({
    outcome: 'refused',
    code,
  })
})

test('a code without numbers left is refused', async () => {
  const empty = createAllotNumbers({ ownProvince: '50', numbers: { allot: async () => null } })
  expect(await empty(hospital.id, 'R-9', { billCode: '50060126', count: 1 })).toMatchObject({
    outcome: 'refused',
    code: 'NUMBERS_EXHAUSTED',
  })
})
