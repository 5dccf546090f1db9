import type { PersonalData } from '../../personal-data/personal-data.ts'
import type { Queryable } from '../../postgres/queryable.ts'
import type { UnitAccount } from '../../units/units-ports.ts'
import type { Connection, ConnectionSecrets, Connections } from '../connection-ports.ts'

interface ConnectionRow {
  readonly unit_id: string
  readonly bureau_id: string
  readonly step: string
  readonly step_since: string
  readonly facts: Connection['facts']
  readonly sealed_secrets: Buffer
}
interface LineRow extends ConnectionRow {
  readonly unit_name: string
  readonly credit_code: string
  readonly account_state: string
}

const place = (unitId: string) => `connections.secrets:${unitId}`

export function createConnections(client: Queryable, personalData: PersonalData): Connections {
  const first = async (sql: string, unitId: string): Promise<Connection | null> => {
    const { rows } = await client.query<ConnectionRow>(sql, [unitId])
    return rows[0] === undefined ? null : connectionFrom(rows[0], personalData)
  }
  const valuesOf = ({ unitId, bureauId, step, stepSince, facts, secrets }: Connection) => [
    unitId,
    bureauId,
    step,
    stepSince,
    JSON.stringify(facts),
    personalData.seal(place(unitId), JSON.stringify(secrets)),
  ]
  return {
    async add(connection) {
      await client.query(
        `insert into connections (unit_id, bureau_id, step, step_since, facts, sealed_secrets)
         values ($1, $2, $3, $4, $5, $6)`,
        valuesOf(connection),
      )
    },
    find: (unitId) => first('select * from connections where unit_id = $1', unitId),
    hold: (unitId) => first('select * from connections where unit_id = $1 for update', unitId),
    async save(connection) {
      await client.query(
        `update connections set bureau_id = $2, step = $3, step_since = $4, facts = $5,
           sealed_secrets = $6
         where unit_id = $1`,
        valuesOf(connection),
      )
    },
    async ofBureaus({ bureauIds, text, step }, after, limit) {
      const { rows } = await client.query<LineRow>(
        `select connections.*, unit_name, credit_code, state as account_state
         from connections join unit_accounts using (unit_id)
         where connections.bureau_id = any($1)
           and ($2::text is null or credit_code = $2 or position($2 in unit_name) > 0)
           and ($3::text is null or step = $3)
           and ($4::text is null or unit_id > $4)
         order by unit_id limit $5`,
        [bureauIds, text, step, after, limit],
      )
      return rows.map((row) => ({
        connection: connectionFrom(row, personalData),
        account: {
          unitName: row.unit_name,
          creditCode: row.credit_code,
          state: row.account_state as UnitAccount['state'],
        },
      }))
    },
    async atStep(step, behind, limit) {
      const { rows } = await client.query<{ unit_id: string }>(
        `select unit_id from connections
         where step = $1 and ($2::text is null or unit_id > $2)
         order by unit_id limit $3`,
        [step, behind, limit],
      )
      return rows.map((row) => row.unit_id)
    },
  }
}

function connectionFrom(row: ConnectionRow, personalData: PersonalData): Connection {
  const secrets = personalData.open(place(row.unit_id), row.sealed_secrets)
  return {
    unitId: row.unit_id,
    bureauId: row.bureau_id,
    step: row.step as Connection['step'],
    stepSince: Number(row.step_since),
    facts: row.facts,
    secrets: JSON.parse(secrets) as ConnectionSecrets,
  }
}
