import type { Session, Sessions } from '../access-ports.ts'
import type { Queryable } from '../../postgres/queryable.ts'

interface SessionRow {
  readonly token_hash: Buffer
  readonly audience: string
  readonly subject_id: string
  readonly organisation_id: string
  readonly roles: string[]
  readonly stage: string
  readonly seen_at: string
  readonly expires_at: string
}

export function createSessions(client: Queryable): Sessions {
  return {
    async add(session) {
      await client.query(
        `insert into sessions
           (token_hash, audience, subject_id, organisation_id, roles, stage, seen_at, expires_at)
         values ($1, $2, $3, $4, $5, $6, $7, $8)`,
        [
          session.tokenHash,
          session.audience,
          session.subjectId,
          session.organisationId,
          session.roles,
          session.stage,
          session.seenAt,
          session.expiresAt,
        ],
      )
    },
    async find(tokenHash) {
      const { rows } = await client.query<SessionRow>(
        'select * from sessions where token_hash = $1',
        [tokenHash],
      )
      return rows[0] === undefined ? null : sessionFrom(rows[0])
    },
    async moveTo(tokenHash, stage) {
      await client.query('update sessions set stage = $2 where token_hash = $1', [tokenHash, stage])
    },
    async seen(tokenHash, at) {
      await client.query(
        'update sessions set seen_at = greatest(seen_at, $2) where token_hash = $1',
        [tokenHash, at],
      )
    },
    async remove(tokenHash) {
      await client.query('delete from sessions where token_hash = $1', [tokenHash])
    },
    async removeOf(subjectId) {
      await client.query('delete from sessions where subject_id = $1', [subjectId])
    },
    async removeOfUsersOf(organisationId) {
      await client.query(
        `delete from sessions
         where subject_id in (select user_id from users where organisation_id = $1)`,
        [organisationId],
      )
    },
    async removeEnded(at) {
      const { rowCount } = await client.query('delete from sessions where expires_at <= $1', [at])
      return rowCount ?? 0
    },
  }
}

function sessionFrom(row: SessionRow): Session {
  return {
    tokenHash: row.token_hash,
    audience: row.audience as Session['audience'],
    subjectId: row.subject_id,
    organisationId: row.organisation_id,
    roles: row.roles as Session['roles'],
    stage: row.stage as Session['stage'],
    seenAt: Number(row.seen_at),
    expiresAt: Number(row.expires_at),
  }
}
