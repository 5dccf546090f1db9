import { join } from 'node:path'
import { expect, test } from 'vitest'
import { overviewPage } from '../protocol-pages/overview-page.ts'
import { guidesOf } from './guides.ts'

const overview = overviewPage(join(import.meta.dirname, '../..'))

test('every section of the overview stands in a guide or has pages of its own', () => {
  const guides = guidesOf(overview, '<!-- made -->\n\n# Sandbox\n\nText.')
  expect(guides.map(({ name }) => name)).toContain('envelope')
  expect(guides.at(-1)).toEqual({ name: 'sandbox', title: '沙箱', text: 'Text.' })
})

test('a section that no guide takes is noticed', () => {
  expect(() => guidesOf(`${overview}\n## New 新的\n\nText.`, '')).toThrow('no guide for New')
})
