import { expect, test } from 'vitest'
import { hisSettings } from './his-settings.ts'

const { parse } = hisSettings.hisApps.kind
const key = '0123456789abcdef01234567'

test('accounts are read with their keys, blanks around them left out', () => {
  expect(parse(`HIS0001=${key}, LIS-2=${key}`)).toEqual([
    { appId: 'HIS0001', appKey: key },
    { appId: 'LIS-2', appKey: key },
  ])
})

test.each([
  ['no key', 'HIS0001'],
  ['a key that can be guessed', 'HIS0001=short'],
  ['an account without a name', `=${key}`],
  ['one account twice', `HIS0001=${key},HIS0001=${key}`],
  ['an entry that is empty', `HIS0001=${key},`],
  ['a sign that would break the signing text', `HIS&1=${key}`],
])('%s is refused', (_, given) => expect(parse(given)).toBeUndefined())
