import type { Instant } from '@piaoqiao/domain'
import {
  exportSm2PrivateKeyPem,
  exportSm2PublicKeyPem,
  generateSm2PrivateKey,
} from '@piaoqiao/gm-crypto'
import { refuseApplication } from '../../applications/application-refusals.ts'
import type { ReviewStep } from '../../applications/use-cases/review-application.ts'
import {
  heldForDecision,
  inScope,
  noteReview,
} from '../../applications/use-cases/review-application.ts'
import { handlerEmail } from '../../applications/use-cases/submit-application.ts'
import { sendLetter } from '../../mail/letter.ts'
import type { RegistryOrder } from '../../orders/order-ports.ts'
import { newOrder, orderLeaseMs } from '../../orders/use-cases/carry-out-orders.ts'
import { newRecordId } from '../../record-id.ts'
import type { UnitApplication } from '../application-ports.ts'
import { completeData } from '../unit-form.ts'
import { changedLetter, stateLetter } from '../unit-mails.ts'
import { refuseUnit } from '../unit-refusals.ts'
import { unitStateNames } from '../unit-states.ts'
import type { UnitAccount } from '../units-ports.ts'
import { requireNoLocks } from './held-locks.ts'
import { addUnitUser, handlerRoles } from './open-unit-user.ts'
import { changeAtRegistry, requireNoOrder } from './order-change.ts'
import type { OpenedApplication } from './unit-application-rules.ts'
import { routedBureau, unitApplicationRules as rules } from './unit-application-rules.ts'
import { endAccess } from './unit-state.ts'
import type { AllUnitsTables, UnitsParts } from './units-parts.ts'

/**
 * Approves a case and does what it asks for. A new account opens when the registry has enrolled it, at once or later.
 * @throws AccountsError `APPLICATION_STATE_UNFIT`, `APPLICATION_TAKEN`, `UNIT_HAS_ACCOUNT`, `UNIT_HOLDS_LOCKS`
 */
export async function approveCase(
  parts: UnitsParts,
  step: ReviewStep,
  at: Instant,
): Promise<OpenedApplication> {
  await requireClosable(parts, step)
  const privateKey = generateSm2PrivateKey()
  const key = {
    publicKey: exportSm2PublicKeyPem(privateKey.publicKey),
    privateKeyPem: exportSm2PrivateKeyPem(privateKey),
  }
  const order = await parts.transact(async (tables) => {
    const application = await heldForDecision(rules, tables, step, 'approved')
    const approved = { ...application, state: 'approved', decidedAt: at, reason: null } as const
    const ordered = await (approved.kind === 'open'
      ? openAccount(tables, approved, key, at)
      : changeOrClose(tables, parts, {
          application: { ...approved, reason: application.reason },
          at,
        }))
    // The head of the log is locked from here on, so what takes long stands before it.
    await noteReview(rules, tables, step, ['approved', { kind: application.kind }], at)
    return ordered
  })
  if (order !== null) await parts.book.carryOut(order)
  return parts.transact(async (tables) => rules.opened(tables, await inScope(rules, tables, step)))
}

async function requireClosable(parts: UnitsParts, step: ReviewStep): Promise<void> {
  const { kind, creditCode } = await parts.transact((tables) => inScope(rules, tables, step))
  if (kind === 'close' && creditCode !== null) await requireNoLocks(parts, creditCode)
}

async function openAccount(
  tables: AllUnitsTables,
  application: UnitApplication,
  key: { readonly publicKey: string; readonly privateKeyPem: string },
  at: Instant,
): Promise<RegistryOrder> {
  const data = completeData(application.draft)
  const { creditCode, unitName } = data
  await tables.applications.holdPending(creditCode)
  const other = await tables.accounts.findByCredit(creditCode, 'by_hand')
  if (other !== null) {
    throw refuseApplication('UNIT_HAS_ACCOUNT', { details: { state: unitStateNames[other.state] } })
  }
  const unitId = newRecordId('N', at)
  const earlier = await tables.keys.countOfCredit(creditCode)
  const appId = `unit-${creditCode.toLowerCase()}${earlier === 0 ? '' : `-${earlier + 1}`}`
  await tables.accounts.add({
    unitId,
    creditCode,
    unitName,
    kind: 'by_hand',
    state: 'applied',
    bureauId: application.bureauId ?? '',
    data,
    createdAt: at,
    openedAt: null,
    stateReason: null,
  })
  await tables.keys.add(unitId, appId, key.privateKeyPem)
  await tables.applications.save({ ...application, unitId })
  const party = { partyId: creditCode, partyName: unitName }
  const order = newOrder({
    purpose: 'unit.enrol',
    subjectId: unitId,
    service: 'application.enrol',
    payload: { appId, kind: 'unit', ...party, publicKey: key.publicKey },
  })
  await tables.orders.add(order, at, at + orderLeaseMs)
  return order
}

/** @throws AccountsError `UNIT_STATE_UNFIT`, `ORDER_WAITING` */
async function changeable(
  tables: AllUnitsTables,
  { unitId }: UnitApplication,
): Promise<UnitAccount> {
  const account = unitId === null ? null : await tables.accounts.hold(unitId)
  if (account === null) throw new Error('a change is about an account')
  if (account.state === 'closed') {
    throw refuseUnit('UNIT_STATE_UNFIT', { details: { state: unitStateNames[account.state] } })
  }
  await requireNoOrder(tables, account.unitId)
  return account
}

async function changeOrClose(
  tables: AllUnitsTables,
  parts: UnitsParts,
  { application, at }: Omit<Change, 'account'>,
): Promise<RegistryOrder | null> {
  await tables.applications.save(application)
  const account = await changeable(tables, application)
  return application.kind === 'change'
    ? changeAccount(tables, parts, { application, account, at })
    : closeAccount(tables, { application, account, at })
}

interface Change {
  readonly application: UnitApplication
  readonly account: UnitAccount
  readonly at: Instant
}

async function changeAccount(
  tables: AllUnitsTables,
  parts: UnitsParts,
  { application, account, at }: Change,
): Promise<RegistryOrder | null> {
  const data = completeData(application.draft)
  const { unitId } = account
  const bureau = await routedBureau(tables.bureaus, data)
  const bureauId = bureau?.bureauId ?? account.bureauId
  const changed = { ...account, data, unitName: data.unitName, bureauId }
  await tables.accounts.save(changed)
  const earlier = { ...application.earlier, replaced: account.data }
  await tables.applications.save({ ...application, earlier })
  await sendLetter(tables, data.handler.email, changedLetter(data.unitName), at)
  const known = await tables.unitUsers.findByIdentity(unitId, data.handler.identityNumber)
  if (known === null) {
    const access = { account: changed, person: data.handler, roles: handlerRoles, at }
    await addUnitUser(tables, parts.publicUrl, { ...access, isFirst: false })
  }
  if (data.unitName === account.unitName) return null
  const payload = { partyName: data.unitName }
  return changeAtRegistry(tables, { unitId, purpose: 'unit.rename', payload, at })
}

async function closeAccount(
  tables: AllUnitsTables,
  { application, account, at }: Change,
): Promise<RegistryOrder | null> {
  const { unitId, unitName } = account
  const { reason } = application
  await tables.accounts.save({ ...account, state: 'closed', stateReason: reason })
  await endAccess(tables, unitId)
  const letter = stateLetter('unit.closed', unitName, '注销', reason)
  await sendLetter(tables, handlerEmail(application), letter, at)
  const payload = { state: 'closed' }
  return changeAtRegistry(tables, { unitId, purpose: 'unit.close', payload, at })
}
