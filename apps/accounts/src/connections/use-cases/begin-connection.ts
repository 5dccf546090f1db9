import { randomBytes } from 'node:crypto'
import type { Instant } from '@piaoqiao/domain'
import { equalInConstantTime } from '@piaoqiao/gm-crypto'
import { tokenHashOf } from '../../access/begin-session.ts'
import { judgeCode, requireCode } from '../../access/one-time-codes.ts'
import { unitEntry } from '../../audit/audit-entries.ts'
import { newRecordId } from '../../record-id.ts'
import type { ProvenContact } from '../../units/application-ports.ts'
import { applicationStates, isEditable } from '../../units/application-states.ts'
import { refuseUnit } from '../../units/unit-refusals.ts'
import { savedUntil } from '../../units/use-cases/begin-application.ts'
import type { DraftKey } from '../../units/use-cases/begin-application.ts'
import type { ConnectionApplication } from '../connection-ports.ts'
import type { ConnectionsParts } from './connections-parts.ts'

const tokenBytes = 32

/**
 * Begins the application of a unit by system for whoever typed the code that went to the handler.
 * @throws AccountsError `CODE_WRONG`, `CODE_EXPIRED`, `CODE_USED`
 */
export async function beginConnection(
  { transact, personalData }: ConnectionsParts,
  { contact, code }: { readonly contact: ProvenContact; readonly code: string },
  at: Instant,
): Promise<DraftKey> {
  const draftToken = randomBytes(tokenBytes).toString('base64url')
  const application = newApplication(contact, tokenHashOf(draftToken), at)
  const { applicationId } = application
  const verdict = await transact(async (tables) => {
    const given = { purpose: 'unit.apply', target: contact.target, code, at } as const
    const judged = await judgeCode(tables.codes, personalData, given)
    if (judged !== 'right') return judged
    await tables.connectionApplications.add(application)
    const subject = ['connection_application', applicationId] as const
    await tables.audit.append(unitEntry(applicationId, 'connection.begun', subject, at))
    return judged
  })
  requireCode(verdict)
  return { applicationId, draftToken }
}

function newApplication(
  contact: ProvenContact,
  tokenHash: Uint8Array,
  at: Instant,
): ConnectionApplication {
  return {
    applicationId: newRecordId('AC', at),
    state: 'draft',
    tokenHash,
    unitId: null,
    creditCode: null,
    unitName: null,
    draft: { handler: { [contact.channel]: contact.target } },
    contact,
    bureauId: null,
    createdAt: at,
    savedUntil: savedUntil(at),
    submittedAt: null,
    dueAt: null,
    assignedTo: null,
    decidedAt: null,
    reason: null,
    faults: [],
  }
}

/** The application that the token opens. @throws AccountsError `DRAFT_NOT_FOUND` */
export function openedBy(
  application: ConnectionApplication | null,
  { draftToken }: Pick<DraftKey, 'draftToken'>,
  at: Instant,
): ConnectionApplication {
  const isOpened =
    application !== null &&
    at < application.savedUntil &&
    equalInConstantTime(application.tokenHash, tokenHashOf(draftToken))
  if (!isOpened) throw refuseUnit('DRAFT_NOT_FOUND')
  return application
}

/** As `openedBy`, to change it. @throws AccountsError `DRAFT_NOT_FOUND`, `APPLICATION_NOT_EDITABLE` */
export function editableBy(
  found: ConnectionApplication | null,
  key: DraftKey,
  at: Instant,
): ConnectionApplication {
  const application = openedBy(found, key, at)
  if (isEditable(application.state)) return application
  const state = applicationStates[application.state].name
  throw refuseUnit('APPLICATION_NOT_EDITABLE', { details: { state } })
}
