import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { openTestOffice } from '../testing/test-office.ts'
import type { TestOffice } from '../testing/test-office.ts'
import { beginSession } from './begin-session.ts'
import { createFindSession } from './find-session.ts'
import { createSessions } from './postgres/sessions.ts'
import { newUser } from './testing/new-user.ts'

let office: TestOffice
beforeAll(async () => {
  office = await openTestOffice()
})
afterAll(() => office.close())

test('that a session was seen does not undo the step that it took meanwhile', async () => {
  const sessions = createSessions(office.pool)
  const holder = {
    audience: 'bureau',
    subjectId: 'U-1',
    organisationId: 'B-500104',
    roles: ['bureau_review'],
    stage: 'second_factor',
  } as const
  const { token, session } = await beginSession(sessions, holder, office.clock.now)
  const find = createFindSession({
    ...sessions,
    async find(tokenHash) {
      const found = await sessions.find(tokenHash)
      await sessions.moveTo(tokenHash, 'open')
      return found
    },
  })
  const at = office.clock.now + 5 * 60_000
  await find({ session: token, csrf: null, at })
  expect(await sessions.find(session.tokenHash)).toMatchObject({ stage: 'open', seenAt: at })
})

test('a change of password does not bring back a session that ended with a change of roles', async () => {
  const { user, initialPassword } = await newUser(office, 'changed')
  const browser = office.browser()
  await browser.ask('POST', '/sessions', { loginName: 'changed', password: initialPassword })
  const colleague = await office.pool.connect()
  await colleague.query('begin')
  await colleague.query('select from users where user_id = $1 for update', [user.userId])
  const next = '春风又绿江南岸明月何时照我还'
  const changing = browser.ask('POST', '/sessions/self/password', { old: initialPassword, next })
  await vi.waitFor(async () => {
    const { rows } = await office.pool.query<{ waiting: number }>(
      `select count(*)::int as waiting from pg_stat_activity
       where datname = current_database() and wait_event_type = 'Lock'`,
    )
    expect(rows[0]?.waiting).toBe(1)
  }, 10_000)
  const auditor = ['bureau_audit']
  await colleague.query('update users set roles = $2 where user_id = $1', [user.userId, auditor])
  await colleague.query('delete from sessions where subject_id = $1', [user.userId])
  await colleague.query('commit')
  colleague.release()
  expect((await changing).json.code).toBe('STEP_UNFIT')
  expect((await browser.ask('GET', '/sessions/self')).json.code).toBe('NOT_SIGNED_IN')
})
