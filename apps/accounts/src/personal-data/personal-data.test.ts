import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { createPersonalData, PersonalDataUnreadable } from './personal-data.ts'

const data = createPersonalData(new Uint8Array(32).fill(7))

test('whatever is sealed is opened again at its place', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), fc.string(), (text, place) => {
      expect(data.open(place, data.seal(place, text))).toBe(text)
    }),
  )
})

test('a value that was moved, altered or sealed by another key is not opened', () => {
  const sealed = data.seal('person.name:P-1', '样例甲')
  expect(() => data.open('person.name:P-2', sealed)).toThrow(PersonalDataUnreadable)
  for (const index of sealed.keys()) {
    const altered = sealed.slice()
    altered[index] = (altered[index] ?? 0) ^ 1
    expect(() => data.open('person.name:P-1', altered)).toThrow(PersonalDataUnreadable)
  }
  const other = createPersonalData(new Uint8Array(32).fill(8))
  expect(() => other.open('person.name:P-1', sealed)).toThrow(PersonalDataUnreadable)
})

test('equal values are found by their hash, and kinds are kept apart', () => {
  expect(data.keyedHash('mobile', '1')).toEqual(data.keyedHash('mobile', '1'))
  expect(data.keyedHash('mobile', '1')).not.toEqual(data.keyedHash('identity', '1'))
  expect(data.seal('a', '1')).not.toEqual(data.seal('a', '1'))
})
