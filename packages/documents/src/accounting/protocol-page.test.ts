import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { defaultAccountingDialect, qualifiedNameOf } from './accounting-dialect.ts'
import { accountingFaults } from './accounting-error.ts'
import * as bounds from './bounds.ts'
import type { Concept, ConceptTable } from './concept.ts'
import { issuerConcepts } from './issuer-concepts.ts'
import { receiverConcepts } from './receiver-concepts.ts'

/** A formatter may line the columns of a table up; that is not what is tested. */
const page = readFileSync(
  new URL('../../../../docs/protocol/accounting-data.md', import.meta.url),
  'utf8',
).replaceAll(/ +/g, ' ')

function rowsOf({ concepts }: ConceptTable, depth: number): string[] {
  return [...concepts.values()].flatMap((concept) => [
    rowOf(concept, depth),
    ...(concept.kind === 'tuples' ? rowsOf(concept.table, depth + 1) : []),
  ])
}

function rowOf(concept: Concept, depth: number): string {
  const { namespace, local } = qualifiedNameOf(concept.name, defaultAccountingDialect)
  const prefix = namespace === defaultAccountingDialect.officialNamespace ? 'efi' : 'pq'
  const isFact = concept.kind === 'fact'
  const type = isFact ? concept.form.type.replace('ItemType', '') : 'tuple'
  const length = isFact ? concept.form.lengthMax : `${concept.linesMax} times`
  const presence = isFact && concept.isRequired ? 'must' : ''
  const name = `${'· '.repeat(depth)}\`${prefix}:${local}\``
  return `| ${name} | ${concept.label} | ${type} | ${length} | ${presence} |`.replaceAll(/ +/g, ' ')
}

describe('docs/protocol/accounting-data.md', () => {
  test.each([
    ['the issuer’s part', issuerConcepts],
    ['the receiver’s part', receiverConcepts],
  ])('lists the elements of %s', (_name, table) => {
    expect(page).toContain(rowsOf(table as ConceptTable, 0).join('\n'))
  })

  test('lists every refusal, and no other', () => {
    const listed = [...page.matchAll(/^\| `(ACCOUNTING_[A-Z_]+)` \| ([^|]*) \|/gm)]
    expect(listed.map(([, code, sentence]) => [code, sentence])).toEqual(
      Object.entries(accountingFaults),
    )
  })

  test.each(Object.entries(bounds))('states the bound %s', (name, value) => {
    expect(page).toContain(`| \`${name}\` | ${value} |`)
  })
})
