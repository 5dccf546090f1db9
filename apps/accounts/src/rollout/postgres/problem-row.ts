import type { PersonalData } from '../../personal-data/personal-data.ts'
import { numberOrNull } from '../../postgres/column-values.ts'
import type { KnownProblem } from '../problem-ports.ts'

export interface ProblemRow {
  readonly problem_id: string
  readonly bureau_id: string
  readonly institution_id: string | null
  readonly institution_name: string | null
  readonly unit_id: string | null
  readonly unit_name: string | null
  readonly title: string
  readonly sealed_text: Buffer
  readonly sealed_answer: Buffer | null
  readonly severity: string
  readonly owner_id: string | null
  readonly state: string
  readonly raised_by: string
  readonly raised_at: string
  readonly due_at: string
  readonly answered_at: string | null
  readonly version: number
}

export const textPlace = (problemId: string) => `rollout_problems.text:${problemId}`
export const answerPlace = (problemId: string) => `rollout_problems.answer:${problemId}`

export function problemFrom(row: ProblemRow, personalData: PersonalData): KnownProblem {
  const { problem_id: problemId, sealed_answer: answer } = row
  return {
    problemId,
    bureauId: row.bureau_id,
    institutionId: row.institution_id,
    institutionName: row.institution_name,
    unitId: row.unit_id,
    unitName: row.unit_name,
    title: row.title,
    text: personalData.open(textPlace(problemId), row.sealed_text),
    answer: answer === null ? null : personalData.open(answerPlace(problemId), answer),
    severity: row.severity as KnownProblem['severity'],
    ownerId: row.owner_id,
    state: row.state as KnownProblem['state'],
    raisedBy: row.raised_by,
    raisedAt: Number(row.raised_at),
    dueAt: Number(row.due_at),
    answeredAt: numberOrNull(row.answered_at),
    version: row.version,
  }
}
