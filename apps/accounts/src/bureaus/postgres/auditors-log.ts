import { actedBy, firstBrokenEntry, listAudit } from '../../audit/postgres/audit-log.ts'
import type { Queryable } from '../../postgres/queryable.ts'
import type { AuditorsLog, PartyScope } from '../audit-ports.ts'

export function createAuditorsLog(client: Queryable): AuditorsLog {
  return {
    list: (query) => listAudit(client, query),
    async hasActed(userId, { kind, id }) {
      const { rows } = await client.query(
        `select 1 from audit_entries where subject_kind = $2 and subject_id = $3 and ${actedBy('$1')}
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
  signal: 'select bureau_id from signals where signal_id = $1',
  lock_recovery: 'select bureau_id from lock_recoveries where recovery_id = $1',
  rollout_institution: 'select bureau_id from rollout_institutions where institution_id = $1',
  rollout_duty: 'select bureau_id from rollout_duties where duty_id = $1',
  rollout_activity: 'select bureau_id from rollout_activities where activity_id = $1',
  rollout_problem: 'select bureau_id from rollout_problems where problem_id = $1',
  announcement: 'select bureau_id from announcements where announcement_id = $1',
}

export function createPartyScope(client: Queryable): PartyScope {
  const within: PartyScope['within'] = async (partyIds, bureauIds) => {
    // Digits 3 to 8 of the credit code are the area of the authority that registered the unit (GB 32100—2015).
    const { rows } = await client.query<{ party_id: string }>(
      `select credit_code as party_id from unit_accounts
       where credit_code = any($1) and bureau_id = any($2)
       union
       select party_id from bureau_issuers where party_id = any($1) and bureau_id = any($2)
       union
       select party_id from unnest($1::text[]) as asked(party_id)
       join bureaus on bureau_id = any($2) and kind = 'district' and area_code = substr(party_id, 3, 6)`,
      [partyIds, bureauIds],
    )
    return new Set(rows.map((row) => row.party_id))
  }
  return {
    within,
    isIn: async (partyId, bureauIds) => (await within([partyId], bureauIds)).has(partyId),
  }
}
