import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import {
  caseCatalogue,
  portalCatalogue,
  requirements,
  unitCaseCatalogue,
} from '@piaoqiao/conformance'
import { expect, test } from 'vitest'
import { anchorsIn } from '../house/markdown.ts'
import { conformancePages } from './conformance-pages.ts'

const root = join(import.meta.dirname, '../..')
const textOf = (path: string) => readFileSync(join(root, path), 'utf8')

test('the protocol page still says what each requirement quotes', () => {
  const page = textOf('docs/protocol/README.md')
  const gone = requirements.filter(({ quote }) => !page.includes(quote))
  expect(gone.map(({ id }) => id)).toEqual([])
})

test('the clause of every case is a page and a heading that are there', () => {
  const clauses = new Set(
    [...caseCatalogue(), ...portalCatalogue(), ...unitCaseCatalogue()].map(({ clause }) => clause),
  )
  const lost = [...clauses].filter((clause) => {
    const [path = '', anchor] = clause.split('#')
    return anchor !== undefined && !anchorsIn(textOf(path)).includes(anchor)
  })
  expect(lost).toEqual([])
})

test('every requirement stands on the page of the coverage', async () => {
  const page = (await conformancePages()).get('docs/conformance/coverage.md') ?? ''
  const missing = requirements.filter(({ id }) => !page.includes(`\`${id}\``))
  expect(missing.map(({ id }) => id)).toEqual([])
})
