import { dirname } from 'node:path'
import { controlRoutes } from '@piaoqiao/sandbox'
import { expect, test } from 'vitest'
import { overviewPlaces, overviewText } from '../protocol-pages/overview-page.ts'
import { sandboxPlaces } from '../sandbox-page/sandbox-page.ts'
import { chineseText, guidesOf } from './guides.ts'

const repositoryRoot = dirname(dirname(import.meta.dirname))
const heads = { routes: ['a'], states: ['a'], acts: ['a'], magic: ['a'], faults: ['a'], cut: '' }
const sources = {
  overview: overviewText(),
  overviewPlaces: overviewPlaces(repositoryRoot),
  sandboxPlaces: sandboxPlaces(heads),
  repositoryRoot,
}

test('every section of the overview stands in a guide or has pages of its own', () => {
  const names = guidesOf(sources).map(({ name }) => name)
  expect(names).toContain('envelope')
  expect(names.slice(-3)).toEqual(['sandbox', 'unit-by-system', 'hospital'])
})

test('a section that no guide takes is noticed', () => {
  const overview = `${sources.overview}\n## New 新的\n\nText.`
  expect(() => guidesOf({ ...sources, overview })).toThrow('no guide for New')
})

test('a value that the Chinese text does not show is noticed', () => {
  const overview = sources.overview.replace('## Events 事件', '## Events 事件\n\n{{version}}')
  expect(() => guidesOf({ ...sources, overview })).toThrow('no place for version')
})

/** Every name that the English sections write as code, apart from those of the English pages themselves. */
test.each([
  ['envelope', ['Envelope 信封']],
  ['retries', ['Requests and retries', 'Batches', 'Answers']],
  ['events', ['Events']],
  ['between-provinces', ['Between provinces']],
])('the guide %s names every field and code that its English sections name', (name, begins) => {
  const sections = sources.overview.split(/^## /m)
  const english = sections.filter((each) => begins.some((begin) => each.startsWith(begin)))
  expect(english).toHaveLength(begins.length)
  const codes = english.flatMap((text) => [...text.matchAll(/`([^`\n]+)`/g)].map(([code]) => code))
  const chinese = chineseText(name)
  expect([...new Set(codes)].filter((code) => !chinese.includes(code))).toEqual([])
})

test('the guide of the sandbox names every request of its control interface', () => {
  const text = chineseText('sandbox')
  expect(controlRoutes.map(([route]) => route).filter((route) => !text.includes(route))).toEqual([])
})
