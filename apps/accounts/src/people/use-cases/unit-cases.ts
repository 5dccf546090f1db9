import type { Instant } from '@piaoqiao/domain'
import type { SessionHolder } from '../../access/session-holder.ts'
import type { StoredFile } from '../../files/file-ports.ts'
import type { KernelTables } from '../../transact.ts'
import { caseStates } from '../case-ports.ts'
import type { ReimbursementCase } from '../case-ports.ts'
import { refusePeople } from '../people-refusals.ts'
import { attachmentsMax, isOpenCase, papersOf } from './case-parts.ts'
import type { CasesParts } from './case-parts.ts'
import { attachmentOf } from './own-cases.ts'
import type { OpenedAttachment } from './own-cases.ts'
import { tellPerson } from './tell-person.ts'

/** The unit and case of a user of a unit. */
async function ownCase(
  parts: CasesParts,
  { organisationId }: Pick<SessionHolder, 'organisationId'>,
  caseId: string,
): Promise<ReimbursementCase> {
  const creditCode = await parts.units.creditCodeOf(organisationId)
  if (creditCode === null) throw refusePeople('CASE_NOT_FOUND')
  const found = await parts.transact(({ cases }) => cases.find(creditCode, caseId))
  if (found === null) throw refusePeople('CASE_NOT_FOUND')
  return found
}

/**
 * Says something to the person without changing the state of the case.
 * @throws AccountsError `CASE_NOT_FOUND`, `CASE_STATE_UNFIT`
 */
export async function sayToPerson(
  parts: CasesParts,
  holder: SessionHolder,
  { caseId, text }: { readonly caseId: string; readonly text: string },
  at: Instant,
): Promise<void> {
  const { unitId } = await ownCase(parts, holder, caseId)
  await parts.transact(async (tables) => {
    const held = await tables.cases.hold(unitId, caseId)
    if (held === null) throw refusePeople('CASE_NOT_FOUND')
    if (!isOpenCase(held)) throw refusePeople('CASE_STATE_UNFIT')
    await tables.cases.say(caseId, { sender: 'unit', text, at })
    const notice = {
      kind: 'case.message',
      text: `您提交给${held.unitName}的报销事项（${caseStates[held.state]}）有新的单位留言。`,
      link: `cases/${caseId}`,
    }
    await tellPerson(tables, held.personId, notice, at)
    await auditLook(tables, holder, { caseId, action: 'case.message_sent', at })
  })
}

/** @throws AccountsError `CASE_NOT_FOUND` */
export async function listAttachments(
  parts: CasesParts,
  holder: SessionHolder,
  caseId: string,
): Promise<readonly StoredFile[]> {
  await ownCase(parts, holder, caseId)
  return parts.transact(({ files }) => files.ofOwner(papersOf(caseId), attachmentsMax))
}

/** A paper of a case shows whole personal data, so that each look is audited. @throws AccountsError `CASE_NOT_FOUND` */
export async function openAttachmentAsUnit(
  parts: CasesParts,
  holder: SessionHolder,
  { caseId, fileId }: { readonly caseId: string; readonly fileId: string },
  at: Instant,
): Promise<OpenedAttachment> {
  await ownCase(parts, holder, caseId)
  const opened = await attachmentOf(parts, caseId, fileId)
  await parts.transact((tables) =>
    auditLook(tables, holder, { caseId, action: 'case.attachment_seen', at }),
  )
  return opened
}

function auditLook(
  { audit }: Pick<KernelTables, 'audit'>,
  { subjectId }: SessionHolder,
  {
    caseId,
    action,
    at,
  }: { readonly caseId: string; readonly action: string; readonly at: Instant },
): Promise<void> {
  return audit.append({
    at,
    actorKind: 'unit',
    actorId: subjectId,
    action,
    subjectKind: 'case',
    subjectId: caseId,
  })
}
