import type { PersonalData } from '../../personal-data/personal-data.ts'
import type { Queryable } from '../../postgres/queryable.ts'
import type { UnitContact, UnitUser, UnitUsers } from '../unit-user-ports.ts'

interface UnitUserRow {
  readonly user_id: string
  readonly unit_id: string
  readonly sealed_contact: Buffer
}

const place = (userId: string) => `unit_users.contact:${userId}`

export function createUnitUsers(client: Queryable, personalData: PersonalData): UnitUsers {
  const hashOf = (identityNumber: string) =>
    personalData.keyedHash('identity number', identityNumber.toUpperCase())
  const sealed = ({ userId, mobile, identityNumber, email }: UnitUser) =>
    personalData.seal(place(userId), JSON.stringify({ mobile, identityNumber, email }))
  const read = async (sql: string, values: unknown[]): Promise<readonly UnitUser[]> => {
    const { rows } = await client.query<UnitUserRow>(sql, values)
    return rows.map((row) => ({
      userId: row.user_id,
      unitId: row.unit_id,
      ...(JSON.parse(personalData.open(place(row.user_id), row.sealed_contact)) as UnitContact),
    }))
  }
  return {
    async add(user) {
      await client.query(
        `insert into unit_users (user_id, unit_id, sealed_contact, identity_hash)
         values ($1, $2, $3, $4)`,
        [user.userId, user.unitId, sealed(user), hashOf(user.identityNumber)],
      )
    },
    find: async (userId) =>
      (await read('select * from unit_users where user_id = $1', [userId]))[0] ?? null,
    findByIdentity: async (unitId, identityNumber) => {
      const sql = 'select * from unit_users where unit_id = $1 and identity_hash = $2'
      return (await read(sql, [unitId, hashOf(identityNumber)]))[0] ?? null
    },
    ofUnit: (unitId, limit) =>
      read('select * from unit_users where unit_id = $1 order by user_id limit $2', [
        unitId,
        limit,
      ]),
    async save(user) {
      await client.query('update unit_users set sealed_contact = $2 where user_id = $1', [
        user.userId,
        sealed(user),
      ])
    },
    async countOfCredit(creditCode) {
      const { rows } = await client.query<{ count: number }>(
        `select count(*)::integer as count from unit_users join unit_accounts using (unit_id)
         where credit_code = $1`,
        [creditCode],
      )
      return rows[0]?.count ?? 0
    },
  }
}
