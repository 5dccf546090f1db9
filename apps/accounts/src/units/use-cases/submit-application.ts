import type { Instant } from '@piaoqiao/domain'
import type { Actor } from '../../access/actor.ts'
import { unitEntry } from '../../audit/audit-entries.ts'
import type { Bureau, Bureaus } from '../../bureaus/bureau-ports.ts'
import { sendLetter } from '../../mail/letter.ts'
import { completeData, faultAt } from '../application-faults.ts'
import type { FieldFault, UnitApplication } from '../application-ports.ts'
import { applicationStates } from '../application-states.ts'
import type { UnitData } from '../unit-fields.ts'
import { receivedLetter } from '../unit-mails.ts'
import { refuseUnit } from '../unit-refusals.ts'
import { routeOf } from '../unit-routing.ts'
import { unitStateNames } from '../unit-states.ts'
import type { UnitAccount } from '../units-ports.ts'
import { endOfWorkingDays } from '../working-days.ts'
import { editableBy, newApplication, savedUntil } from './begin-application.ts'
import type { DraftKey } from './begin-application.ts'
import { fileOwner, missingOf, opened } from './fill-application.ts'
import type { OpenedApplication } from './fill-application.ts'
import { requireNoLocks } from './held-locks.ts'
import type { AllUnitsTables, UnitsParts } from './units-parts.ts'

/** Within so many working days a bureau decides. */
export const reviewWorkingDays = 5
const filesMax = 10

export type Submission =
  | { readonly outcome: 'submitted'; readonly opened: OpenedApplication }
  | { readonly outcome: 'incomplete'; readonly faults: readonly FieldFault[] }

/**
 * Hands an application in, if nothing is missing. One that was returned goes back to whoever took it, on a new clock.
 * @throws AccountsError `DRAFT_NOT_FOUND`, `APPLICATION_NOT_EDITABLE`, `APPLICATION_PENDING`, `UNIT_HAS_ACCOUNT`
 */
export function submitApplication(
  { transact }: UnitsParts,
  key: DraftKey,
  at: Instant,
): Promise<Submission> {
  return transact(async (tables) => {
    const found = await tables.applications.hold(key.applicationId)
    const application = editableBy(found, key, at)
    const files = await tables.files.ofOwner(fileOwner(key.applicationId), filesMax)
    const faults = await missingOf(tables, application, files)
    if (faults.length > 0) return { outcome: 'incomplete', faults }
    const data = completeData(application.draft)
    await requireOnlyOne(tables, application, data.creditCode)
    const bureau = await bureauFor(tables, application, data)
    if (bureau === null) {
      return { outcome: 'incomplete', faults: [faultAt('areaCode', 'AREA_WITHOUT_BUREAU')] }
    }
    const submitted = await handIn(tables, application, { data, bureau, at })
    return { outcome: 'submitted', opened: await opened(tables, submitted) }
  })
}

/** @throws AccountsError `APPLICATION_PENDING`, `UNIT_HAS_ACCOUNT` */
async function requireOnlyOne(
  { applications, accounts }: AllUnitsTables,
  { applicationId, kind }: Pick<UnitApplication, 'applicationId' | 'kind'>,
  creditCode: string,
): Promise<void> {
  const pending = await applications.holdPending(creditCode)
  if (pending !== null && pending.applicationId !== applicationId) {
    const state = applicationStates[pending.state].name
    throw refuseUnit('APPLICATION_PENDING', { details: { state } })
  }
  const account = kind === 'open' ? await accounts.findByCredit(creditCode, 'by_hand') : null
  if (account !== null) {
    const state = unitStateNames[account.state]
    throw refuseUnit('UNIT_HAS_ACCOUNT', { details: { state } })
  }
}

async function bureauFor(
  { bureaus, accounts }: AllUnitsTables,
  { unitId }: UnitApplication,
  data: UnitData,
): Promise<Bureau | null> {
  const account = unitId === null ? null : await accounts.find(unitId)
  return account === null ? routedBureau(bureaus, data) : bureaus.find(account.bureauId)
}

/** The bureau of a unit by rule; null where its district has none. */
export async function routedBureau(bureaus: Bureaus, data: UnitData): Promise<Bureau | null> {
  return routeOf(data) === 'municipal' ? bureaus.top('municipal') : bureaus.district(data.areaCode)
}

async function handIn(
  { applications, audit, messages }: AllUnitsTables,
  application: UnitApplication,
  { data, bureau, at }: { data: UnitData; bureau: Bureau; at: Instant },
): Promise<UnitApplication> {
  const { applicationId } = application
  const dueAt = endOfWorkingDays(at, reviewWorkingDays)
  const submitted: UnitApplication = {
    ...application,
    state: 'submitted',
    creditCode: data.creditCode,
    unitName: data.unitName,
    bureauId: bureau.bureauId,
    savedUntil: savedUntil(at),
    submittedAt: at,
    dueAt,
    faults: [],
  }
  await applications.save(submitted)
  const subject = ['unit_application', applicationId] as const
  const details = { bureau: bureau.bureauId, kind: application.kind }
  await audit.append(unitEntry(applicationId, 'application.submitted', subject, at, details))
  const { unitName, handler } = data
  const letter = receivedLetter(unitName, bureau.name, dueAt, applicationId)
  await sendLetter({ messages }, handler.email, letter, at)
  return submitted
}

/**
 * Asks for the end of a unit's account.
 * @throws AccountsError `UNIT_HOLDS_LOCKS`, `UNIT_STATE_UNFIT`, `APPLICATION_PENDING`
 */
export async function requestClosing(
  parts: UnitsParts,
  account: UnitAccount,
  { userId, reason }: Pick<Actor, 'userId'> & { readonly reason: string },
  at: Instant,
): Promise<UnitApplication> {
  await requireNoLocks(parts, account.creditCode)
  return parts.transact(async (tables) => {
    const { application } = newApplication('close', at)
    await requireOnlyOne(tables, application, account.creditCode)
    const bureau = await tables.bureaus.find(account.bureauId)
    if (bureau === null) throw new Error('an account belongs to a bureau')
    const { unitId, data } = account
    const closing = { ...application, unitId, draft: data, tokenHash: null, reason }
    await tables.applications.add(closing)
    const subject = ['unit_application', application.applicationId] as const
    await tables.audit.append(unitEntry(userId, 'application.begun', subject, at))
    return handIn(tables, closing, { data, bureau, at })
  })
}
