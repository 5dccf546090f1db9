import { expect, test } from 'vitest'
import { maskedAccount } from './mask.ts'

test.each([
  ['6200000000001234', '************1234'],
  ['620000001234', '********1234'],
  ['62000001234', '***********'],
  ['1234', '****'],
  ['12', '**'],
  ['', ''],
])('the account %j is shown as %j', (account, shown) => {
  expect(maskedAccount(account)).toBe(shown)
})
