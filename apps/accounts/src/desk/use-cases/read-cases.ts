import type { Instant } from '@piaoqiao/domain'
import type {
  CaseBill,
  CaseForm,
  CaseMessage,
  CaseState,
  ReimbursementCase,
} from '../../people/case-ports.ts'
import { maskedAccount, maskedName } from '../../personal-data/mask.ts'
import type { DeskParts, DeskUser } from './desk-parts.ts'
import { auditOf, openDesk } from './desk-parts.ts'

export interface ShownCase {
  readonly case: ReimbursementCase
  readonly bills: readonly CaseBill[]
}

/** Most messages of one case that are shown. */
export const caseMessagesMax = 200

/** Cases that people submitted to the unit, newest first. Names and accounts are masked. */
export async function listCases(
  parts: DeskParts,
  user: DeskUser,
  query: {
    readonly state: CaseState | null
    readonly after: string | null
    readonly limit: number
  },
): Promise<readonly ShownCase[]> {
  const { unit } = await openDesk(parts, user.unitId)
  const { cases } = parts.tables
  const found = await cases.list(unit.creditCode, query)
  const bills = await cases.bills(found.map(({ caseId }) => caseId))
  return found.map((one) => ({ case: masked(one), bills: bills.get(one.caseId) ?? [] }))
}

/** One case with what was said; null where the unit has none of this id. */
export async function showCase(
  parts: DeskParts,
  user: DeskUser,
  caseId: string,
): Promise<(ShownCase & { readonly messages: readonly CaseMessage[] }) | null> {
  const { unit } = await openDesk(parts, user.unitId)
  const { cases } = parts.tables
  const found = await cases.find(unit.creditCode, caseId)
  if (found === null) return null
  const bills = (await cases.bills([caseId])).get(caseId) ?? []
  return { case: masked(found), bills, messages: await cases.messages(caseId, caseMessagesMax) }
}

/** What the person filled in, whole: for the payment. Every look is audited with its reason. */
export async function showCaseForm(
  parts: DeskParts,
  user: DeskUser,
  { caseId, reason }: { readonly caseId: string; readonly reason: string },
  at: Instant,
): Promise<CaseForm | null> {
  const { unit } = await openDesk(parts, user.unitId)
  return parts.transact(async ({ cases, audit }) => {
    const found = await cases.find(unit.creditCode, caseId)
    if (found === null) return null
    await audit.append(auditOf(user, 'case_form_shown', at, { case: caseId, reason }))
    return found.form
  })
}

function masked(one: ReimbursementCase): ReimbursementCase {
  const { form } = one
  return {
    ...one,
    form: {
      ...form,
      applicantName: maskedName(form.applicantName),
      patientName: maskedName(form.patientName),
      payeeName: maskedName(form.payeeName),
      payeeAccount: maskedAccount(form.payeeAccount),
    },
  }
}
