import type { Instant } from '@piaoqiao/domain'
import { dateAt } from '@piaoqiao/domain'
import type { Actor } from '../../access/actor.ts'
import { bureauEntry } from '../../audit/audit-entries.ts'
import { byteOrderMark, csvRow } from '../../units/csv-row.ts'
import { parties } from '../parties.ts'
import { problemStates, severities } from '../problem-ports.ts'
import type { KnownProblem, ProblemQuery } from '../problem-ports.ts'
import { seenBureau } from './rollout-parts.ts'
import type { RolloutParts } from './rollout-parts.ts'

const exportPageLines = 500
const progressHeads = ['机构', '类别', '已完成', '未到期', '已逾期']
const problemHeads = [
  '编号',
  '问题',
  '机构或单位',
  '程度',
  '状态',
  '提出日期',
  '答复期限',
  '答复日期',
]

/** How far each institution has come, as CSV. That it was taken is on record. @throws AccountsError `NOT_FOUND` */
export async function exportProgress(
  parts: RolloutParts,
  actor: Actor,
  asked: string | null,
  at: Instant,
): Promise<Uint8Array> {
  const bureauId = await noteExport(parts, actor, { asked, action: 'progress_exported', at })
  const institutions = await parts.tables.duties.byInstitution(bureauId, dateAt(at))
  const rows = institutions.map(({ name, party, done, open, late }) => [
    name,
    parties[party],
    ...[done, open, late].map(String),
  ])
  return Buffer.from(byteOrderMark + [progressHeads, ...rows].map(csvRow).join(''))
}

/** Problems as CSV, read page by page; what was written in them and answered stays in the office. @throws AccountsError `NOT_FOUND` */
export async function exportProblems(
  parts: RolloutParts,
  actor: Actor,
  asked: string | null,
  at: Instant,
): Promise<AsyncIterable<Uint8Array>> {
  const bureauId = await noteExport(parts, actor, { asked, action: 'problems_exported', at })
  return problemPages(parts, bureauId)
}

async function* problemPages(
  { tables: { problems } }: RolloutParts,
  bureauId: string,
): AsyncGenerator<Uint8Array> {
  yield Buffer.from(byteOrderMark + csvRow(problemHeads))
  const any = { state: null, lateAt: null, institutionId: null, ownerId: null }
  for (let before: string | null = null; ;) {
    const page = { before, behind: null, limit: exportPageLines }
    const query: ProblemQuery = { ...any, bureauId, page }
    const found = await problems.list(query)
    if (found.length > 0) yield Buffer.from(found.map(problemLine).join(''))
    if (found.length < exportPageLines) return
    before = found.at(-1)?.problemId ?? null
  }
}

function problemLine(problem: KnownProblem): string {
  const { problemId, title, severity, state, raisedAt, dueAt, answeredAt } = problem
  return csvRow([
    problemId,
    title,
    problem.unitName ?? problem.institutionName ?? '',
    severities[severity],
    problemStates[state],
    dateAt(raisedAt),
    dateAt(dueAt),
    answeredAt === null ? '' : dateAt(answeredAt),
  ])
}

function noteExport(
  { transact }: RolloutParts,
  actor: Actor,
  {
    asked,
    action,
    at,
  }: { readonly asked: string | null; readonly action: string; readonly at: Instant },
): Promise<string> {
  return transact(async (tables) => {
    const bureauId = await seenBureau(tables, actor, asked)
    const subject = ['bureau', bureauId] as const
    await tables.audit.append(bureauEntry(actor, `rollout.${action}`, subject, at))
    return bureauId
  })
}
