import { creditCodeCheckCharacter } from '@piaoqiao/domain'
import { createSessions } from '../../access/postgres/sessions.ts'
import { createUsers } from '../../access/postgres/users.ts'
import { beginSession } from '../../access/begin-session.ts'
import type { Role } from '../../access/roles.ts'
import { sessionCookie } from '../../http/mount-routes.ts'
import { newRecordId } from '../../record-id.ts'
import type { TestBrowser } from '../../testing/test-browser.ts'
import { openTestOffice, testOfficeStart } from '../../testing/test-office.ts'
import type { TestOffice } from '../../testing/test-office.ts'
import { createUnitAccounts, createUnitKeys } from '../../units/postgres/unit-accounts.ts'
import { PlayedRegistry } from './played-registry.ts'
import type { PlayedBill } from './played-services.ts'

export interface DeskOffice extends TestOffice {
  readonly registry: PlayedRegistry
  /** A unit by hand with an open account. @param number another one for another unit, below 10,000 */
  openUnit(number: number): Promise<TestUnit>
}

export interface TestUnit {
  readonly unitId: string
  readonly creditCode: string
  /** A browser in which a user of the unit with these roles is signed in. */
  signIn(...roles: readonly Role[]): Promise<TestBrowser & { readonly userId: string }>
}

const person = { name: '样例甲', mobile: '19900000001', identityNumber: '500000199001010016' }

/** An office whose units meet a played registry. */
export async function openDeskOffice(): Promise<DeskOffice> {
  const clock = { now: testOfficeStart }
  const registry = new PlayedRegistry(clock)
  const office = await openTestOffice({
    unit: ({ appId }) => registry.client(appId.slice('unit-'.length).toUpperCase()),
  })
  // One time for the office and the registry.
  Object.defineProperty(clock, 'now', { get: () => office.clock.now })
  return { ...office, registry, openUnit: (number) => openUnit(office, number) }
}

async function openUnit(office: TestOffice, number: number): Promise<TestUnit> {
  const first17 = `91500104MA1PQ${String(number).padStart(4, '0')}`
  const creditCode = `${first17}${creditCodeCheckCharacter(first17) ?? ''}`
  const { pool, clock, parts } = office
  const unitId = newRecordId('N', clock.now)
  await createUnitAccounts(pool, parts.personalData).add({
    unitId,
    creditCode,
    unitName: '重庆示例机械有限公司',
    kind: 'by_hand',
    state: 'open',
    bureauId: 'B-500104',
    data: {
      unitName: '重庆示例机械有限公司',
      creditCode,
      address: '重庆市大渡口区示例路1号',
      areaCode: '500104',
      unitType: 'other',
      isStateEnterprise: false,
      level: 'district',
      legalRepresentative: person,
      handler: { ...person, email: 'handler@unit.example' },
    },
    createdAt: clock.now,
    openedAt: clock.now,
    stateReason: null,
  })
  const keys = createUnitKeys(pool, parts.personalData)
  await keys.add(unitId, `unit-${creditCode.toLowerCase()}`, 'played')
  await keys.keepAppKey(unitId, '11'.repeat(32))
  return { unitId, creditCode, signIn: (...roles) => signIn(office, unitId, roles) }
}

async function signIn(office: TestOffice, unitId: string, roles: readonly Role[]) {
  const { pool, clock, parts } = office
  const userId = newRecordId('U', clock.now)
  await createUsers(pool, parts.personalData).add({
    userId,
    loginName: userId,
    audience: 'unit',
    organisationId: unitId,
    roles,
    state: 'active',
    name: '样例乙',
    passwordHash: 'none',
    passwordMustChange: false,
    passwordExpiresAt: null,
    failedAttempts: 0,
    lockedUntil: null,
    secondFactorSecret: null,
    secondFactorConfirmed: true,
    secondFactorStep: null,
    createdAt: clock.now,
  })
  const holder = { audience: 'unit', subjectId: userId, organisationId: unitId, roles } as const
  const begun = await beginSession(createSessions(pool), { ...holder, stage: 'open' }, clock.now)
  const browser = office.browser()
  browser.cookie = `${sessionCookie}=${begun.token}`
  browser.csrfToken = begun.csrfToken
  return Object.assign(browser, { userId })
}

/** Bills whose numbers begin at one, all with the same face. */
export function playedBills(count: number, from = 1): readonly PlayedBill[] {
  return Array.from({ length: count }, (_, index) => ({
    billCode: '50060126',
    billNumber: String(from + index).padStart(10, '0'),
    checkCode: 'a1b2c3',
    amount: '993.54',
    issuedOn: '2026-03-01',
  }))
}
