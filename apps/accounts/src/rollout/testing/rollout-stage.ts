import type { Role } from '../../access/roles.ts'
import type { TestBrowser } from '../../testing/test-browser.ts'
import { openTestOffice } from '../../testing/test-office.ts'
import type { TestOffice } from '../../testing/test-office.ts'
import { bureauUser, sessionOf } from '../../units/testing/signed-in.ts'

export const district = 'B-500104'
export const municipal = 'B-500000'
/** A second district, with a plan of nobody. */
export const neighbour = 'B-500103'
export const planName = 'dadukou-2025'

export type StaffBrowser = TestBrowser & { readonly userId: string }

/** An office with users of the bureau of 大渡口区, of the one above it, and of a neighbour. */
export interface RolloutStage {
  readonly office: TestOffice
  readonly system: StaffBrowser
  readonly reviewer: StaffBrowser
  readonly supervisor: StaffBrowser
  readonly auditor: StaffBrowser
  readonly above: StaffBrowser
  readonly foreign: StaffBrowser
  staff(bureauId: string, roles: readonly Role[]): Promise<StaffBrowser>
  /** Lets the clock show another moment; whoever is signed in signs in again. */
  moveTo(moment: number): Promise<void>
}

export async function openRolloutStage(opened?: TestOffice): Promise<RolloutStage> {
  const office = opened ?? (await openTestOffice())
  await office.pool.query(
    `insert into bureaus (bureau_id, name, kind, area_code, parent_id)
     values ($1, '示例区财政局', 'district', '500103', $2)`,
    [neighbour, municipal],
  )
  const browsers: StaffBrowser[] = []
  const staff = async (bureauId: string, roles: readonly Role[]) => {
    const browser = await bureauUser(office, bureauId, roles)
    browsers.push(browser)
    return browser
  }
  return {
    office,
    system: await staff(district, ['bureau_system']),
    reviewer: await staff(district, ['bureau_review']),
    supervisor: await staff(district, ['bureau_supervise']),
    auditor: await staff(district, ['bureau_audit']),
    above: await staff(municipal, ['bureau_system', 'bureau_supervise']),
    foreign: await staff(neighbour, ['bureau_system', 'bureau_supervise']),
    staff,
    async moveTo(moment) {
      office.clock.now = moment
      for (const browser of browsers) await signInAgain(office, browser, browser.userId)
    },
  }
}

/** Gives a browser a fresh session of its user. */
export async function signInAgain(
  office: TestOffice,
  browser: TestBrowser,
  userId: string,
): Promise<void> {
  const { cookie, csrfToken } = await sessionOf(office, userId)
  Object.assign(browser, { cookie, csrfToken })
}

/** What stands in the audit log of a subject, in its order. */
export async function actionsOf(
  { pool }: TestOffice,
  subjectKind: string,
  subjectId: string,
): Promise<readonly string[]> {
  const { rows } = await pool.query<{ action: string }>(
    `select action from audit_entries where subject_kind = $1 and subject_id = $2
     order by entry_number`,
    [subjectKind, subjectId],
  )
  return rows.map(({ action }) => action)
}
