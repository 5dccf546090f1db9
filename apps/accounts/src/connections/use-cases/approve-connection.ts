import type { Instant } from '@piaoqiao/domain'
import type { Role } from '../../access/roles.ts'
import type { ReviewStep } from '../../applications/use-cases/review-application.ts'
import {
  heldForDecision,
  inScope,
  noteReview,
} from '../../applications/use-cases/review-application.ts'
import { requireOnlyOne } from '../../applications/use-cases/submit-application.ts'
import { newRecordId } from '../../record-id.ts'
import type { UnitData } from '../../units/unit-fields.ts'
import type { UnitAccount } from '../../units/units-ports.ts'
import { addUnitUser } from '../../units/use-cases/open-unit-user.ts'
import type { SystemUnitData } from '../connection-fields.ts'
import type { Connection, ConnectionApplication } from '../connection-ports.ts'
import { completeSystemData } from '../system-form.ts'
import type { OpenedConnection } from './connection-application-rules.ts'
import { connectionApplicationRules as rules } from './connection-application-rules.ts'
import type { AllTables, ConnectionsParts } from './connections-parts.ts'
import { prepareSandbox } from './prepare-sandbox.ts'

/** What the developer of a unit by system may do; it adds colleagues itself. */
const developerRoles = ['unit_apply', 'unit_read'] as const satisfies readonly Role[]

/**
 * Approves a case: opens the account, its first user and the sandbox. The materials go out as soon as the sandbox
 * answered.
 * @throws AccountsError `APPLICATION_STATE_UNFIT`, `APPLICATION_TAKEN`, `UNIT_HAS_ACCOUNT`
 */
export async function approveConnection(
  parts: ConnectionsParts,
  step: ReviewStep,
  at: Instant,
): Promise<OpenedConnection> {
  const unitId = await parts.transact(async (tables) => {
    const application = await heldForDecision(rules, tables, step, 'approved')
    const data = completeSystemData(application.draft)
    await requireOnlyOne(rules, tables, application, data.creditCode)
    const account = await openAccount(tables, application, data, at)
    await tables.connections.add(newConnection(account, data, at))
    await tables.connectionApplications.save({
      ...application,
      state: 'approved',
      decidedAt: at,
      reason: null,
      unitId: account.unitId,
    })
    await noteReview(rules, tables, step, ['approved', { unit: account.unitId }], at)
    const person = { person: data.handler, roles: developerRoles, isFirst: false, at }
    await addUnitUser(tables, parts.publicUrl, { account, ...person })
    return account.unitId
  })
  await prepareSandbox(parts, unitId)
  return parts.transact(async (tables) => rules.opened(tables, await inScope(rules, tables, step)))
}

async function openAccount(
  { accounts, bureaus }: AllTables,
  { bureauId }: ConnectionApplication,
  data: SystemUnitData,
  at: Instant,
): Promise<UnitAccount> {
  const { creditCode, unitName } = data
  const bureau = bureauId === null ? null : await bureaus.find(bureauId)
  if (bureau === null) throw new Error('an application that was submitted has a bureau')
  const account: UnitAccount = {
    unitId: newRecordId('N', at),
    creditCode,
    unitName,
    kind: 'by_system',
    state: 'open',
    bureauId: bureau.bureauId,
    data: accountData(data, bureau.areaCode),
    createdAt: at,
    openedAt: at,
    stateReason: null,
  }
  await accounts.add(account)
  return account
}

/** The form of units by system asks neither for a district nor for a level: the municipal centre looks after them all. */
function accountData(
  { unitType, systemName: _, vendorName: __, ...data }: SystemUnitData,
  areaCode: string,
): UnitData {
  return {
    ...data,
    areaCode,
    unitType: unitType === 'medical_insurance' ? 'public' : unitType,
    isStateEnterprise: false,
    level: 'municipal',
  }
}

function newConnection(
  { unitId, bureauId }: UnitAccount,
  { systemName, vendorName }: SystemUnitData,
  at: Instant,
): Connection {
  return {
    unitId,
    bureauId,
    step: 'preparing',
    stepSince: at,
    facts: {
      systemName,
      vendorName,
      sandbox: null,
      production: null,
      testEndpoint: null,
      productionEndpoint: null,
      reportId: null,
      unitSignOff: null,
      centreSignOff: null,
      refusal: null,
      enrolledAt: null,
      firstBill: null,
      liveAt: null,
      quotaPerMinute: null,
      faultsPerMille: null,
    },
    secrets: { testAppKey: null, productionAppKey: null, sandboxToken: null },
  }
}
