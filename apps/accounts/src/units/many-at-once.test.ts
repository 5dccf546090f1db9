import pg from 'pg'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { kernelTransact } from '../testing/test-tables.ts'
import { openTestOffice } from '../testing/test-office.ts'
import type { TestOffice } from '../testing/test-office.ts'
import { beginApplying, samplePdf } from './testing/apply.ts'
import { endAccess } from './use-cases/unit-state.ts'
import { bureauUser } from './testing/signed-in.ts'

let office: TestOffice
beforeAll(async () => {
  office = await openTestOffice()
})
afterAll(() => office.close())

const list = (count: number) => Array.from({ length: count }, (_, index) => String(index))

/** What the office does to many at once, after it was prepared for so many. */
const works: Readonly<Record<string, (count: number) => Promise<() => Promise<unknown>>>> = {
  'entries of the log': async (count) => {
    const act = {
      actorKind: 'platform',
      actorId: 'PLATFORM',
      action: 'x',
      subjectKind: 'x',
    } as const
    const entries = list(count).map((subjectId) => ({ ...act, at: office.clock.now, subjectId }))
    return () => kernelTransact(office)(({ audit }) => audit.appendAll(entries))
  },
  'text messages': async (count) => {
    const texts = list(count).map((text) => ({ to: '19900000001', text }))
    const at = office.clock.now
    return () => kernelTransact(office)(({ messages }) => messages.texts('x', texts, at))
  },
  'users whose access ends': async (count) => {
    const organisationId = `B-many-${count}`
    await office.pool.query(
      `insert into bureaus (bureau_id, name, kind, area_code) values ($1, 'x', 'district', $1)`,
      [organisationId],
    )
    for (let opened = 0; opened < count; opened += 1) {
      await bureauUser(office, organisationId, ['bureau_review'])
    }
    return () => kernelTransact(office)((tables) => endAccess(tables, organisationId))
  },
  'drafts with their files': async (count) => {
    for (const number of list(count)) {
      office.clock.now += 60_000
      const { browser, path } = await beginApplying(office, `draft-${number}@unit.example`)
      await browser.upload('PUT', `${path}/files/sealed_form`, samplePdf, 'application/pdf')
    }
    office.clock.now += 100 * 86_400_000
    return () => office.runJob('remove-old-drafts')
  },
}

async function statementsFor(work: string, count: number): Promise<number> {
  const run = await works[work]?.(count)
  const query = vi.spyOn(pg.Client.prototype, 'query')
  await run?.()
  const { length } = query.mock.calls
  query.mockRestore()
  return length
}

test.each(Object.keys(works))('many %s take as many statements as one', async (work) => {
  const ofOne = await statementsFor(work, 1)
  expect(ofOne).toBeGreaterThan(2)
  expect(await statementsFor(work, 4)).toBe(ofOne)
})
