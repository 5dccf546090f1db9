import { expect, test } from 'vitest'
import { problemLine } from '../problem.ts'
import { repositoryOf } from '../repository.ts'
import { checkWording } from './wording.ts'

test.each([
  ['docs/a.md', 'see\n`/home/somebody/x`', 'docs/a.md:2  /home/somebody/x` is a path'],
  ['a.sql', `COPY t FROM '/root/t'`, 'is a path of one machine'],
  ['a.sql', '-- FIXME later', 'FIXME is work left over'],
])('%s with %s is reported', (path, text, says) => {
  expect(checkWording(repositoryOf({ [path]: text })).map(problemLine)).toEqual([
    expect.stringContaining(says),
  ])
})

test('addresses and relative paths pass', () => {
  const text = 'https://example.cn/home/page, packages/work/x, XXXL'
  expect(checkWording(repositoryOf({ 'a.md': text }))).toEqual([])
})
