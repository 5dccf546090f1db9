import type { BillId } from '@piaoqiao/domain'
import type { Pool } from 'pg'
import { readRegistry } from '../checks/read-registry.ts'
import type { RecordedBill } from '../checks/read-registry.ts'

/** A bill, or a red bill, as the station keeps it. */
export interface StationBill {
  readonly billId: BillId
  /** Null on a red bill. */
  readonly busNo: string | null
  readonly original: BillId | null
  readonly checkCode: string
  readonly registration: string
}

export async function readStation(pool: Pool): Promise<readonly StationBill[]> {
  const { rows } = await pool.query<{
    bill_id: string
    business_number: string | null
    original_bill_id: string | null
    check_code: string
    registration: string
  }>(
    'select bill_id, business_number, original_bill_id, check_code, registration from bills order by bill_id',
  )
  return rows.map((row) => ({
    billId: BigInt(row.bill_id),
    busNo: row.business_number,
    original: row.original_bill_id === null ? null : BigInt(row.original_bill_id),
    checkCode: row.check_code,
    registration: row.registration,
  }))
}

/** Everything that the registry has of the hospital. */
export async function readRegistered(
  pool: Pool,
  issuerId: string,
): Promise<readonly RecordedBill[]> {
  const { rows } = await pool.query<{ bill_id: string }>(
    'select bill_id from bills where issuer_id = $1 order by bill_id',
    [issuerId],
  )
  return readRegistry(
    pool,
    rows.map(({ bill_id }) => BigInt(bill_id)),
  )
}

/**
 * Whether the station still has something to do by itself. Notices that wait out a pause, or the lease of a process that
 * was killed, are made due at once.
 */
export async function isStationBusy(pool: Pool): Promise<boolean> {
  await pool.query('update his_notices set due_at = 0 where delivered_at is null')
  const { rows } = await pool.query<{ busy: boolean }>(
    `select exists (select from bills where registration = 'waiting')
       or exists (select from operations where answered_at is null)
       or exists (select from his_notices where delivered_at is null)
       or exists (select from his_write_offs where not ended) as busy`,
  )
  return rows[0]?.busy !== false
}
