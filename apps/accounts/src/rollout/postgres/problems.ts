import type { Instant } from '@piaoqiao/domain'
import { dayMs } from '@piaoqiao/domain'
import type { PersonalData } from '../../personal-data/personal-data.ts'
import type { Queryable } from '../../postgres/queryable.ts'
import { ageDays } from '../problem-ports.ts'
import type { Problem, ProblemCount, ProblemQuery, Problems } from '../problem-ports.ts'
import { Conditions } from './conditions.ts'
import { problemEntries } from './problem-entries.ts'
import { answerPlace, problemFrom, textPlace } from './problem-row.ts'
import type { ProblemRow } from './problem-row.ts'

const known = `select problem.*, institution.name as institution_name
  from rollout_problems problem left join rollout_institutions institution using (institution_id)`

export function createProblems(client: Queryable, personalData: PersonalData): Problems {
  const read = async (sql: string, values: unknown[]) => {
    const { rows } = await client.query<ProblemRow>(sql, values)
    return rows.map((row) => problemFrom(row, personalData))
  }
  const first = async (sql: string, values: unknown[]) => (await read(sql, values))[0] ?? null
  return {
    add: (problem) => add(client, personalData, problem),
    find: (problemId) => first(`${known} where problem_id = $1`, [problemId]),
    hold: (problemId) =>
      first(
        `select *, null::text as institution_name from rollout_problems
         where problem_id = $1 for update`,
        [problemId],
      ),
    async save({ problemId, answer, ownerId, state, dueAt, answeredAt, version }) {
      const sealed = answer === null ? null : personalData.seal(answerPlace(problemId), answer)
      await client.query(
        `update rollout_problems set sealed_answer = $2, owner_id = $3, state = $4, due_at = $5,
           answered_at = $6, version = $7
         where problem_id = $1`,
        [problemId, sealed, ownerId, state, dueAt, answeredAt, version],
      )
    },
    list: (query) => {
      const { text, values } = listing(query)
      return read(text, values)
    },
    ofUnit: (unitId, before, limit) => {
      const asked = new Conditions().add(unitId, (place) => `problem.unit_id = ${place}`)
      asked.addIf(before, (place) => `problem_id < ${place}`)
      const place = asked.place(limit)
      return read(
        `${known} where ${asked.text} order by problem_id desc limit ${place}`,
        asked.values,
      )
    },
    async countWaiting(unitId) {
      await client.query('select pg_advisory_xact_lock(hashtextextended($1, 0))', [
        `rollout problems ${unitId}`,
      ])
      const { rows } = await client.query<{ count: number }>(
        `select count(*)::integer as count from rollout_problems
         where unit_id = $1 and state in ('open', 'in_work')`,
        [unitId],
      )
      return rows[0]?.count ?? 0
    },
    counts: (bureauId, at) => counts(client, bureauId, at),
    ...problemEntries(client, personalData),
  }
}

async function add(client: Queryable, personalData: PersonalData, problem: Problem): Promise<void> {
  await client.query(
    `insert into rollout_problems (problem_id, bureau_id, institution_id, unit_id, unit_name,
       title, sealed_text, severity, owner_id, state, raised_by, raised_at, due_at, version)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14)`,
    [
      problem.problemId,
      problem.bureauId,
      problem.institutionId,
      problem.unitId,
      problem.unitName,
      problem.title,
      personalData.seal(textPlace(problem.problemId), problem.text),
      problem.severity,
      problem.ownerId,
      problem.state,
      problem.raisedBy,
      problem.raisedAt,
      problem.dueAt,
      problem.version,
    ],
  )
}

function listing(query: ProblemQuery): { readonly text: string; readonly values: unknown[] } {
  const { lateAt, page } = query
  const asked = new Conditions().add(query.bureauId, (place) => `problem.bureau_id = ${place}`)
  asked.addIf(query.state, (place) => `problem.state = ${place}`)
  asked.addIf(query.institutionId, (place) => `problem.institution_id = ${place}`)
  asked.addIf(query.ownerId, (place) => `owner_id = ${place}`)
  if (lateAt !== null) {
    asked.add(lateAt, (place) => `problem.state in ('open', 'in_work') and due_at < ${place}`)
    if (page.behind !== null) {
      const due = asked.place(page.behind.dueAt)
      asked.add(page.behind.problemId, (id) => `(due_at, problem_id) > (${due}, ${id})`)
    }
  }
  asked.addIf(page.before, (place) => `problem_id < ${place}`)
  const order = lateAt === null ? 'problem_id desc' : 'due_at, problem_id'
  const limit = asked.place(page.limit)
  const text = `${known} where ${asked.text} order by ${order} limit ${limit}`
  return { text, values: asked.values }
}

async function counts(
  client: Queryable,
  bureauId: string,
  at: Instant,
): Promise<readonly ProblemCount[]> {
  const { rows } = await client.query<ProblemCount>(
    `select state, width_bucket($2::bigint - raised_at, $3::bigint[]) as age,
       count(*)::integer as count
     from rollout_problems where bureau_id = $1 group by 1, 2 order by 1, 2`,
    [bureauId, at, ageDays.map((days) => days * dayMs)],
  )
  return rows
}
