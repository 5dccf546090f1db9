import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { certificateFaults } from '../certificates/certificate.ts'
import { certificateBytesMax } from '../certificates/read-certificate.ts'
import { derBytesMax, derDepthMax, derElementsMax } from '../certificates/strict-der.ts'
import { sealSignersMax } from '../seal/read-seal.ts'
import { sealFaults } from '../seal/seal-faults.ts'
import { sealBytesMax, sealTypes } from '../seal/seal.ts'
import { clockSkewMsMax, sealStepNames } from '../seal/verify-seal-signature.ts'
import * as zipBounds from '../zip/zip-bounds.ts'
import { zipFaults } from '../zip/zip-file-error.ts'
import { billAttachmentFile } from './bill-attachment.ts'
import * as ofdBounds from './ofd-bounds.ts'
import { ofdFaults } from './ofd-faults.ts'
import { readOfd } from './read-ofd.ts'
import { bothSealed } from './testing/sealed-samples.ts'
import { ofdFindings } from './verify-ofd.ts'

/** A formatter may line the columns of a table up; that is not what is tested. */
const page = readFileSync(
  new URL('../../../../docs/protocol/ofd.md', import.meta.url),
  'utf8',
).replaceAll(/ +/g, ' ')

const faults = {
  ...zipFaults,
  ...ofdFaults,
  ...ofdFindings,
  ...sealFaults,
  ...certificateFaults,
}
const bounds = {
  ...zipBounds,
  ...ofdBounds,
  certificateBytesMax,
  clockSkewMsMax,
  derBytesMax,
  derDepthMax,
  derElementsMax,
  sealBytesMax,
  sealSignersMax,
}
const rows = (pattern: RegExp) => Array.from(page.matchAll(pattern), ([, name = '']) => name)

describe('docs/protocol/ofd.md', () => {
  test.each(Object.entries(faults))('says what %s means', (code, sentence) => {
    expect(page).toContain(`| \`${code}\` | ${sentence} |`)
  })

  test('lists every code and no other', () => {
    const listed = rows(/^\| `([A-Z0-9_]+)` \|/gm)
    expect(listed.toSorted()).toEqual(Object.keys(faults).toSorted())
  })

  test.each(Object.entries(bounds))('states the bound %s', (name, value) => {
    expect(page).toContain(`| \`${name}\` | ${value} |`)
  })

  test('states no bound that is none', () => {
    expect(rows(/^\| `([A-Za-z]+(?:Max|FreeBytes))` \|/gm).toSorted()).toEqual(
      Object.keys(bounds).toSorted(),
    )
  })

  test('lists the steps in their order', () => {
    const [, verifying = ''] = page.split('## 3. Verifying')
    const steps = Array.from(
      verifying.matchAll(/^\| `([a-z]+(?:-[a-z]+)*)` \|/gm),
      ([, name]) => name,
    )
    expect(steps).toEqual(sealStepNames)
  })

  test('names every file of a package', () => {
    for (const name of readOfd(bothSealed).files.keys()) {
      expect(page).toContain(`| \`${name.replace(/(Page|Sign)_\d/, '$1_n')}\` |`)
    }
  })

  test('names the attached bill and the types of seals', () => {
    expect(page).toContain(`its file name, \`${billAttachmentFile}\``)
    expect(page).toContain(
      `${sealTypes.issuer} the issuer's, ${sealTypes.supervisor} the supervisor's`,
    )
  })
})
