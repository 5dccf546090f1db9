import type { PersonalData } from '../../personal-data/personal-data.ts'
import type { Queryable } from '../../postgres/queryable.ts'
import type { BureauUser, BureauUsers } from '../bureau-user-ports.ts'

interface BureauUserRow {
  readonly user_id: string
  readonly bureau_id: string
  readonly staff_number: string
  readonly sealed_email: Buffer
}

const place = (userId: string) => `bureau_users.email:${userId}`

export function createBureauUsers(client: Queryable, personalData: PersonalData): BureauUsers {
  const read = async (sql: string, values: unknown[]): Promise<readonly BureauUser[]> => {
    const { rows } = await client.query<BureauUserRow>(sql, values)
    return rows.map((row) => ({
      userId: row.user_id,
      bureauId: row.bureau_id,
      staffNumber: row.staff_number,
      email: personalData.open(place(row.user_id), row.sealed_email),
    }))
  }
  return {
    async add({ userId, bureauId, staffNumber, email }) {
      await client.query(
        `insert into bureau_users (user_id, bureau_id, staff_number, sealed_email)
         values ($1, $2, $3, $4)`,
        [userId, bureauId, staffNumber, personalData.seal(place(userId), email)],
      )
    },
    find: async (userId) =>
      (await read('select * from bureau_users where user_id = $1', [userId]))[0] ?? null,
    async isTaken(staffNumber) {
      const { rows } = await client.query('select 1 from bureau_users where staff_number = $1', [
        staffNumber,
      ])
      return rows.length > 0
    },
    ofBureau: (bureauId, limit) =>
      read('select * from bureau_users where bureau_id = $1 order by user_id limit $2', [
        bureauId,
        limit,
      ]),
  }
}
