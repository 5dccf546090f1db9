import type { BillId, CalendarDate, Fen, Instant, ProvinceCode, Purpose } from '@piaoqiao/domain'
import { billCodeOf, billNumberOf, yuanFromFen } from '@piaoqiao/domain'
import type { GrantItem } from '@piaoqiao/protocol'
import { newRecordId } from '../../record-id.ts'
import type { KernelTables } from '../../transact.ts'
import type { PersonAuthorisation } from '../authorisation-ports.ts'
import { refusePeople } from '../people-refusals.ts'
import type { PeopleTables } from '../people-tables.ts'
import type { ActingPerson } from '../person-ports.ts'
import { requireRight } from './act-for-family.ts'
import { personOf } from './manage-account.ts'
import { carryOutRequest, fingerprintOf } from './person-requests.ts'
import { leaseMs } from './people-parts.ts'
import type { PeopleParts } from './people-parts.ts'

/** A unit as the person names it. */
export interface NamedUnit {
  /** Credit code. */
  readonly unitId: string
  readonly unitName: string
  readonly unitProvince: ProvinceCode
}

export interface Grant {
  /** Chosen by the person's program; the same one settles what an earlier attempt left open. */
  readonly requestId: string
  readonly unit: NamedUnit
  readonly purpose: Purpose
  readonly validUntil: CalendarDate
  readonly amountMax: Fen | null
  readonly billIds: readonly BillId[]
  readonly caseId: string | null
}

/**
 * Lets a unit use bills of the folder (授信). Kept before it is sent, and sent again by a job until every bill is answered.
 * @returns one authorisation for each bill, as the registry answered it; `asked` where no answer came yet
 * @throws AccountsError `PROXY_RIGHT_LACKING`, `BILL_NOT_IN_FOLDER`, `REQUEST_ID_REUSED`
 */
export async function grantAuthorisations(
  parts: PeopleParts,
  acting: ActingPerson,
  grant: Grant,
  at: Instant,
): Promise<readonly PersonAuthorisation[]> {
  await requireRight(parts, acting, 'authorise')
  const { ownerId } = acting
  const { identityNumber } = await personOf(parts, ownerId)
  await parts.transact((tables) => keepGrant(tables, acting, { grant, identityNumber, at }))
  await carryOutRequest(parts, ownerId, grant.requestId)
  return parts.transact(({ authorisations }) => authorisations.ofRequest(ownerId, grant.requestId))
}

/**
 * Keeps what is to be asked of the registry; a retry finds it kept. From then on the job sends it, whatever becomes of who
 * keeps it.
 * @throws AccountsError `BILL_NOT_IN_FOLDER`, `REQUEST_ID_REUSED`
 */
export async function keepGrant(
  tables: PeopleTables & KernelTables,
  { personId, ownerId }: ActingPerson,
  {
    grant,
    identityNumber,
    at,
  }: { readonly grant: Grant; readonly identityNumber: string; readonly at: Instant },
): Promise<void> {
  const { requestId, billIds, unit } = grant
  const items = billIds.map((billId) => grantItem(grant, billId, identityNumber))
  const fingerprint = fingerprintOf('authorisation.grant', items)
  const known = await tables.requests.hold(ownerId, requestId)
  if (known !== null) {
    if (known.fingerprint !== fingerprint) throw refusePeople('REQUEST_ID_REUSED')
    return
  }
  const bills = await tables.folder.find(ownerId, billIds)
  if (bills.length !== billIds.length) throw refusePeople('BILL_NOT_IN_FOLDER')
  await tables.requests.add({
    personId: ownerId,
    requestId,
    service: 'authorisation.grant',
    items,
    fingerprint,
    settledAt: null,
    attempts: 0,
    nextAttemptAt: at + leaseMs,
  })
  await tables.authorisations.add(
    billIds.map((billId, index) => asked(grant, ownerId, billId, index + 1, at)),
  )
  await tables.audit.append({
    at,
    actorKind: 'person',
    actorId: personId,
    action: 'authorisation.asked',
    subjectKind: 'person',
    subjectId: ownerId,
    details: { requestId, bills: items.length, unitId: unit.unitId },
  })
}

function grantItem(grant: Grant, billId: BillId, payerCode: string): GrantItem {
  const { unit, purpose, validUntil, amountMax } = grant
  return {
    billCode: billCodeOf(billId),
    billNumber: billNumberOf(billId),
    payerCode,
    ...unit,
    purpose,
    validUntil,
    ...(amountMax !== null && { amountMax: yuanFromFen(amountMax) }),
  }
}

function asked(
  grant: Grant,
  personId: string,
  billId: BillId,
  item: number,
  at: Instant,
): PersonAuthorisation {
  const { unit, purpose, validUntil, amountMax, requestId, caseId } = grant
  return {
    rowId: newRecordId('R', at),
    personId,
    billId,
    ...unit,
    purpose,
    validUntil,
    amountMax,
    requestId,
    item,
    state: 'asked',
    authorisationId: null,
    code: null,
    sentence: null,
    caseId,
    createdAt: at,
  }
}

/**
 * Takes an authorisation back, unless the unit has locked the bill on it.
 * @returns the authorisation: `revoked`, still `granted` with the registry's reason, or `revoking` where no answer came yet
 * @throws AccountsError `AUTHORISATION_NOT_FOUND`, `AUTHORISATION_NOT_REVOCABLE`, `REQUEST_ID_REUSED`
 */
export async function revokeAuthorisation(
  parts: PeopleParts,
  acting: ActingPerson,
  { rowId, requestId }: { readonly rowId: string; readonly requestId: string },
  at: Instant,
): Promise<PersonAuthorisation> {
  await requireRight(parts, acting, 'authorise')
  const { ownerId } = acting
  const { identityNumber } = await personOf(parts, ownerId)
  await parts.transact(async (tables) => {
    const held = await tables.authorisations.hold(ownerId, rowId)
    if (held === null) throw refusePeople('AUTHORISATION_NOT_FOUND')
    const items = [
      {
        billCode: billCodeOf(held.billId),
        billNumber: billNumberOf(held.billId),
        payerCode: identityNumber,
        authorisationId: held.authorisationId ?? '',
      },
    ]
    const fingerprint = fingerprintOf('authorisation.revoke', items)
    const known = await tables.requests.hold(ownerId, requestId)
    if (known !== null) {
      if (known.fingerprint !== fingerprint) throw refusePeople('REQUEST_ID_REUSED')
      return
    }
    if (held.state !== 'granted') throw refusePeople('AUTHORISATION_NOT_REVOCABLE')
    await tables.requests.add({
      personId: ownerId,
      requestId,
      service: 'authorisation.revoke',
      items,
      fingerprint,
      settledAt: null,
      attempts: 0,
      nextAttemptAt: at + leaseMs,
    })
    await tables.authorisations.save({ ...held, state: 'revoking' })
    await tables.audit.append({
      at,
      actorKind: 'person',
      actorId: acting.personId,
      action: 'authorisation.revoking',
      subjectKind: 'person',
      subjectId: ownerId,
      details: { requestId, rowId },
    })
  })
  await carryOutRequest(parts, ownerId, requestId)
  const after = await parts.transact(({ authorisations }) => authorisations.hold(ownerId, rowId))
  if (after === null) throw refusePeople('AUTHORISATION_NOT_FOUND')
  return after
}
