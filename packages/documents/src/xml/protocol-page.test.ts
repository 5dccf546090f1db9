import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { sm2PublicKeyHex, sm3Hex } from '@piaoqiao/gm-crypto'
import { billRules } from './bill-rules.ts'
import { auxItemShape, headerShape, itemShape, mainShape } from './bill-shape.ts'
import { billXmlFaults } from './bill-xml-error.ts'
import * as bounds from './bounds.ts'
import { issuerKey, supervisorKey } from './cases/signed-bills.ts'
import { readBillXml } from './read-bill-xml.ts'
import type { Part, Shape } from './shape.ts'
import { supervisorSigningText } from './sign-bill-xml.ts'
import { signatureShape } from './signature-shape.ts'

/** A formatter may line the columns of a table up; that is not what is tested. */
const page = readFileSync(
  new URL('../../../../docs/protocol/bill-xml.md', import.meta.url),
  'utf8',
).replaceAll(/ +/g, ' ')
const golden = readBillXml(readFileSync(new URL('golden/outpatient-signed.xml', import.meta.url)))

const fieldFaultCodes = [
  'FIELD_MISSING',
  'FIELD_FORM',
  'FIELD_TOO_LONG',
  'FIELD_CHARACTER',
  'EXTENSION_FIELD',
]

/** The page's table of elements, one row an element, indented by dots. */
function rowsOf(shape: Shape, depth: number): string[] {
  return shape.parts.flatMap((part) => [rowOf(part, depth), ...insideOf(part, depth)])
}

function insideOf(part: Part, depth: number): string[] {
  return part.kind === 'group' ? rowsOf(part.shape, depth + 1) : []
}

function rowOf(part: Part, depth: number): string {
  const names = [part.tag, ...part.aliases].join('` or `')
  const length = part.kind === 'leaf' ? String(part.form.lengthMax) : ''
  const presence = {
    required: 'must',
    mayBeEmpty: 'must, may be empty',
    optional: '',
    always: '',
  }[part.presence]
  const row = `| ${'· '.repeat(depth)}\`${names}\` | ${part.label} | ${length} | ${presence} |`
  return row.replaceAll(/ +/g, ' ')
}

describe('docs/protocol/bill-xml.md', () => {
  test.each<[string, Shape]>([
    ['Header', headerShape],
    ['Main', mainShape],
    ['Item', itemShape],
    ['AuxItem', auxItemShape],
    ['Signature', signatureShape],
  ])('lists the children of %s as they are read and written', (_name, shape) => {
    expect(page).toContain(rowsOf(shape, 0).join('\n'))
  })

  test('lists every refusal and every rule, and no other', () => {
    const listed = [...page.matchAll(/^\| `([A-Z0-9_]+)` \|/gm)].map(([, code]) => code)
    const rules = billRules.map(({ code }) => code)
    expect(listed.map(String).toSorted()).toEqual(
      [...Object.keys(billXmlFaults), ...fieldFaultCodes, ...rules].toSorted(),
    )
  })

  test.each(Object.entries(bounds))('states the bound %s', (name, value) => {
    expect(page).toContain(`| \`${name}\` | ${value} |`)
  })

  test('states the keys and the hashes of the published bill', () => {
    expect(page).toContain(sm2PublicKeyHex(issuerKey.publicKey))
    expect(page).toContain(sm2PublicKeyHex(supervisorKey.publicKey))
    expect(page).toContain(sm3Hex(golden.signedText))
    expect(page).toContain(sm3Hex(supervisorSigningText(golden)))
  })
})
