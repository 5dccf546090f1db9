import type { PersonalData } from '../../personal-data/personal-data.ts'
import type { Queryable } from '../../postgres/queryable.ts'
import type { ProblemEntry, Problems } from '../problem-ports.ts'

interface EntryRow {
  readonly entry_number: number
  readonly at: string
  readonly actor_kind: string
  readonly actor_id: string
  readonly action: string
  readonly sealed_text: Buffer
}

const place = (problemId: string, entryNumber: number) =>
  `rollout_problem_entries.text:${problemId}:${entryNumber}`

/** The history of problems: read and added to, and never changed. */
export function problemEntries(
  client: Queryable,
  personalData: PersonalData,
): Pick<Problems, 'addEntry' | 'entries'> {
  return {
    async addEntry(problemId, { at, actorKind, actorId, action, text }) {
      const { rows } = await client.query<{ last: number | null }>(
        'select max(entry_number) as last from rollout_problem_entries where problem_id = $1',
        [problemId],
      )
      const entryNumber = (rows[0]?.last ?? 0) + 1
      const sealed = personalData.seal(place(problemId, entryNumber), text)
      await client.query(
        `insert into rollout_problem_entries
           (problem_id, entry_number, at, actor_kind, actor_id, action, sealed_text)
         values ($1, $2, $3, $4, $5, $6, $7)`,
        [problemId, entryNumber, at, actorKind, actorId, action, sealed],
      )
    },
    async entries(problemId, limit) {
      const { rows } = await client.query<EntryRow>(
        `select * from rollout_problem_entries
         where problem_id = $1 order by entry_number desc limit $2`,
        [problemId, limit],
      )
      return rows.toReversed().map((row) => entryFrom(problemId, row, personalData))
    },
  }
}

function entryFrom(problemId: string, row: EntryRow, personalData: PersonalData): ProblemEntry {
  const { entry_number: entryNumber } = row
  return {
    entryNumber,
    at: Number(row.at),
    actorKind: row.actor_kind as ProblemEntry['actorKind'],
    actorId: row.actor_id,
    action: row.action as ProblemEntry['action'],
    text: personalData.open(place(problemId, entryNumber), row.sealed_text),
  }
}
