import type { AuditEntry } from '../../audit/audit.ts'
import { firstBrokenEntry } from '../../audit/postgres/audit-log.ts'
import type { Queryable } from '../../postgres/queryable.ts'
import type { AuditorsLog, PartyScope } from '../audit-ports.ts'

/** Reading the log is no act on what it tells of. */
const acted = `actor_id = $1 and action not like 'audit.%'`

export function createAuditorsLog(client: Queryable): AuditorsLog {
  return {
    async list({ readerId, subject, actorId, before, limit }) {
      const { rows } = await client.query<{ entry: string; hash: Buffer }>(
        `select entry, hash from audit_entries
         where ($2::text is null or (subject_kind = $2 and subject_id = $3))
           and ($4::text is null or actor_id = $4)
           and ($5::bigint is null or entry_number < $5)
           and not exists (
             select 1 from audit_entries own
             where own.subject_kind = audit_entries.subject_kind
               and own.subject_id = audit_entries.subject_id
               and own.actor_id = $1 and own.action not like 'audit.%')
         order by entry_number desc limit $6`,
        [
          readerId,
          subject?.kind ?? null,
          subject?.id ?? null,
          actorId,
          before?.toString() ?? null,
          limit,
        ],
      )
      return rows.map(({ entry, hash }) => {
        const { number, ...rest } = JSON.parse(entry) as AuditEntry & { number: string }
        return { ...rest, entryNumber: BigInt(number), hash: hash.toString('hex') }
      })
    },
    async hasActed(userId, { kind, id }) {
      const { rows } = await client.query(
        `select 1 from audit_entries where ${acted} and subject_kind = $2 and subject_id = $3
         limit 1`,
        [userId, kind, id],
      )
      return rows.length > 0
    },
    async bureauOf({ kind, id }) {
      const sql = bureauQueries[kind]
      if (sql === undefined) return null
      const { rows } = await client.query<{ bureau_id: string }>(sql, [id])
      return rows[0]?.bureau_id ?? null
    },
    firstBrokenEntry: () => firstBrokenEntry(client),
  }
}

/** How the bureau of a subject is found, by its kind. */
const bureauQueries: Readonly<Record<string, string>> = {
  bureau: 'select bureau_id from bureaus where bureau_id = $1',
  unit: 'select bureau_id from unit_accounts where unit_id = $1',
  unit_application: 'select bureau_id from unit_applications where application_id = $1',
  connection_application: 'select bureau_id from connection_applications where application_id = $1',
  user: `select bureau_id from bureau_users where user_id = $1
    union all
    select bureau_id from unit_users join unit_accounts using (unit_id) where user_id = $1`,
  issuer: 'select bureau_id from bureau_issuers where issuer_id = $1',
  lock_recovery: 'select bureau_id from lock_recoveries where recovery_id = $1',
}

export function createPartyScope(client: Queryable): PartyScope {
  return {
    async isIn(partyId, bureauIds) {
      // Digits 3 to 8 of the credit code are the area of the authority that registered the unit (GB 32100—2015).
      const { rows } = await client.query(
        `select 1 from unit_accounts where credit_code = $1 and bureau_id = any($2)
         union all
         select 1 from bureau_issuers where party_id = $1 and bureau_id = any($2)
         union all
         select 1 from bureaus
         where bureau_id = any($2) and kind = 'district' and area_code = substr($1, 3, 6)
         limit 1`,
        [partyId, bureauIds],
      )
      return rows.length > 0
    },
  }
}
