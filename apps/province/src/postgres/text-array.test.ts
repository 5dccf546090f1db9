import fc from 'fast-check'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openProvinceDatabase } from './testing/province-database.ts'
import type { ProvinceDatabase } from './testing/province-database.ts'
import { textArray } from './text-array.ts'

let database: ProvinceDatabase
beforeAll(async () => {
  database = await openProvinceDatabase()
})
afterAll(() => database.close())

test('PostgreSQL reads back the texts that were written, whatever stands in them', async () => {
  // PostgreSQL stores no character zero in a text.
  const storable = fc.string({ unit: 'grapheme' }).filter((text) => !text.includes('\0'))
  await fc.assert(
    fc.asyncProperty(fc.array(storable, { maxLength: 20 }), async (texts) => {
      const { rows } = await database.pool.query<{ texts: string[] }>(
        'select $1::text[] as texts',
        [textArray(texts)],
      )
      expect(rows[0]?.texts).toEqual(texts)
    }),
    { numRuns: 50 },
  )
})
