import { afterAll, beforeAll, expect, test } from 'vitest'
import { kernelTransact } from '../testing/test-tables.ts'
import { openTestOffice } from '../testing/test-office.ts'
import type { TestOffice } from '../testing/test-office.ts'
import type { Queryable } from '../postgres/queryable.ts'
import type { AuditEntry } from './audit.ts'
import { firstBrokenEntry, listAudit } from './postgres/audit-log.ts'

let office: TestOffice
beforeAll(async () => {
  office = await openTestOffice()
})
afterAll(() => office.close())

const entry = (subjectId: string): AuditEntry => ({
  at: office.clock.now,
  actorKind: 'bureau',
  actorId: 'U-1',
  action: 'application.approved',
  subjectKind: 'application',
  subjectId,
  details: { code: 'APPROVED' },
})
const append = (subjectId: string) =>
  kernelTransact(office)(({ audit }) => audit.append(entry(subjectId)))

test('entries of many at once form one chain, and are listed newest first', async () => {
  await Promise.all([...Array(20).keys()].map((number) => append(`A-${number}`)))
  expect(await firstBrokenEntry(office.pool)).toBeNull()
  const query = { readerId: 'U-9', subject: null, actorId: 'U-1', before: null, limit: 5 }
  const page = await listAudit(office.pool, query)
  expect(page.map(({ entryNumber }) => entryNumber)).toEqual([20n, 19n, 18n, 17n, 16n])
  const before = page.at(-1)?.entryNumber ?? 0n
  const next = await listAudit(office.pool, { ...query, before })
  expect(next[0]?.entryNumber).toBe(15n)
  const subject = { kind: 'application', id: 'A-7' }
  expect(await listAudit(office.pool, { ...query, subject })).toMatchObject([entry('A-7')])
})

test('entries that are appended together are chained in their order', async () => {
  const together = [entry('A-together-1'), entry('A-together-2')]
  await kernelTransact(office)(({ audit }) => audit.appendAll(together))
  expect(await firstBrokenEntry(office.pool)).toBeNull()
  const query = { readerId: 'U-9', subject: null, actorId: 'U-1', before: null, limit: 2 }
  expect(await listAudit(office.pool, query)).toMatchObject(together.toReversed())
})

test('an act that is rolled back leaves no entry', async () => {
  const transact = kernelTransact(office)
  const failed = transact(async ({ audit }) => {
    await audit.append(entry('A-never'))
    throw new Error('the act failed')
  })
  await expect(failed).rejects.toThrow('the act failed')
  const subject = { kind: 'application', id: 'A-never' }
  const query = { readerId: 'U-9', subject, actorId: null, before: null, limit: 5 }
  expect(await listAudit(office.pool, query)).toEqual([])
  expect(await firstBrokenEntry(office.pool)).toBeNull()
})

test('entries that are appended while the chain is followed are no fault of it', async () => {
  const busy: Queryable = {
    query: (async (sql: string, values?: unknown[]) => {
      const answer = await office.pool.query(sql, values)
      await append('A-meanwhile')
      return answer
    }) as Queryable['query'],
  }
  expect(await firstBrokenEntry(busy)).toBeNull()
  expect(await firstBrokenEntry(office.pool)).toBeNull()
})

test.each([
  [
    'altered',
    `update audit_entries set entry = replace(entry, 'A-3"', 'A-4"') where entry like '%"A-3"%'`,
  ],
  ['taken out', 'delete from audit_entries where entry_number = 8'],
  [
    'continued behind its head',
    `insert into audit_entries select entry_number + 100, at, actor_kind, actor_id, action,
       subject_kind, subject_id, entry, hash from audit_entries where entry_number = 3`,
  ],
  ['cut off', 'delete from audit_entries where entry_number > 15'],
])('a chain that was %s is found out', async (_, sql) => {
  const client = await office.pool.connect()
  try {
    await client.query('begin')
    await client.query(sql)
    expect(await firstBrokenEntry(client)).not.toBeNull()
  } finally {
    await client.query('rollback')
    client.release()
  }
})
