import type { TestAnswer, TestBrowser } from '../../testing/test-browser.ts'
import { openTestOffice } from '../../testing/test-office.ts'
import type { TestOffice } from '../../testing/test-office.ts'
import { accessInMail, applyFor } from './apply.ts'
import { playRegistry } from './played-registry.ts'
import type { PlayedRegistry } from './played-registry.ts'
import { sampleUnit } from './sample-unit.ts'
import { bureauUser, sessionOf } from './signed-in.ts'

/** An office with a played registry and two people of the bureau of 大渡口区. */
export interface UnitStage {
  readonly office: TestOffice
  readonly registry: PlayedRegistry
  readonly reviewer: TestBrowser & { readonly userId: string }
  readonly supervisor: TestBrowser
  /** Takes and approves an application. */
  approve(path: string): Promise<TestAnswer>
  /** An open account and its first user, signed in. */
  openUnit(number: number): Promise<OpenedUnit>
  userIdOf(loginName: string): Promise<string>
}

export interface OpenedUnit {
  readonly browser: TestBrowser
  readonly unitId: string
  readonly loginName: string
}

export const idOf = (path: string): string => path.split('/').at(-1) ?? ''
export const casePath = (path: string): string => `/bureaus/unit-applications/${idOf(path)}`

export async function openUnitStage(): Promise<UnitStage> {
  const registry = playRegistry()
  const office = await openTestOffice({ office: registry.office })
  const reviewer = await bureauUser(office, 'B-500104', ['bureau_review'])
  const supervisor = await bureauUser(office, 'B-500104', ['bureau_supervise'])
  const approve = async (path: string) => {
    await reviewer.ask('POST', `${casePath(path)}/assignment`, {})
    return reviewer.ask('POST', `${casePath(path)}/approval`, {})
  }
  const userIdOf = async (loginName: string) => {
    const sql = 'select user_id from users where login_name = $1'
    const { rows } = await office.pool.query<{ user_id: string }>(sql, [loginName])
    return rows[0]?.user_id ?? ''
  }
  return {
    office,
    registry,
    reviewer,
    supervisor,
    approve,
    userIdOf,
    async openUnit(number) {
      const { path } = await applyFor(office, sampleUnit(number))
      await approve(path)
      const { loginName } = await accessInMail(office)
      const browser = await sessionOf(office, await userIdOf(loginName))
      const { unitId } = (await browser.ask('GET', '/units/self')).json
      return { browser, unitId: String(unitId), loginName }
    },
  }
}
