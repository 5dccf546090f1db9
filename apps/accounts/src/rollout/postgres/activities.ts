import type { Queryable } from '../../postgres/queryable.ts'
import type { Activities, Activity, ActivityQuery } from '../activity-ports.ts'
import { Conditions } from './conditions.ts'

interface ActivityRow {
  readonly activity_id: string
  readonly bureau_id: string
  readonly kind: string
  readonly title: string
  readonly held_day: string
  readonly place: string | null
  readonly institution_ids: string[]
  readonly participants: number | null
  readonly note: string | null
  readonly state: string
  readonly version: number
}

const columns = `activity_id, bureau_id, kind, title, held_on::text as held_day, place,
  institution_ids, participants, note, state, version`

export function createActivities(client: Queryable): Activities {
  const read = async (sql: string, values: unknown[]): Promise<readonly Activity[]> => {
    const { rows } = await client.query<ActivityRow>(sql, values)
    return rows.map(activityFrom)
  }
  return {
    async add(activities) {
      await client.query(
        `insert into rollout_activities (activity_id, bureau_id, kind, title, held_on, place,
           institution_ids, participants, note, state, version)
         select "activityId", "bureauId", kind, title, "heldOn", place,
           array(select json_array_elements_text("institutionIds")), participants, note, state,
           version
         from json_to_recordset($1::json) as given("activityId" text, "bureauId" text, kind text,
           title text, "heldOn" date, place text, "institutionIds" json, participants integer,
           note text, state text, version integer)`,
        [JSON.stringify(activities)],
      )
    },
    hold: async (activityId) =>
      (
        await read(`select ${columns} from rollout_activities where activity_id = $1 for update`, [
          activityId,
        ])
      )[0] ?? null,
    async save(activity) {
      await client.query(
        `update rollout_activities set kind = $2, title = $3, held_on = $4, place = $5,
           institution_ids = $6, participants = $7, note = $8, state = $9, version = $10
         where activity_id = $1`,
        [
          activity.activityId,
          activity.kind,
          activity.title,
          activity.heldOn,
          activity.place,
          activity.institutionIds,
          activity.participants,
          activity.note,
          activity.state,
          activity.version,
        ],
      )
    },
    list: (query) => {
      const { text, values } = listing(query)
      return read(text, values)
    },
  }
}

function listing(query: ActivityQuery): { readonly text: string; readonly values: unknown[] } {
  const { before } = query
  const asked = new Conditions().add(query.bureauId, (place) => `bureau_id = ${place}`)
  asked.addIf(query.kind, (place) => `kind = ${place}`)
  asked.addIf(query.state, (place) => `state = ${place}`)
  if (before !== null) {
    const day = asked.place(before.day)
    asked.add(before.activityId, (id) => `(held_on, activity_id) < (${day}::date, ${id})`)
  }
  const limit = asked.place(query.limit)
  const text = `select ${columns} from rollout_activities where ${asked.text}
    order by held_on desc, activity_id desc limit ${limit}`
  return { text, values: asked.values }
}

function activityFrom(row: ActivityRow): Activity {
  return {
    activityId: row.activity_id,
    bureauId: row.bureau_id,
    kind: row.kind as Activity['kind'],
    title: row.title,
    heldOn: row.held_day,
    place: row.place,
    institutionIds: row.institution_ids,
    participants: row.participants,
    note: row.note,
    state: row.state as Activity['state'],
    version: row.version,
  }
}
