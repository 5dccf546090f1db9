import { expect, test } from 'vitest'
import { provincePlaces } from './province-places.ts'
import { provinceCodes } from './provinces.ts'

test('every province has a place of its own on the map, and nothing else has', () => {
  expect(Object.keys(provincePlaces).toSorted()).toEqual(provinceCodes.toSorted())
  const places = Object.values(provincePlaces)
  expect(new Set(places.map(({ row, column }) => `${row}.${column}`)).size).toBe(places.length)
  expect(new Set(places.map(({ short }) => short)).size).toBe(places.length)
})
