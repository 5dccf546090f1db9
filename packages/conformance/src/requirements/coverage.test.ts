import { expect, test } from 'vitest'
import { caseCatalogue } from '../catalogue/case-catalogue.ts'
import { unitCaseCatalogue } from '../unit/unit-catalogue.ts'
import { requirementCoverage, requirements } from './coverage.ts'

test('every requirement has cases, or says why it has none, and never both', () => {
  const wrong = requirementCoverage()
    .filter(({ requirement, cases }) => cases.length > 0 === (requirement.notTested !== undefined))
    .map(({ requirement }) => requirement.id)
  expect(wrong).toEqual([])
})

test('every case checks a requirement that there is', () => {
  const known = new Set(requirements.map(({ id }) => id))
  const lost = [...caseCatalogue(), ...unitCaseCatalogue()].filter(
    ({ requirements: ids }) => ids.length === 0 || ids.some((id) => !known.has(id)),
  )
  expect(lost.map(({ code, requirements: ids }) => `${code} ${ids.join(' ')}`)).toEqual([])
})

test('no two requirements have the same id', () => {
  expect(new Set(requirements.map(({ id }) => id)).size).toBe(requirements.length)
})
