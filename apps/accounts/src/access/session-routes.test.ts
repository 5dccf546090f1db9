import { afterAll, beforeAll, expect, test } from 'vitest'
import { openTestOffice } from '../testing/test-office.ts'
import type { TestOffice } from '../testing/test-office.ts'
import { secondFactorCode } from './second-factor.ts'
import { newUser } from './testing/new-user.ts'

let office: TestOffice
beforeAll(async () => {
  office = await openTestOffice()
})
afterAll(() => office.close())

const ownPassword = '春风又绿江南岸明月何时照我还'

const initialPasswordOf = async (loginName: string) =>
  (await newUser(office, loginName)).initialPassword

const login = (loginName: string, password: string) => {
  const browser = office.browser()
  return { browser, answer: browser.ask('POST', '/sessions', { loginName, password }) }
}

/** Carries a user from its initial password to an open session. */
async function openSession(loginName: string, initialPassword: string) {
  const { browser, answer } = login(loginName, initialPassword)
  expect((await answer).json).toMatchObject({ stage: 'new_password' })
  const password = await browser.ask('POST', '/sessions/self/password', {
    old: initialPassword,
    next: ownPassword,
  })
  expect(password.json).toEqual({ stage: 'enrol_second_factor' })
  const enrolment = await browser.ask('POST', '/sessions/self/second-factor/enrolment', {})
  const secret = String(enrolment.json.secret)
  const code = secondFactorCode(secret, office.clock.now)
  const open = await browser.ask('POST', '/sessions/self/second-factor', { code })
  expect(open.json).toEqual({ stage: 'open' })
  return { browser, secret }
}

test('the first login leads over a password of one’s own and a second factor to an open session', async () => {
  const initialPassword = await initialPasswordOf('first')
  const { browser, secret } = await openSession('first', initialPassword)
  expect((await browser.ask('GET', '/sessions/self')).json).toMatchObject({ stage: 'open' })
  expect((await login('first', initialPassword).answer).json.code).toBe('LOGIN_WRONG')

  office.clock.now += 60_000
  const { browser: again, answer } = login('first', ownPassword)
  expect((await answer).json.stage).toBe('second_factor')
  const code = secondFactorCode(secret, office.clock.now)
  expect((await again.ask('POST', '/sessions/self/second-factor', { code })).json.stage).toBe(
    'open',
  )

  const { browser: thief } = login('first', ownPassword)
  await thief.ask('POST', '/sessions', { loginName: 'first', password: ownPassword })
  const reused = await thief.ask('POST', '/sessions/self/second-factor', { code })
  expect(reused.json.code).toBe('SECOND_FACTOR_WRONG')
})

test('five wrong passwords close the door for a quarter of an hour, and an unknown name sounds the same', async () => {
  const password = await initialPasswordOf('locked')
  for (let attempt = 0; attempt < 5; attempt += 1) {
    expect((await login('locked', 'wrong').answer).json.code).toBe('LOGIN_WRONG')
  }
  expect((await login('locked', password).answer).json.code).toBe('LOGIN_LOCKED')
  expect((await login('nobody', 'wrong').answer).json.code).toBe('LOGIN_WRONG')
  office.clock.now += 15 * 60_000
  expect((await login('locked', password).answer).json.stage).toBe('new_password')
})

test.each([
  ['short', '少于'],
  ['aaaaaaaaaaaaaaaa', '重复'],
  ['weakling-was-here', '含有登录账号'],
  ['mypassword-is-long', '常见'],
])('a weak password is refused: %s', async (next, fault) => {
  const loginName = `weakling`
  const known = await login(loginName, 'x').answer
  expect(known.json.code).toBe('LOGIN_WRONG')
  const name = next.includes(loginName) ? loginName : `w-${next.slice(0, 5)}`
  const initialPassword = await initialPasswordOf(name)
  const { browser, answer } = login(name, initialPassword)
  await answer
  const refused = await browser.ask('POST', '/sessions/self/password', {
    old: initialPassword,
    next,
  })
  expect(refused.json).toMatchObject({ code: 'PASSWORD_WEAK', status: 422 })
  expect(refused.json.detail).toContain(fault)
})

test('an initial password ends after a week', async () => {
  const initialPassword = await initialPasswordOf('late')
  office.clock.now += 7 * 86_400_000
  expect((await login('late', initialPassword).answer).json.code).toBe('INITIAL_PASSWORD_EXPIRED')
})

test('a change without the token of the page is refused, and a session ends by leaving, idling and age', async () => {
  const { browser } = await openSession('pages', await initialPasswordOf('pages'))
  const token = browser.csrfToken
  browser.csrfToken = 'another'
  expect((await browser.ask('DELETE', '/sessions/self')).json.code).toBe('CSRF_TOKEN_WRONG')
  browser.csrfToken = token
  office.clock.now += 29 * 60_000
  expect((await browser.ask('GET', '/sessions/self')).json.csrfToken).toBe(token)
  office.clock.now += 31 * 60_000
  expect((await browser.ask('GET', '/sessions/self')).json.code).toBe('NOT_SIGNED_IN')

  office.clock.now += 60_000
  const { browser: other, answer } = login('pages', ownPassword)
  await answer
  expect((await other.ask('DELETE', '/sessions/self')).status).toBe(204)
  expect((await other.ask('GET', '/sessions/self')).json.code).toBe('NOT_SIGNED_IN')
})

test('neither password nor token stands in the database', async () => {
  const initialPassword = await initialPasswordOf('kept')
  const { browser, answer } = login('kept', initialPassword)
  await answer
  const { rows } = await office.pool.query<{ dump: string }>(
    `select coalesce(string_agg(users::text, ''), '') || coalesce((select string_agg(sessions::text, '') from sessions), '') as dump from users`,
  )
  const dump = rows[0]?.dump ?? ''
  expect(dump).toContain('kept')
  for (const secret of [initialPassword, browser.cookie.split('=')[1] ?? 'none', '样例乙']) {
    expect(dump).not.toContain(secret)
    expect(dump).not.toContain(Buffer.from(secret).toString('hex'))
  }
})
