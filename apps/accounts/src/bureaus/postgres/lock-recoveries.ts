import type { Queryable } from '../../postgres/queryable.ts'
import type { LockRecoveries, LockRecovery } from '../recovery-ports.ts'

interface RecoveryRow {
  readonly recovery_id: string
  readonly bill_code: string
  readonly bill_number: string
  readonly lock_id: string
  readonly bureau_id: string
  readonly reason: string
  readonly requested_by: string
  readonly requested_at: string
  readonly expires_at: string
  readonly state: string
  readonly decided_by: string | null
  readonly decided_at: string | null
  readonly outcome: string | null
}

export function createLockRecoveries(client: Queryable): LockRecoveries {
  const read = async (sql: string, values: unknown[]): Promise<readonly LockRecovery[]> => {
    const { rows } = await client.query<RecoveryRow>(sql, values)
    return rows.map(recoveryFrom)
  }
  const first = async (sql: string, values: unknown[]) => (await read(sql, values))[0] ?? null
  return {
    async add(recovery) {
      await client.query(
        `insert into lock_recoveries (recovery_id, bill_code, bill_number, lock_id, bureau_id,
           reason, requested_by, requested_at, expires_at, state)
         values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)`,
        [
          recovery.recoveryId,
          recovery.billCode,
          recovery.billNumber,
          recovery.lockId,
          recovery.bureauId,
          recovery.reason,
          recovery.requestedBy,
          recovery.requestedAt,
          recovery.expiresAt,
          recovery.state,
        ],
      )
    },
    hold: (id) => first('select * from lock_recoveries where recovery_id = $1 for update', [id]),
    async holdPending({ billCode, billNumber, lockId }) {
      await client.query('select pg_advisory_xact_lock(hashtextextended($1, 0))', [
        `lock recovery ${billCode} ${billNumber} ${lockId}`,
      ])
      return first(
        `select * from lock_recoveries where bill_code = $1 and bill_number = $2 and lock_id = $3
           and state in ('requested', 'approved')`,
        [billCode, billNumber, lockId],
      )
    },
    async save({ recoveryId, state, decidedBy, decidedAt, outcome }) {
      await client.query(
        `update lock_recoveries set state = $2, decided_by = $3, decided_at = $4, outcome = $5
         where recovery_id = $1`,
        [recoveryId, state, decidedBy, decidedAt, outcome],
      )
    },
    list: (bureauIds, before, limit) =>
      read(
        `select * from lock_recoveries
         where bureau_id = any($1) and ($2::text is null or recovery_id < $2)
         order by recovery_id desc limit $3`,
        [bureauIds, before, limit],
      ),
    async expire(at, limit) {
      const { rows } = await client.query<{ recovery_id: string }>(
        `update lock_recoveries set state = 'expired', decided_at = $1
         where recovery_id in (
           select recovery_id from lock_recoveries
           where state = 'requested' and expires_at <= $1 order by expires_at limit $2 for update)
         returning recovery_id`,
        [at, limit],
      )
      return rows.map((row) => row.recovery_id)
    },
  }
}

function recoveryFrom(row: RecoveryRow): LockRecovery {
  return {
    recoveryId: row.recovery_id,
    billCode: row.bill_code,
    billNumber: row.bill_number,
    lockId: row.lock_id,
    bureauId: row.bureau_id,
    reason: row.reason,
    requestedBy: row.requested_by,
    requestedAt: Number(row.requested_at),
    expiresAt: Number(row.expires_at),
    state: row.state as LockRecovery['state'],
    decidedBy: row.decided_by,
    decidedAt: row.decided_at === null ? null : Number(row.decided_at),
    outcome: row.outcome,
  }
}
