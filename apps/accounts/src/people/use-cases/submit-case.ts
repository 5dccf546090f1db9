import { isDeepStrictEqual } from 'node:util'
import type { BillId, CalendarDate, Instant, Purpose } from '@piaoqiao/domain'
import { newRecordId } from '../../record-id.ts'
import type { KernelTables } from '../../transact.ts'
import type { CaseForm, ReimbursementCase } from '../case-ports.ts'
import { refusePeople } from '../people-refusals.ts'
import type { PeopleTables } from '../people-tables.ts'
import type { ActingPerson } from '../person-ports.ts'
import { requireRight } from './act-for-family.ts'
import { keepGrant } from './authorise.ts'
import type { Grant, NamedUnit } from './authorise.ts'
import type { CasesParts } from './case-parts.ts'
import { readOwnCase } from './own-cases.ts'
import type { OwnCase } from './own-cases.ts'
import { carryOutRequest } from './person-requests.ts'

type Tables = PeopleTables & KernelTables

export interface NewCase {
  /** Chosen by the person's program; the same one settles what an earlier attempt left open. */
  readonly requestId: string
  /** Credit code. */
  readonly unitId: string
  readonly purpose: Purpose
  /** Last day on which the unit may use the bills. */
  readonly validUntil: CalendarDate
  readonly form: CaseForm
  readonly bills: readonly { readonly billId: BillId; readonly note: string }[]
}

/**
 * Submits bills of the folder to a unit by hand of this province, and lets the unit use them in the same act.
 * @throws AccountsError `PROXY_RIGHT_LACKING`, `UNIT_UNKNOWN`, `BILL_NAMED_TWICE`, `BILL_NOT_IN_FOLDER`, `REQUEST_ID_REUSED`,
 * `PERSON_UNKNOWN`
 */
export async function submitCase(
  parts: CasesParts,
  acting: ActingPerson,
  given: NewCase,
  at: Instant,
): Promise<OwnCase> {
  await requireRight(parts, acting, 'submit')
  await requireRight(parts, acting, 'authorise')
  const billIds = given.bills.map(({ billId }) => billId)
  if (new Set(billIds).size !== billIds.length) throw refusePeople('BILL_NAMED_TWICE')
  const unitName = await parts.units.nameByHand(given.unitId)
  if (unitName === null) throw refusePeople('UNIT_UNKNOWN')
  const unit: NamedUnit = { unitId: given.unitId, unitName, unitProvince: parts.province }
  const caseId = await parts.transact((tables) => keepCase(tables, acting, { given, unit, at }))
  await carryOutRequest(parts, acting.ownerId, given.requestId)
  return readOwnCase(parts, acting, caseId)
}

interface KeptCase {
  readonly given: NewCase
  readonly unit: NamedUnit
  readonly at: Instant
}

/** A case and what it asks of the registry are kept together, so that no case stays without its authorisations. */
async function keepCase(
  tables: Tables,
  acting: ActingPerson,
  { given, unit, at }: KeptCase,
): Promise<string> {
  // Two attempts of one request come one after the other.
  const owner = await tables.people.hold(acting.ownerId)
  if (owner?.state !== 'active') throw refusePeople('PERSON_UNKNOWN')
  const known = await tables.cases.ofRequest(acting.ownerId, given.requestId)
  if (known !== null) await requireSame(tables, known, given)
  const { caseId, unitName } = known ?? (await addCase(tables, acting, { given, unit, at }))
  const grant: Grant = {
    requestId: given.requestId,
    // As it was called when the case was submitted, so that a retry says the same.
    unit: { ...unit, unitName },
    purpose: given.purpose,
    validUntil: given.validUntil,
    amountMax: null,
    billIds: given.bills.map(({ billId }) => billId),
    caseId,
  }
  await keepGrant(tables, acting, { grant, identityNumber: owner.identityNumber, at })
  return caseId
}

async function addCase(
  tables: Tables,
  { personId, ownerId }: ActingPerson,
  { given, unit, at }: KeptCase,
): Promise<ReimbursementCase> {
  const { requestId, purpose, form, bills } = given
  // The id of something else that the person asked for.
  if ((await tables.requests.hold(ownerId, requestId)) !== null) {
    throw refusePeople('REQUEST_ID_REUSED')
  }
  const added: ReimbursementCase = {
    caseId: newRecordId('C', at),
    personId: ownerId,
    ...unit,
    purpose,
    form,
    state: 'submitted',
    requestId,
    submittedAt: at,
    changedAt: at,
  }
  await tables.cases.add(added, bills)
  await tables.audit.append({
    at,
    actorKind: 'person',
    actorId: personId,
    action: 'case.submitted',
    subjectKind: 'person',
    subjectId: ownerId,
    details: { caseId: added.caseId, unitId: unit.unitId, bills: bills.length },
  })
  return added
}

/** A retry names the same unit, purpose, form and bills; notes may have been changed by the unit since. */
async function requireSame(
  { cases }: Pick<Tables, 'cases'>,
  known: ReimbursementCase,
  { unitId, purpose, form, bills }: NewCase,
): Promise<void> {
  const kept = (await cases.bills([known.caseId])).get(known.caseId) ?? []
  const idsOf = (rows: readonly { readonly billId: BillId }[]) =>
    rows.map(({ billId }) => String(billId)).toSorted()
  const same =
    known.unitId === unitId &&
    known.purpose === purpose &&
    isDeepStrictEqual(known.form, form) &&
    isDeepStrictEqual(idsOf(kept), idsOf(bills))
  if (!same) throw refusePeople('REQUEST_ID_REUSED')
}
