import { beginSession } from '../../access/begin-session.ts'
import type { Role } from '../../access/roles.ts'
import { secondFactorCode } from '../../access/second-factor.ts'
import { createBureauUsers } from '../../bureaus/postgres/bureau-users.ts'
import { sessionCookie } from '../../http/mount-routes.ts'
import { transactOver } from '../../postgres/transact.ts'
import { newRecordId } from '../../record-id.ts'
import type { TestBrowser } from '../../testing/test-browser.ts'
import type { TestOffice } from '../../testing/test-office.ts'

const ownPassword = '春风又绿江南岸明月何时照我还'

/** Carries a user from the first login to an open session. */
export async function signInFirst(
  office: TestOffice,
  loginName: string,
  initialPassword: string,
): Promise<TestBrowser> {
  const browser = office.browser()
  await browser.ask('POST', '/sessions', { loginName, password: initialPassword })
  const passwords = { old: initialPassword, next: ownPassword }
  await browser.ask('POST', '/sessions/self/password', passwords)
  const enrolment = await browser.ask('POST', '/sessions/self/second-factor/enrolment', {})
  const code = secondFactorCode(String(enrolment.json.secret), office.clock.now)
  const open = await browser.ask('POST', '/sessions/self/second-factor', { code })
  if (open.json.stage !== 'open') throw new Error(`no session was opened: ${open.json.code}`)
  return browser
}

/** A browser with an open session of a user, whose password nobody had to hash. */
export async function sessionOf(office: TestOffice, userId: string): Promise<TestBrowser> {
  const { pool, parts, clock } = office
  const begun = await transactOver(pool, parts.personalData, () => ({}))(async (tables) => {
    const user = await tables.users.find(userId)
    if (user === null) throw new Error('no such user')
    const { audience, organisationId, roles } = user
    const holder = { audience, subjectId: userId, organisationId, roles, stage: 'open' } as const
    return beginSession(tables.sessions, holder, clock.now)
  })
  const browser = office.browser()
  browser.cookie = `${sessionCookie}=${begun.token}`
  browser.csrfToken = begun.csrfToken
  return browser
}

let staff = 0

/** A user of a bureau, signed in. */
export async function bureauUser(
  office: TestOffice,
  bureauId: string,
  roles: readonly Role[],
): Promise<TestBrowser & { readonly userId: string }> {
  const { pool, parts, clock } = office
  const userId = newRecordId('U', clock.now)
  staff += 1
  const staffNumber = `T-${staff}`
  const transact = transactOver(pool, parts.personalData, (client) => ({
    bureauUsers: createBureauUsers(client, parts.personalData),
  }))
  await transact(async ({ users, bureauUsers }) => {
    await users.add({
      userId,
      loginName: `staff-${staff}`,
      audience: 'bureau',
      organisationId: bureauId,
      roles,
      state: 'active',
      name: '样例戊',
      passwordHash: 'none fits',
      passwordMustChange: false,
      passwordExpiresAt: null,
      failedAttempts: 0,
      lockedUntil: null,
      secondFactorSecret: null,
      secondFactorConfirmed: true,
      secondFactorStep: null,
      createdAt: clock.now,
    })
    await bureauUsers.add({ userId, bureauId, staffNumber, email: 'staff@bureau.example' })
  })
  return Object.assign(await sessionOf(office, userId), { userId })
}
