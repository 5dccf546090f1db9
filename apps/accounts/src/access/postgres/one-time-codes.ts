import type { CodePurpose, KeptCodes } from '../one-time-codes.ts'
import type { Queryable } from '../../postgres/queryable.ts'

interface CodeRow {
  readonly purpose: string
  readonly target_hash: Buffer
  readonly code_hash: Buffer
  readonly attempts_left: number
  readonly issued_at: string
  readonly expires_at: string
  readonly used_at: string | null
  readonly day: string
  readonly issued_on_day: number
}

export function createKeptCodes(client: Queryable): KeptCodes {
  return {
    async hold(purpose, targetHash) {
      // Two requests at once for a target that has no row yet must not both find nothing.
      await client.query('select pg_advisory_xact_lock(hashtextextended($1, 0))', [
        `code ${purpose} ${Buffer.from(targetHash).toString('hex')}`,
      ])
      const { rows } = await client.query<CodeRow>(
        'select * from one_time_codes where purpose = $1 and target_hash = $2',
        [purpose, targetHash],
      )
      const [row] = rows
      if (row === undefined) return null
      return {
        purpose: row.purpose as CodePurpose,
        targetHash: row.target_hash,
        codeHash: row.code_hash,
        attemptsLeft: row.attempts_left,
        issuedAt: Number(row.issued_at),
        expiresAt: Number(row.expires_at),
        usedAt: row.used_at === null ? null : Number(row.used_at),
        day: row.day,
        issuedOnDay: row.issued_on_day,
      }
    },
    async save(code) {
      await client.query(
        `insert into one_time_codes
           (purpose, target_hash, code_hash, attempts_left, issued_at, expires_at, used_at, day,
            issued_on_day)
         values ($1, $2, $3, $4, $5, $6, $7, $8, $9)
         on conflict (purpose, target_hash) do update set
           code_hash = excluded.code_hash, attempts_left = excluded.attempts_left,
           issued_at = excluded.issued_at, expires_at = excluded.expires_at,
           used_at = excluded.used_at, day = excluded.day, issued_on_day = excluded.issued_on_day`,
        [
          code.purpose,
          code.targetHash,
          code.codeHash,
          code.attemptsLeft,
          code.issuedAt,
          code.expiresAt,
          code.usedAt,
          code.day,
          code.issuedOnDay,
        ],
      )
    },
  }
}
