import { describe, expect, test } from 'vitest'
import { caseCatalogue, portalCatalogue } from './case-catalogue.ts'
import { testedMessages } from './frames.ts'
import { portalMessages } from './portal-frames.ts'

/** What each message needs on either side. */
const casesMin = 50

const allCases = [...caseCatalogue(), ...portalCatalogue()]

describe.each([...testedMessages, ...portalMessages])('%s', (message) => {
  const cases = caseCatalogue(message)

  test('has enough cases that succeed', () => {
    const succeeding = cases.filter(({ side }) => side === 'success')
    expect(succeeding.length).toBeGreaterThanOrEqual(casesMin)
  })

  test('has enough cases that fail', () => {
    const failing = cases.filter(({ side }) => side === 'failure')
    expect(failing.length).toBeGreaterThanOrEqual(casesMin)
  })

  test('sends nothing twice for the same end', () => {
    const sent = cases.map(({ bills, steps }) => JSON.stringify({ bills, steps }))
    const twice = cases.filter((_, index) => sent.indexOf(sent[index] ?? '') !== index)
    expect(twice.map(({ code }) => code)).toEqual([])
  })
})

test('no two cases have the same code', () => {
  const codes = allCases.map(({ code }) => code)
  expect(codes.filter((code, index) => codes.indexOf(code) !== index)).toEqual([])
})

test('every title says something of its own within its message and side', () => {
  const titles = allCases.map(({ message, side, title }) => `${message} ${side} ${title}`)
  const seen = new Set<string>()
  const twice = titles.filter((title) => seen.has(title) || !seen.add(title))
  expect(twice).toEqual([])
})
