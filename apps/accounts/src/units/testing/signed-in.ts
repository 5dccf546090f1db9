import type { Role } from '../../access/roles.ts'
import { openUser } from '../../access/use-cases/open-user.ts'
import { secondFactorCode } from '../../access/second-factor.ts'
import type { TestBrowser } from '../../testing/test-browser.ts'
import type { TestOffice } from '../../testing/test-office.ts'
import { kernelTransact } from '../../testing/test-tables.ts'

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

/** A user of a bureau, signed in. */
export async function bureauBrowser(
  office: TestOffice,
  given: { loginName: string; bureauId: string; roles: readonly Role[] },
): Promise<TestBrowser & { readonly userId: string }> {
  const { loginName, bureauId: organisationId, roles } = given
  const { user, initialPassword } = await kernelTransact(office)(async (tables) => {
    const account = {
      loginName,
      audience: 'bureau',
      organisationId,
      roles,
      name: '样例戊',
    } as const
    return openUser(tables, account, office.clock.now)
  })
  await office.pool.query(
    `insert into bureau_users (user_id, bureau_id, staff_number, sealed_email)
     values ($1, $2, $3, '')`,
    [user.userId, organisationId, `S-${loginName}`],
  )
  return Object.assign(await signInFirst(office, loginName, initialPassword), {
    userId: user.userId,
  })
}
