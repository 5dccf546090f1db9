import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { newRecordId } from './record-id.ts'

test('ids stand in the order in which they were made, also within one millisecond', () => {
  const ascending = fc
    .array(fc.integer({ min: 0, max: 30 }), { minLength: 1, maxLength: 50 })
    .map((offsets) => offsets.toSorted((one, other) => one - other).map((offset) => 1e12 + offset))
  fc.assert(
    fc.property(ascending, (ats) => {
      const ids = ats.map((at) => newRecordId('P', at))
      expect(ids.toSorted()).toEqual(ids)
      expect(new Set(ids).size).toBe(ids.length)
      for (const id of ids) expect(id).toMatch(/^P-[0-9A-HJKMNP-TV-Z]{25}$/)
    }),
  )
})

test('ids of different moments have nothing in common but the time', () => {
  const chances = [1, 2, 3, 4].map((at) => newRecordId('P', at).slice(-16))
  expect(new Set(chances.map((chance) => chance.slice(0, 4))).size).toBeGreaterThan(1)
})
