import { numberOrNull } from '../../postgres/column-values.ts'
import type { Queryable } from '../../postgres/queryable.ts'
import type { Duties, Duty, DutyQuery } from '../duty-ports.ts'
import { Conditions } from './conditions.ts'
import { dutyCounts } from './duty-counts.ts'

interface DutyRow {
  readonly duty_id: string
  readonly bureau_id: string
  readonly milestone: string
  readonly title: string
  readonly party: string
  readonly institution_id: string | null
  readonly due_day: string | null
  readonly state: string
  readonly done_day: string | null
  readonly note: string | null
  readonly marked_by: string | null
  readonly marked_at: string | null
  readonly version: number
}

const columns = `duty_id, bureau_id, milestone, title, party, institution_id,
  due_on::text as due_day, state, done_on::text as done_day, note, marked_by, marked_at, version`

export function createDuties(client: Queryable): Duties {
  const read = async (sql: string, values: unknown[]): Promise<readonly Duty[]> => {
    const { rows } = await client.query<DutyRow>(sql, values)
    return rows.map(dutyFrom)
  }
  const one = async (dutyId: string, lock: '' | 'for update') =>
    (await read(`select ${columns} from rollout_duties where duty_id = $1 ${lock}`, [dutyId]))[0] ??
    null
  return {
    async add(duties) {
      await client.query(
        `insert into rollout_duties
           (duty_id, bureau_id, milestone, title, party, institution_id, due_on, state, version)
         select "dutyId", "bureauId", milestone, title, party, "institutionId", "dueOn", state,
           version
         from json_to_recordset($1::json) as given("dutyId" text, "bureauId" text, milestone text,
           title text, party text, "institutionId" text, "dueOn" date, state text,
           version integer)`,
        [JSON.stringify(duties)],
      )
    },
    find: (dutyId) => one(dutyId, ''),
    hold: (dutyId) => one(dutyId, 'for update'),
    async save(duty) {
      await client.query(
        `update rollout_duties set milestone = $2, title = $3, party = $4, institution_id = $5,
           due_on = $6, state = $7, done_on = $8, note = $9, marked_by = $10, marked_at = $11,
           version = $12
         where duty_id = $1`,
        [
          duty.dutyId,
          duty.milestone,
          duty.title,
          duty.party,
          duty.institutionId,
          duty.dueOn,
          duty.state,
          duty.doneOn,
          duty.note,
          duty.markedBy,
          duty.markedAt,
          duty.version,
        ],
      )
    },
    list: (query) => {
      const { text, values } = listing(query)
      return read(text, values)
    },
    ...dutyCounts(client),
  }
}

function listing(query: DutyQuery): { readonly text: string; readonly values: unknown[] } {
  const { state, today, after } = query
  const asked = new Conditions().add(query.bureauId, (place) => `bureau_id = ${place}`)
  if (state === 'open' || state === 'late') {
    const compared = state === 'late' ? '<' : '>='
    asked.add(today, (place) => `state = 'open' and due_order ${compared} ${place}::date`)
  } else {
    asked.addIf(state, (place) => `state = ${place}`)
  }
  asked.addIf(query.institutionId, (place) => `institution_id = ${place}`)
  asked.addIf(query.party, (place) => `party = ${place}`)
  if (after !== null) {
    const day = asked.place(after.day)
    asked.add(after.dutyId, (id) => `(due_order, duty_id) > (${day}::date, ${id})`)
  }
  const limit = asked.place(query.limit)
  const text = `select ${columns} from rollout_duties where ${asked.text}
    order by due_order, duty_id limit ${limit}`
  return { text, values: asked.values }
}

function dutyFrom(row: DutyRow): Duty {
  return {
    dutyId: row.duty_id,
    bureauId: row.bureau_id,
    milestone: row.milestone,
    title: row.title,
    party: row.party as Duty['party'],
    institutionId: row.institution_id,
    dueOn: row.due_day,
    state: row.state as Duty['state'],
    doneOn: row.done_day,
    note: row.note,
    markedBy: row.marked_by,
    markedAt: numberOrNull(row.marked_at),
    version: row.version,
  }
}
