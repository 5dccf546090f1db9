import { services, type Service } from '@piaoqiao/protocol'
import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { exampleMessages } from './example-message.ts'
import { examplesFolder, pagesFolder } from './example-parties.ts'

const root = join(import.meta.dirname, '../..')
const all: readonly Service[] = Object.values(services)

/** Pages that are written by hand or are about no single message. */
const otherPages = [
  'README.md',
  'accounting-data.md',
  'archive-package.md',
  'bill-xml.md',
  'ofd.md',
  'sandbox.md',
]

test('no page is left of a message that is gone', () => {
  const pages = readdirSync(join(root, pagesFolder)).filter((file) => file.endsWith('.md'))
  const known = [...otherPages, ...all.map(({ name }) => `${name}.md`)]
  expect(pages.filter((page) => !known.includes(page))).toEqual([])
})

test('no envelope is left of a message that is gone', () => {
  const envelopes = readdirSync(join(root, examplesFolder)).filter((file) => file.endsWith('.json'))
  const known = all.flatMap(exampleMessages).map(({ file }) => file)
  expect(envelopes.filter((envelope) => !known.includes(envelope))).toEqual([])
})
