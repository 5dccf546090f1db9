import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import type { TestBrowser } from '../testing/test-browser.ts'
import { openDeskOffice } from './testing/desk-office.ts'
import type { DeskOffice, TestUnit } from './testing/desk-office.ts'
import { openSubmitter } from './testing/test-cases.ts'
import { caseChangesMax, casesSettleMs } from './use-cases/take-cases.ts'

let office: DeskOffice
let submit: Awaited<ReturnType<typeof openSubmitter>>
let unit: TestUnit
let number = 0

beforeAll(async () => {
  office = await openDeskOffice()
  submit = await openSubmitter(office)
})
afterAll(() => office.close())

// Each test has a unit of its own: what waits is listed by unit.
beforeEach(async () => {
  number += 1
  unit = await office.openUnit(number)
  await office.runJob('desk-begin-feeds')
})

async function follow(rounds = 1) {
  for (let count = 0; count < rounds; count += 1) {
    office.clock.now += 20_000
    await office.runJob('desk-follow-events')
  }
}
const setState = (caseId: string, state: string, changedAt = office.clock.now) =>
  office.pool.query('update cases set state = $2, changed_at = $3 where case_id = $1', [
    caseId,
    state,
    changedAt,
  ])
/** So many submitted cases like this one whose forms nobody can open, all newer than it. */
const copies = (caseId: string, count: number) =>
  office.pool.query(
    `insert into cases (case_id, person_id, unit_id, unit_name, unit_province, purpose, sealed_form,
       state, request_id, submitted_at, changed_at)
     select case_id || '-' || n, person_id, unit_id, unit_name, unit_province, purpose, 'unreadable',
       'submitted', case_id || '-' || n, $3, $3
     from cases, generate_series(1, $2::integer) as n where case_id = $1`,
    [caseId, count, office.clock.now],
  )
const newest = async () => {
  const reader: TestBrowser = await unit.signIn('unit_read')
  const { items } = (await reader.ask('GET', '/desk/inbox?kind=case_submitted&limit=1')).json
  return items[0]?.caseId
}

test('an older case that is submitted again waits again, however many newer ones there are', async () => {
  const { caseId } = await submit(1, unit.creditCode)
  await follow()
  expect(await newest()).toBe(caseId)
  await setState(caseId, 'more_asked')
  await copies(caseId, caseChangesMax + 1)
  office.clock.now += casesSettleMs
  await follow()
  await setState(caseId, 'submitted')
  await follow(2)
  expect(await newest()).toBe(caseId)
})

test('an older case that is taken back waits no longer, however many newer ones were taken back', async () => {
  const { caseId } = await submit(1, unit.creditCode)
  await follow()
  await copies(caseId, caseChangesMax)
  await office.pool.query(
    `update cases set state = 'withdrawn' where unit_id = $1 and case_id <> $2`,
    [unit.creditCode, caseId],
  )
  await setState(caseId, 'withdrawn')
  office.clock.now += casesSettleMs
  await follow(2)
  expect(await newest()).toBeUndefined()
})

test('a case whose submission took its time to be committed is not passed over', async () => {
  const late = await submit(1, unit.creditCode)
  await setState(late.caseId, 'more_asked')
  const askedAt = office.clock.now
  office.clock.now += casesSettleMs / 2
  const other = await submit(1, unit.creditCode)
  await follow()
  expect(await newest()).toBe(other.caseId)
  await setState(other.caseId, 'withdrawn')
  await setState(late.caseId, 'submitted', askedAt)
  await follow()
  expect(await newest()).toBe(late.caseId)
})

test('a case is entered once, however often its submission is read', async () => {
  const { caseId } = await submit(1, unit.creditCode)
  await follow(3)
  const { rows } = await office.pool.query<{ count: number }>(
    'select count(*)::integer as count from desk_inbox where case_id = $1',
    [caseId],
  )
  expect(rows[0]?.count).toBe(1)
})
