import type { PersonalData } from '../../personal-data/personal-data.ts'
import type { Queryable } from '../../postgres/queryable.ts'
import type { JointTestContent } from '../connection-fields.ts'
import type { JointTestForm, JointTestForms } from '../connection-ports.ts'

interface FormRow {
  readonly unit_id: string
  readonly state: string
  readonly sealed_content: Buffer
  readonly changed_at: string
  readonly reason: string | null
}

const place = (unitId: string) => `joint_test_forms.content:${unitId}`

export function createJointTestForms(
  client: Queryable,
  personalData: PersonalData,
): JointTestForms {
  const first = async (sql: string, unitId: string): Promise<JointTestForm | null> => {
    const { rows } = await client.query<FormRow>(sql, [unitId])
    return rows[0] === undefined ? null : formFrom(rows[0], personalData)
  }
  return {
    find: (unitId) => first('select * from joint_test_forms where unit_id = $1', unitId),
    hold: (unitId) => first('select * from joint_test_forms where unit_id = $1 for update', unitId),
    async save({ unitId, state, content, changedAt, reason }) {
      await client.query(
        `insert into joint_test_forms (unit_id, state, sealed_content, changed_at, reason)
         values ($1, $2, $3, $4, $5)
         on conflict (unit_id) do update set state = $2, sealed_content = $3, changed_at = $4,
           reason = $5`,
        [
          unitId,
          state,
          personalData.seal(place(unitId), JSON.stringify(content)),
          changedAt,
          reason,
        ],
      )
    },
  }
}

function formFrom(row: FormRow, personalData: PersonalData): JointTestForm {
  const content = personalData.open(place(row.unit_id), row.sealed_content)
  return {
    unitId: row.unit_id,
    state: row.state as JointTestForm['state'],
    content: JSON.parse(content) as JointTestContent,
    changedAt: Number(row.changed_at),
    reason: row.reason,
  }
}
