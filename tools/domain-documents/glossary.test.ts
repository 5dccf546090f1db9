import { purposes, stateNames, stateWords, unlockReasons } from '@piaoqiao/domain'
import { services } from '@piaoqiao/protocol'
import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { forbiddenWords, glossaryTerms } from './glossary.ts'

const glossary = read('GLOSSARY.md')
const terms = glossaryTerms(glossary)
const chinese = terms.flatMap((term) => term.chinese.split('、'))
const wireNames = namesIn(terms.map(({ wireName }) => wireName))

describe('the glossary explains', () => {
  test.each(stateWords)('the state %s', (word) => {
    expect(chinese).toContain(word)
  })

  test.each(Object.keys(stateNames))('the state that the wire calls %s', (state) => {
    expect(wireNames).toContain(state)
  })

  test.each(Object.entries({ ...purposes, ...unlockReasons }))('%s, %s', (key, name) => {
    expect(wireNames).toContain(key)
    expect(chinese).toContain(name)
  })

  test.each(Object.values(services))('the message $name, $title', ({ name, title }) => {
    expect(wireNames).toContain(name)
    expect(chinese).toContain(title)
  })
})

test('every term is complete', () => {
  const incomplete = terms.filter((term) => Object.values(term).includes(''))
  expect(incomplete).toEqual([])
  expect(terms.length).toBeGreaterThan(100)
})

test('no term stands twice', () => {
  const entries = Map.groupBy(terms, ({ chinese: word, wireName }) => `${word} ${wireName}`)
  expect([...entries].filter(([, same]) => same.length > 1)).toEqual([])
})

describe('no exported name uses a word that is not used:', () => {
  const words = forbiddenWords(glossary)

  test.each(['domain', 'protocol', 'sdk'])('%s', (name) => {
    const exported = wordsIn(read(`packages/${name}/src/index.ts`))
    expect(words).toContain('invoice')
    expect(words.filter((word) => exported.has(word))).toEqual([])
  })
})

/** The single words of the names in a source text: `billXmlBytesMax` has four. */
function wordsIn(source: string): ReadonlySet<string> {
  const names = source.replaceAll(/'[^']*'/g, '').match(/\w+/g) ?? []
  const words = names.flatMap((name) => name.match(/[A-Z]?[a-z]+|[A-Z]+/g) ?? [])
  return new Set(words.map((word) => word.toLowerCase()))
}

function namesIn(cells: readonly string[]): readonly string[] {
  return cells.flatMap((cell) => [...cell.matchAll(/`([^`]+)`/g)].map(([, name = '']) => name))
}

function read(path: string): string {
  return readFileSync(new URL(`../../${path}`, import.meta.url), 'utf8')
}
