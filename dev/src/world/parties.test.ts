import { isCreditCode, isIdentityNumber } from '@piaoqiao/domain'
import { expect, test } from 'vitest'
import { payer, worldParties } from './parties.ts'

test.each(worldParties)('$name has a credit code with its check character', ({ id }) => {
  expect(isCreditCode(id)).toBe(true)
})

test('no two parties share a credit code, and no two applications a name', () => {
  const names = new Set(worldParties.map(({ id, name }) => `${id} ${name}`))
  expect(new Set(worldParties.map(({ id }) => id)).size).toBe(names.size)
  expect(new Set(worldParties.map(({ appId }) => appId)).size).toBe(worldParties.length)
})

test('the identity number of the payer has its check character', () => {
  expect(isIdentityNumber(payer.code)).toBe(true)
})
