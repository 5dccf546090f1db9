import type { Instant } from '@piaoqiao/domain'
import type { StoredFile } from '../../files/file-ports.ts'
import type { KernelTables } from '../../transact.ts'
import type { PersonAuthorisation } from '../authorisation-ports.ts'
import type { CaseBill, CaseMessage, ReimbursementCase } from '../case-ports.ts'
import { refusePeople } from '../people-refusals.ts'
import type { PeopleTables } from '../people-tables.ts'
import type { ActingPerson } from '../person-ports.ts'
import { requireRight } from './act-for-family.ts'
import { attachmentsMax, isOpenCase, messagesShownMax, papersOf } from './case-parts.ts'
import type { CasesParts } from './case-parts.ts'
import { keepPaper } from './keep-paper.ts'

type Tables = PeopleTables & KernelTables

/** A case as its person sees it. */
export interface OwnCase {
  readonly case: ReimbursementCase
  /** With what the registry said of the authorisation; null where nothing was asked of it yet. */
  readonly bills: readonly (CaseBill & { readonly authorisation: PersonAuthorisation | null })[]
  readonly messages: readonly CaseMessage[]
  readonly attachments: readonly StoredFile[]
}

/** Cases of an account, newest first. */
export async function listOwnCases(
  parts: CasesParts,
  acting: ActingPerson,
  page: { readonly after: string | null; readonly limit: number },
): Promise<readonly { readonly case: ReimbursementCase; readonly bills: readonly CaseBill[] }[]> {
  await requireRight(parts, acting, 'submit')
  return parts.transact(async ({ cases }) => {
    const found = await cases.listOwn(acting.ownerId, page)
    const bills = await cases.bills(found.map(({ caseId }) => caseId))
    return found.map((one) => ({ case: one, bills: bills.get(one.caseId) ?? [] }))
  })
}

/** @throws AccountsError `PROXY_RIGHT_LACKING`, `CASE_NOT_FOUND` */
export async function readOwnCase(
  parts: CasesParts,
  acting: ActingPerson,
  caseId: string,
): Promise<OwnCase> {
  await requireRight(parts, acting, 'submit')
  return parts.transact(async ({ cases, authorisations, files }) => {
    const found = await cases.findOwn(acting.ownerId, caseId)
    if (found === null) throw refusePeople('CASE_NOT_FOUND')
    const granted = await authorisations.ofRequest(acting.ownerId, found.requestId)
    const byBill = new Map(granted.map((row) => [row.billId, row]))
    const bills = (await cases.bills([caseId])).get(caseId) ?? []
    return {
      case: found,
      bills: bills.map((bill) => ({ ...bill, authorisation: byBill.get(bill.billId) ?? null })),
      messages: await cases.messages(caseId, messagesShownMax),
      attachments: await files.ofOwner(papersOf(caseId), attachmentsMax),
    }
  })
}

/**
 * Says something to the unit. A case of which more was asked is submitted again by it.
 * @throws AccountsError `PROXY_RIGHT_LACKING`, `CASE_NOT_FOUND`, `CASE_STATE_UNFIT`
 */
export async function sayToUnit(
  parts: CasesParts,
  acting: ActingPerson,
  { caseId, text }: { readonly caseId: string; readonly text: string },
  at: Instant,
): Promise<void> {
  await requireRight(parts, acting, 'submit')
  await parts.transact(async (tables) => {
    const held = await holdOpen(tables, acting, caseId)
    await tables.cases.say(caseId, { sender: 'person', text, at })
    if (held.state === 'more_asked') await tables.cases.setState([caseId], 'submitted', at)
    await auditCase(tables, acting, { caseId, action: 'case.message_sent', at })
  })
}

/**
 * Adds a scan to a case.
 * @throws AccountsError `CASE_NOT_FOUND`, `CASE_STATE_UNFIT`, `DOCUMENTS_TOO_MANY`, and codes of uploads
 */
export async function attachToCase(
  parts: CasesParts,
  acting: ActingPerson,
  given: { readonly caseId: string; readonly name: string; readonly bytes: Uint8Array },
  at: Instant,
): Promise<StoredFile> {
  await requireRight(parts, acting, 'submit')
  const { caseId, name, bytes } = given
  return keepPaper(
    parts,
    { owner: papersOf(caseId), name, bytes, at },
    {
      papersMax: attachmentsMax,
      hold: (tables) => holdOpen(tables, acting, caseId),
      note: (tables) => auditCase(tables, acting, { caseId, action: 'case.attachment_kept', at }),
    },
  )
}

export interface OpenedAttachment {
  readonly file: StoredFile
  readonly bytes: Uint8Array
}

/** @throws AccountsError `CASE_NOT_FOUND` for a file that is not of the case, too */
export async function openAttachment(
  parts: CasesParts,
  acting: ActingPerson,
  { caseId, fileId }: { readonly caseId: string; readonly fileId: string },
): Promise<OpenedAttachment> {
  await requireRight(parts, acting, 'submit')
  const found = await parts.transact(({ cases }) => cases.findOwn(acting.ownerId, caseId))
  if (found === null) throw refusePeople('CASE_NOT_FOUND')
  return attachmentOf(parts, caseId, fileId)
}

/** The bytes of a paper of a case to which the caller has a right. */
export async function attachmentOf(
  parts: Pick<CasesParts, 'transact' | 'files'>,
  caseId: string,
  fileId: string,
): Promise<OpenedAttachment> {
  const file = await parts.transact(({ files }) => files.find(fileId))
  if (file?.owner !== papersOf(caseId)) throw refusePeople('CASE_NOT_FOUND')
  const bytes = await parts.files.vault.get(fileId)
  if (bytes === null) throw refusePeople('CASE_NOT_FOUND')
  return { file, bytes }
}

/** @throws AccountsError `CASE_NOT_FOUND`, `CASE_STATE_UNFIT` */
export async function holdOpen(
  { cases }: Pick<Tables, 'cases'>,
  { ownerId }: ActingPerson,
  caseId: string,
): Promise<ReimbursementCase> {
  const held = await cases.holdOwn(ownerId, caseId)
  if (held === null) throw refusePeople('CASE_NOT_FOUND')
  if (!isOpenCase(held)) throw refusePeople('CASE_STATE_UNFIT')
  return held
}

export function auditCase(
  { audit }: Pick<KernelTables, 'audit'>,
  { personId, ownerId }: ActingPerson,
  {
    caseId,
    action,
    at,
  }: { readonly caseId: string; readonly action: string; readonly at: Instant },
): Promise<void> {
  return audit.append({
    at,
    actorKind: 'person',
    actorId: personId,
    action,
    subjectKind: 'person',
    subjectId: ownerId,
    details: { caseId },
  })
}
