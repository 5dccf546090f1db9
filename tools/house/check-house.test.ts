import { describe, expect, test } from 'vitest'
import { problemLine } from '../problem.ts'
import { repositoryOf } from '../repository.ts'
import { checkCommands } from './commands.ts'
import { checkDependencyReasons, dependencyRecord } from './dependency-reasons.ts'
import { checkFileLengths } from './file-length.ts'
import { checkLinks } from './links.ts'
import { checkNames } from './names.ts'

const lines = (count: number) => 'x\n'.repeat(count)

describe('file length', () => {
  const exception = { check: 'file length', path: 'long.ts', why: 'A table.' } as const

  test.each([
    { count: 300, exceptions: [], says: [] },
    { count: 301, exceptions: [], says: ['the bound is 300'] },
    { count: 500, exceptions: [exception], says: [] },
    { count: 501, exceptions: [exception], says: ['the bound is 500'] },
    { count: 300, exceptions: [exception], says: ['needs no exception'] },
  ])('$count lines with $exceptions.length exceptions', ({ count, exceptions, says }) => {
    const repository = repositoryOf({ 'long.ts': lines(count) })
    const messages = checkFileLengths(repository, exceptions, 1).map(({ message }) => message)
    expect(messages).toEqual(says.map((part) => expect.stringContaining(part) as string))
  })

  test('the list of exceptions does not grow', () => {
    const repository = repositoryOf({ 'long.ts': lines(400) })
    expect(checkFileLengths(repository, [exception], 0)).toHaveLength(1)
  })
})

describe('names', () => {
  test.each([
    ['packages/a/src/string-utils.ts', 'export const x = 1', '"string-utils" says nothing'],
    ['packages/a/src/lib/x.ts', 'export const x = 1', '"lib" says nothing'],
    ['packages/a/src/x.ts', 'export const invoiceCode = 1', 'invoiceCode has the word "invoice"'],
    ['packages/a/src/x.ts', 'const a = 1; export { a as INVOICE_CODE }', 'INVOICE_CODE has the'],
    ['packages/a/src/x.ts', 'export class LockManager {}', 'LockManager has the word "manager"'],
  ])('%s with %s is reported', (path, text, says) => {
    expect(checkNames(repositoryOf({ [path]: text })).map(problemLine)).toEqual([
      expect.stringContaining(says),
    ])
  })

  test.each([
    ['packages/a/src/library.ts', 'export const commonplace = 1; const invoice = commonplace'],
    ['packages/documents/src/xml/tags.ts', 'export const invoiceNumberTag = 1'],
  ])('%s passes', (path, text) => {
    expect(checkNames(repositoryOf({ [path]: text }))).toEqual([])
  })
})

describe('dependency reasons', () => {
  const repository = (table: string) =>
    repositoryOf({
      'package.json': JSON.stringify({ devDependencies: { vitest: '1' } }),
      'packages/a/package.json': JSON.stringify({ name: '@x/a', dependencies: { pg: '8' } }),
      [dependencyRecord]: table,
    })

  test('every package with a line passes', () => {
    expect(checkDependencyReasons(repository('| `pg`, `vitest` | a | much |'))).toEqual([])
  })

  test('a package without a line and a line without a package are reported', () => {
    const found = checkDependencyReasons(repository('| `vitest` | a |\n| `pino` | a |'))
    expect(found.map(problemLine)).toEqual([
      expect.stringContaining('packages/a/package.json  pg has no line'),
      expect.stringContaining('pino is no dependency any more'),
    ])
  })
})

describe('links', () => {
  const documents = {
    'README.md': '# 票桥\n\n## How it works: 查验, 锁定\n',
    'docs/guides/lock.md': '## Lock\n',
  }

  test.each([
    ['docs/a.md', '[b](guides/lock.md), [c](../README.md#how-it-works-查验-锁定), [d](guides)'],
    ['docs/a.md', '# 标题\n[here](#标题) [web](https://example.cn/x.md) `[no](link.md)`'],
    ['docs/a.md', '```\n[no](link.md)\n```'],
  ])('%s with %s passes', (path, text) => {
    expect(checkLinks(repositoryOf({ ...documents, [path]: text }))).toEqual([])
  })

  test.each([
    '[b](guides/unlock.md)',
    '[c](../README.md#no-such-heading)',
    '[d](#nothing)',
    '![e](picture.svg)',
    '[f]: guides/unlock.md',
  ])('%s is reported', (text) => {
    expect(checkLinks(repositoryOf({ ...documents, 'docs/a.md': text }))).toHaveLength(1)
  })
})

describe('commands', () => {
  const shell = (...commands: string[]) => `\`\`\`sh\n${commands.join('\n')}\n\`\`\`\n`
  const repository = (english: string, chinese: string) =>
    repositoryOf({
      'package.json': JSON.stringify({ scripts: { demo: 'x' } }),
      'README.md': english,
      'README.zh-CN.md': chinese,
    })

  test('the same commands with different comments pass', () => {
    const english = shell('npm run demo   # starts everything')
    expect(checkCommands(repository(english, shell('$ npm run demo # 启动')))).toEqual([])
  })

  test('a command in one language only, and a script that is not there, are reported', () => {
    const found = checkCommands(
      repository(shell('npm run demo', 'npm run show'), shell('npm test')),
    )
    expect(found.map(problemLine)).toEqual([
      'README.md  README.zh-CN.md does not show `npm run demo`. Show it in both.',
      'README.md  README.zh-CN.md does not show `npm run show`. Show it in both.',
      'README.zh-CN.md  README.md does not show `npm test`. Show it in both.',
      'README.md  package.json has no script "show".',
    ])
  })
})
