import { readFile } from 'node:fs/promises'
import { expect, test } from 'vitest'
import { archiveFaults } from './archive-faults.ts'
import { auxItemElements, billElements, itemElements } from './medical-bill.ts'

const page = await readFile(
  new URL('../../../../docs/protocol/archive-package.md', import.meta.url),
  'utf8',
)

test.each([...billElements, ...itemElements, ...auxItemElements].map(([tag]) => tag))(
  'the page of the package has the element %s',
  (tag) => {
    expect(page).toContain(`\`${tag}\``)
  },
)

test('the page of the package covers every code with which one is found wrong', () => {
  const covered = [...page.matchAll(/`(ARCHIVE_[A-Z_]+)(…?)`/g)]
  const whileWriting = ['ARCHIVE_FILES_TOO_MANY', 'ARCHIVE_TEXT', 'ARCHIVE_TOO_LARGE']
  const isCovered = (code: string) =>
    covered.some(([, name = '', more]) => code === name || (more === '…' && code.startsWith(name)))
  const missing = Object.keys(archiveFaults).filter((code) => !isCovered(code))
  expect(missing.filter((code) => !whileWriting.includes(code))).toEqual([])
})
