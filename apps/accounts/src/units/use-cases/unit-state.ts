import type { Instant } from '@piaoqiao/domain'
import type { Actor } from '../../access/actor.ts'
import { bureauEntry, unitEntry } from '../../audit/audit-entries.ts'
import { sendLetter } from '../../mail/letter.ts'
import { refuseHttp } from '../../office-refusals.ts'
import type { OrderEnding } from '../../orders/use-cases/carry-out-orders.ts'
import { stateLetter } from '../unit-mails.ts'
import { refuseUnit } from '../unit-refusals.ts'
import { unitStateNames } from '../unit-states.ts'
import type { UnitAccount } from '../units-ports.ts'
import { addUnitUser, handlerRoles } from './open-unit-user.ts'
import { changeAtRegistry, requireNoOrder } from './order-change.ts'
import type { AllUnitsTables, UnitsParts, UnitsTables } from './units-parts.ts'

/** Most users that an account has, in use or not. */
export const unitUsersMax = 100

/** A unit that a bureau acts on. */
export interface UnitStep {
  readonly actor: Actor
  readonly unitId: string
  readonly reason: string
}

/** @throws AccountsError `NOT_FOUND` */
export async function unitInScope(
  { accounts, bureaus }: AllUnitsTables,
  { actor, unitId }: Pick<UnitStep, 'actor' | 'unitId'>,
): Promise<UnitAccount> {
  const account = await accounts.hold(unitId)
  const scope = await bureaus.scopeOf(actor.organisationId)
  if (account === null || !scope.includes(account.bureauId)) throw refuseHttp('NOT_FOUND')
  return account
}

/**
 * Suspends a unit at once; its messages are refused as soon as the registry knows.
 * @throws AccountsError `NOT_FOUND`, `UNIT_STATE_UNFIT`, `UNIT_BY_SYSTEM`, `ORDER_WAITING`
 */
export function suspendUnit(parts: UnitsParts, step: UnitStep, at: Instant): Promise<UnitAccount> {
  return stopOrResume(parts, step, { from: 'open', purpose: 'unit.suspend', at })
}

/** Lets a suspended unit work again, as soon as the registry knows. @throws as `suspendUnit` */
export function resumeUnit(parts: UnitsParts, step: UnitStep, at: Instant): Promise<UnitAccount> {
  return stopOrResume(parts, step, { from: 'suspended', purpose: 'unit.resume', at })
}

async function stopOrResume(
  parts: UnitsParts,
  step: UnitStep,
  given: {
    readonly from: 'open' | 'suspended'
    readonly purpose: 'unit.suspend' | 'unit.resume'
    readonly at: Instant
  },
): Promise<UnitAccount> {
  const { from, purpose, at } = given
  const order = await parts.transact(async (tables) => {
    const account = await unitInScope(tables, step)
    if (account.kind === 'by_system') throw refuseUnit('UNIT_BY_SYSTEM')
    if (account.state !== from) {
      throw refuseUnit('UNIT_STATE_UNFIT', { details: { state: unitStateNames[account.state] } })
    }
    await requireNoOrder(tables, step.unitId)
    const { unitId, reason } = step
    if (from === 'open') {
      await tables.accounts.save({ ...account, state: 'suspended', stateReason: reason })
      const letter = stateLetter('unit.suspended', account.unitName, '暂停', reason)
      await sendLetter(tables, account.data.handler.email, letter, at)
    }
    const entry = bureauEntry(step.actor, purpose, ['unit', unitId], at, { reason })
    await tables.audit.append(entry)
    const payload = { state: from === 'open' ? 'suspended' : 'active' }
    return changeAtRegistry(tables, { unitId, purpose, payload, at })
  })
  if (order !== null) await parts.book.carryOut(order)
  return parts.transact((tables) => unitInScope(tables, step))
}

/** Nobody of the unit signs in any more. */
export async function endAccess(
  { users, sessions }: Pick<AllUnitsTables, 'users' | 'sessions'>,
  unitId: string,
): Promise<void> {
  await users.closeAllOf(unitId)
  await sessions.removeOfUsersOf(unitId)
}

/** What follows on the registry's answers about units. */
export function unitEndings(publicUrl: string): Readonly<Record<string, OrderEnding<UnitsTables>>> {
  return {
    'unit.enrol': async (tables, { subjectId }, answer, at) => {
      const account = await tables.accounts.hold(subjectId)
      if (account === null) throw new Error('an enrolment is about an account')
      if (answer.outcome === 'refused') return takeBack(tables, account, answer.code, at)
      await tables.keys.keepAppKey(subjectId, String(answer['appKey']))
      const opened = { ...account, state: 'open', openedAt: at } as const
      await tables.accounts.save(opened)
      const person = account.data.handler
      const first = { account: opened, person, roles: handlerRoles, isFirst: true, at }
      await addUnitUser(tables, publicUrl, first)
      await platformNote(tables, subjectId, 'unit.opened', at)
    },
    'unit.resume': async (tables, { subjectId }, answer, at) => {
      const account = await tables.accounts.hold(subjectId)
      if (account === null || answer.outcome === 'refused') {
        return platformNote(tables, subjectId, 'unit.order_refused', at, answer.code)
      }
      await tables.accounts.save({ ...account, state: 'open', stateReason: null })
      const letter = stateLetter('unit.resumed', account.unitName, '恢复', null)
      await sendLetter(tables, account.data.handler.email, letter, at)
      await platformNote(tables, subjectId, 'unit.resumed', at)
    },
    'unit.suspend': noteAnswer,
    'unit.close': noteAnswer,
    'unit.rename': noteAnswer,
  }
}

const noteAnswer: OrderEnding<UnitsTables> = (tables, { subjectId, purpose }, answer, at) => {
  const action = answer.outcome === 'done' ? `${purpose}_done` : 'unit.order_refused'
  return platformNote(tables, subjectId, action, at, answer.code)
}

/** The registry would not have it: the account never was, and the case is open again for whoever approved it. */
async function takeBack(
  tables: AllUnitsTables,
  account: UnitAccount,
  code: string,
  at: Instant,
): Promise<void> {
  await tables.accounts.save({ ...account, state: 'closed', stateReason: code })
  const [application] = await tables.applications.ofUnit(account.unitId, null, 1)
  if (application !== undefined) {
    const reason = `登记系统没有受理：${code}`
    const again = { ...application, state: 'in_review', decidedAt: null, reason } as const
    await tables.applications.save(again)
  }
  await platformNote(tables, account.unitId, 'unit.order_refused', at, code)
}

async function platformNote(
  { audit }: AllUnitsTables,
  unitId: string,
  action: string,
  at: Instant,
  code?: string,
): Promise<void> {
  const entry = unitEntry(
    'PLATFORM',
    action,
    ['unit', unitId],
    at,
    code === undefined ? {} : { code },
  )
  await audit.append({ ...entry, actorKind: 'platform' })
}
