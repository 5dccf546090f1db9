import type { PersonalData } from '../../personal-data/personal-data.ts'
import { numberOrNull } from '../../postgres/column-values.ts'
import type { Queryable } from '../../postgres/queryable.ts'
import type { User, Users } from '../access-ports.ts'
import type { Role } from '../roles.ts'

interface UserRow {
  readonly user_id: string
  readonly login_name: string
  readonly audience: string
  readonly organisation_id: string
  readonly roles: string[]
  readonly state: string
  readonly sealed_name: Buffer
  readonly password_hash: string
  readonly password_must_change: boolean
  readonly password_expires_at: string | null
  readonly failed_attempts: number
  readonly locked_until: string | null
  readonly sealed_second_factor: Buffer | null
  readonly second_factor_confirmed: boolean
  readonly second_factor_step: string | null
  readonly created_at: string
}

export function createUsers(client: Queryable, personalData: PersonalData): Users {
  const first = async (sql: string, key: string): Promise<User | null> => {
    const { rows } = await client.query<UserRow>(sql, [key])
    return rows[0] === undefined ? null : userFrom(rows[0], personalData)
  }
  return {
    async add(user) {
      await client.query(
        `insert into users
           (user_id, login_name, audience, organisation_id, roles, state, sealed_name,
            password_hash, password_must_change, password_expires_at, failed_attempts, locked_until,
            sealed_second_factor, second_factor_confirmed, second_factor_step, created_at)
         values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16)`,
        [
          user.userId,
          user.loginName,
          user.audience,
          user.organisationId,
          ...changing(user, personalData),
          user.createdAt,
        ],
      )
    },
    findByLogin: (loginName) => first('select * from users where login_name = $1', loginName),
    find: (userId) => first('select * from users where user_id = $1', userId),
    hold: (userId) => first('select * from users where user_id = $1 for update', userId),
    async ofOrganisation(organisationId, limit) {
      const { rows } = await client.query<UserRow>(
        'select * from users where organisation_id = $1 order by user_id limit $2',
        [organisationId, limit],
      )
      return rows.map((row) => userFrom(row, personalData))
    },
    async closeAllOf(organisationId) {
      await client.query(`update users set state = 'closed' where organisation_id = $1`, [
        organisationId,
      ])
    },
    async save(user) {
      await client.query(
        `update users set roles = $2, state = $3, sealed_name = $4, password_hash = $5,
           password_must_change = $6, password_expires_at = $7, failed_attempts = $8,
           locked_until = $9, sealed_second_factor = $10, second_factor_confirmed = $11,
           second_factor_step = $12
         where user_id = $1`,
        [user.userId, ...changing(user, personalData)],
      )
    },
  }
}

/** Everything that can change of a user, in the order of the statements above. */
function changing(user: User, personalData: PersonalData): readonly unknown[] {
  const { secondFactorSecret } = user
  return [
    user.roles,
    user.state,
    personalData.seal(`user.name:${user.userId}`, user.name),
    user.passwordHash,
    user.passwordMustChange,
    user.passwordExpiresAt,
    user.failedAttempts,
    user.lockedUntil,
    secondFactorSecret === null
      ? null
      : personalData.seal(`user.second_factor:${user.userId}`, secondFactorSecret),
    user.secondFactorConfirmed,
    user.secondFactorStep,
  ]
}

function userFrom(row: UserRow, personalData: PersonalData): User {
  const { user_id: userId, sealed_second_factor: sealedSecret } = row
  return {
    userId,
    loginName: row.login_name,
    audience: row.audience as User['audience'],
    organisationId: row.organisation_id,
    roles: row.roles as Role[],
    state: row.state as User['state'],
    name: personalData.open(`user.name:${userId}`, row.sealed_name),
    passwordHash: row.password_hash,
    passwordMustChange: row.password_must_change,
    passwordExpiresAt: numberOrNull(row.password_expires_at),
    failedAttempts: row.failed_attempts,
    lockedUntil: numberOrNull(row.locked_until),
    secondFactorSecret:
      sealedSecret === null
        ? null
        : personalData.open(`user.second_factor:${userId}`, sealedSecret),
    secondFactorConfirmed: row.second_factor_confirmed,
    secondFactorStep: numberOrNull(row.second_factor_step),
    createdAt: Number(row.created_at),
  }
}
