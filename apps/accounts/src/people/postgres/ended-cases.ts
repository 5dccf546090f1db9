import type { Instant } from '@piaoqiao/domain'
import type { Queryable } from '../../postgres/queryable.ts'
import type { CaseForm } from '../case-ports.ts'

/** What is left of a form that was forgotten. */
export const forgottenForm: CaseForm = {
  applicantName: '',
  patientName: '',
  relation: '',
  department: '',
  staffNumber: '',
  reason: '',
  payeeName: '',
  payeeBank: '',
  payeeAccount: '',
  comment: '',
}

/** Cases of forgotten people that ended before a moment, those first that ended first. */
export async function casesToForget(
  client: Queryable,
  before: Instant,
  limit: number,
): Promise<readonly string[]> {
  const { rows } = await client.query<{ case_id: string }>(
    `select case_id from cases
     where owner_is_erased and state in ('refused', 'finished', 'withdrawn') and changed_at < $1
     order by changed_at limit $2`,
    [before, limit],
  )
  return rows.map((row) => row.case_id)
}

export async function forgetCases(client: Queryable, caseIds: readonly string[]): Promise<void> {
  await client.query(
    `with said as (delete from case_messages where case_id = any($1)),
     noted as (update case_bills set note = '' where case_id = any($1))
     update cases set sealed_form = '', owner_is_erased = false where case_id = any($1)`,
    [caseIds],
  )
}
