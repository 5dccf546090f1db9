import { beginSession } from '../../access/begin-session.ts'
import type { Role } from '../../access/roles.ts'
import { sessionCookie } from '../../http/mount-routes.ts'
import { transactOver } from '../../postgres/transact.ts'
import { newRecordId } from '../../record-id.ts'
import type { TestBrowser } from '../../testing/test-browser.ts'
import type { TestOffice } from '../../testing/test-office.ts'

/** A browser with an open session of somebody who works for a unit or a bureau. */
export async function browserOf(
  office: TestOffice,
  audience: 'unit' | 'bureau',
  organisationId: string,
  roles: readonly Role[],
): Promise<TestBrowser> {
  const { pool, parts, clock } = office
  const subjectId = newRecordId('U', clock.now)
  const holder = { audience, subjectId, organisationId, roles, stage: 'open' } as const
  const begun = await transactOver(pool, parts.personalData, () => ({}))(({ sessions }) =>
    beginSession(sessions, holder, clock.now),
  )
  const browser = office.browser()
  browser.cookie = `${sessionCookie}=${begun.token}`
  browser.csrfToken = begun.csrfToken
  return browser
}
