import { expect, test } from 'vitest'
import { repositoryOf } from '../repository.ts'
import { checkImports } from './check-imports.ts'

const architecture = {
  testCode: ['**/*.test.ts'],
  testImports: ['dev'],
  workspaces: [
    { folder: 'packages/domain', imports: [], node: [], why: 'Domain is pure.' },
    { folder: 'packages/kit', imports: ['packages/domain'], node: 'any', why: 'Kit is small.' },
    { folder: 'dev', imports: ['packages/*'], node: 'any', why: 'Dev runs all.' },
  ],
  rules: [
    {
      name: 'sql-in-postgres',
      from: ['packages/**'],
      except: ['**/postgres/**'],
      to: ['npm:pg'],
      why: 'Queries are found in one place.',
    },
  ],
}

const manifest = (name: string, dependencies: string[] = []) =>
  JSON.stringify({
    name,
    dependencies: Object.fromEntries(dependencies.map((each) => [each, '*'])),
    exports: { '.': './src/index.ts' },
  })

function messagesFor(files: Record<string, string>): string[] {
  const repository = repositoryOf({
    'architecture.json': JSON.stringify(architecture),
    'package.json': JSON.stringify({ name: 'root', devDependencies: { vitest: '1' } }),
    'packages/domain/package.json': manifest('@x/domain'),
    'packages/domain/src/index.ts': `export * from './bill.ts'`,
    'packages/domain/src/bill.ts': '',
    'packages/kit/package.json': manifest('@x/kit', ['@x/domain', 'pg']),
    'packages/kit/src/index.ts': `export * from '@x/domain'`,
    'packages/kit/src/postgres/pool.ts': `import pg from 'pg'`,
    'dev/package.json': manifest('@x/dev'),
    'dev/src/index.ts': '',
    ...files,
  })
  return checkImports(repository).map(({ path, message }) => `${path}: ${message}`)
}

test('imports that follow the map pass', () => {
  expect(messagesFor({})).toEqual([])
})

test.each([
  {
    name: 'a package that the map does not allow',
    path: 'packages/domain/src/lock.ts',
    text: `import type { Pool } from '@x/kit'`,
    says: 'packages/domain does not import packages/kit. Domain is pure.',
  },
  {
    name: 'a re-export',
    path: 'packages/domain/src/lock.ts',
    text: `export { pool } from '@x/kit'`,
    says: 'packages/domain does not import packages/kit. Domain is pure.',
  },
  {
    name: 'a type that is imported in place',
    path: 'packages/domain/src/lock.ts',
    text: `export type Pool = import('@x/kit').Pool`,
    says: 'packages/domain does not import packages/kit. Domain is pure.',
  },
  {
    name: 'an import at run time',
    path: 'packages/domain/src/lock.ts',
    text: `export const kit = () => import('@x/kit')`,
    says: 'packages/domain does not import packages/kit. Domain is pure.',
  },
  {
    name: 'a module of Node',
    path: 'packages/domain/src/lock.ts',
    text: `import { readFile } from 'node:fs/promises'`,
    says: 'packages/domain does not import node:fs. Domain is pure.',
  },
  {
    name: 'a path into another package',
    path: 'packages/kit/src/run.ts',
    text: `import { bill } from '../../domain/src/bill.ts'`,
    says: '../../domain/src/bill.ts leaves the package. Import @x/domain by its name.',
  },
  {
    name: 'an inner file of another package',
    path: 'packages/kit/src/run.ts',
    text: `import { bill } from '@x/domain/bill.ts'`,
    says: '@x/domain/bill.ts is an inner file of another package. Import what its package.json exports.',
  },
  {
    name: 'its own door',
    path: 'packages/kit/src/run.ts',
    text: `import { bill } from './index.ts'`,
    says: './index.ts is the door of this package. Import the file that has what you need.',
  },
  {
    name: 'what a rule keeps in one folder',
    path: 'packages/kit/src/run.ts',
    text: `import pg from 'pg'`,
    says: 'does not import npm:pg (sql-in-postgres). Queries are found in one place.',
  },
  {
    name: 'a package that package.json does not name',
    path: 'packages/kit/src/run.ts',
    text: `import pino from 'pino'`,
    says: 'Add pino to the dependencies in packages/kit/package.json.',
  },
])('reports $name', ({ path, text, says }) => {
  expect(messagesFor({ [path]: text })).toContain(`${path}: ${says}`)
})

test('what tests need may be imported by test code', () => {
  const text = `import { test } from 'vitest'; import { x } from '@x/dev'`
  expect(messagesFor({ 'packages/domain/src/bill.test.ts': text })).toEqual([])
})

test('files that import each other in a circle are named together', () => {
  const messages = messagesFor({
    'packages/domain/src/a.ts': `import { b } from './b.ts'`,
    'packages/domain/src/b.ts': `import { c } from './c.ts'`,
    'packages/domain/src/c.ts': `import type { A } from './a.ts'`,
  })
  expect(messages).toHaveLength(1)
  expect(messages[0]).toContain(
    'packages/domain/src/a.ts, packages/domain/src/b.ts, packages/domain/src/c.ts',
  )
})

test('a dependency that nothing uses is reported', () => {
  expect(messagesFor({ 'packages/kit/src/postgres/pool.ts': '' })).toEqual([
    'packages/kit/package.json: pg is used nowhere. Remove it from the dependencies.',
  ])
})

test('a workspace that the map does not know is reported', () => {
  const messages = messagesFor({
    'apps/new/package.json': manifest('@x/new', ['@x/domain']),
    'apps/new/src/main.ts': `import { bill } from '@x/domain'`,
  })
  expect(messages).toEqual(['apps/new/src/main.ts: Add apps/new to architecture.json.'])
})
