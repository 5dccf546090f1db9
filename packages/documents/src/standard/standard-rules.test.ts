import { describe, expect, test } from 'vitest'
import { BillXmlError } from '../xml/bill-xml-error.ts'
import { malformedBills } from '../xml/cases/malformed-bills.ts'
import { malformedFiles } from '../xml/cases/malformed-files.ts'
import { readBillXml } from '../xml/read-bill-xml.ts'
import { brokenFiles } from './cases/broken-files.ts'
import { brokenFields } from './cases/broken-fields.ts'
import { checkedAt, validFiles } from './cases/valid-files.ts'
import { checkBillXml } from './check-bill-xml.ts'
import { fieldRules } from './field-rules.ts'
import { fileRules } from './file-rules.ts'
import { provinceProfiles } from './profiles/profiles.ts'
import { profileRules } from './profiles/province-profile.ts'
import { standardRules } from './standard-rules.ts'

const allRules = [...standardRules, ...provinceProfiles.flatMap(profileRules)]
const check = (file: string) => checkBillXml(Buffer.from(file), { at: checkedAt })
const broken = (file: string) => check(file).faults.map(({ rule, path }) => `${rule} ${path}`)
const malformed = [...malformedFiles, ...malformedBills]
const bytesOf = (file: string | Uint8Array) => (typeof file === 'string' ? Buffer.from(file) : file)

function isRead(file: string): boolean {
  try {
    return readBillXml(Buffer.from(file)).bytes.length > 0
  } catch (error) {
    if (error instanceof BillXmlError) return false
    throw error
  }
}

describe('the rules of the data standard', () => {
  test.each(Object.entries(validFiles))('none is broken by %s', (_name, file) => {
    expect(broken(file)).toEqual([])
  })

  test.each(brokenFiles)('%s at %s is broken alone', (rule, path, file) => {
    expect(broken(file)).toEqual([`${rule} ${path}`])
  })

  test.each(brokenFields)('%s at %s is broken alone', (rule, path, file) => {
    expect(broken(file)).toEqual([`${rule} ${path}`])
  })

  test.each(malformed)(
    'what is refused by %s at %j has an error: %s',
    (_code, _path, _why, file) => {
      const { faults } = checkBillXml(bytesOf(file), { at: checkedAt })
      expect(faults.some(({ severity }) => severity === 'error')).toBe(true)
    },
  )

  test('every rule has a file that breaks it', () => {
    const brokenRules = [
      ...[...brokenFiles, ...brokenFields].map(([rule]) => rule),
      ...malformed.flatMap(([, , , file]) =>
        checkBillXml(bytesOf(file), { at: checkedAt }).faults.map(({ rule }) => rule),
      ),
    ]
    const unbroken = allRules.filter(({ id }) => !brokenRules.includes(id)).map(({ id }) => id)
    expect(unbroken).toEqual([])
  })

  test('no two rules have one id', () => {
    const ids = allRules.map(({ id }) => id)
    expect(ids.filter((id, index) => ids.indexOf(id) < index)).toEqual([])
  })

  test('a rule of a province has its prefix, so that it is never taken for one of the standard', () => {
    const strangers = provinceProfiles.flatMap((profile) =>
      profileRules(profile).filter(({ id }) => !id.startsWith(`${profile.prefix}_`)),
    )
    expect(strangers).toEqual([])
  })

  test('a file has an error of its fields or its structure exactly when the reader refuses it', () => {
    const refusals = new Set([...fileRules, ...fieldRules].map(({ id }) => id))
    const differing = [...brokenFiles, ...brokenFields].filter(([, , file]) => {
      const isRefused = check(file).faults.some(({ rule }) => refusals.has(rule))
      return isRead(file) === isRefused
    })
    expect(differing).toEqual([])
  })
})
