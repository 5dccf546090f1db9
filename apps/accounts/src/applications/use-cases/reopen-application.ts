import type { Instant } from '@piaoqiao/domain'
import { tokenHashOf } from '../../access/begin-session.ts'
import { judgeCode, requireCode } from '../../access/one-time-codes.ts'
import { unitEntry } from '../../audit/audit-entries.ts'
import type { Application, ProvenContact } from '../application-ports.ts'
import { refuseApplication } from '../application-refusals.ts'
import type { ApplicationRules } from '../application-rules.ts'
import { subjectOf } from '../application-rules.ts'
import type { BeginningCode, BeginningParts, BeginningRoom, DraftKey } from './open-application.ts'
import { newDraftToken } from './open-application.ts'

/**
 * Opens an application again for whoever typed the code that went to its own contact, because the token is lost with
 * the page on which it was told. The new token takes the place of the old one.
 * @throws AccountsError `CODE_WRONG`, `CODE_EXPIRED`, `CODE_USED`, `DRAFT_NOT_FOUND`
 */
export async function reopenByCode<Room extends BeginningRoom>(
  rules: ApplicationRules<Room>,
  { transact, personalData }: BeginningParts<Room['tables']>,
  { applicationId, contact, code }: BeginningCode & { readonly applicationId: string },
  at: Instant,
): Promise<DraftKey> {
  const draftToken = newDraftToken()
  const found = await transact(async (tables) => {
    const given = { purpose: 'unit.apply', target: contact.target, code, at } as const
    const verdict = await judgeCode(tables.codes, personalData, given)
    if (verdict !== 'right') return { verdict, isOpened: false }
    const applications = rules.table(tables)
    const application = await applications.hold(applicationId)
    if (!isOf(application, contact, at)) return { verdict, isOpened: false }
    await applications.saveToken(applicationId, tokenHashOf(draftToken))
    const subject = subjectOf(rules, applicationId)
    await tables.audit.append(unitEntry(applicationId, `${rules.actionsOf}.reopened`, subject, at))
    return { verdict, isOpened: true }
  })
  requireCode(found.verdict)
  if (!found.isOpened) throw refuseApplication('DRAFT_NOT_FOUND')
  return { applicationId, draftToken }
}

function isOf(application: Application | null, contact: ProvenContact, at: Instant): boolean {
  if (application === null || at >= application.savedUntil) return false
  const kept = application.contact
  return kept?.channel === contact.channel && kept.target === contact.target
}
