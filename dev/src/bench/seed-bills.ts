import { billIdFrom } from '@piaoqiao/domain'
import type { BillId, Party } from '@piaoqiao/domain'
import type { Pool } from 'pg'

/** The bills of a benchmark: one code, numbers from 1, all of one issuer, each 993.54 yuan with 797.50 reimbursable. */
export const benchBillCode = '50060126'
export const benchCheckCode = 'a1b2c3'
export const benchIssuer: Party = {
  id: '12500104MB0000001H',
  name: '大渡口区示例医院',
  province: '50',
}

const facts = JSON.stringify({
  billName: '重庆市医疗门诊收费票据（电子）',
  issuer: benchIssuer,
  checkCode: benchCheckCode,
  issuedOn: '2026-03-02',
  face: '993.54',
  reimbursable: '797.50',
  payerKey: 'c'.repeat(64),
  contentDigest: 'd'.repeat(64),
  original: null,
})

const life = JSON.stringify({
  lock: null,
  reports: [],
  authorisations: [],
  pendingReversal: null,
  redBill: null,
  paper: null,
  income: null,
  stakeholders: [{ id: benchIssuer.id, province: benchIssuer.province }],
})

/** How many bills one statement writes. */
const rowsPerStatement = 100_000

/** Registers bills 1 to `count` straight in the tables, as many registrations would have left them. */
export async function seedBills(pool: Pool, count: number): Promise<void> {
  const first = billIdFrom(benchBillCode, '0000000000')
  for (let from = 1; from <= count; from += rowsPerStatement) {
    const to = Math.min(from + rowsPerStatement - 1, count)
    await pool.query(
      `with numbers as (select $1::bigint + n as bill_id from generate_series($2::bigint, $3) as n),
       states as (
         insert into bill_states (bill_id, standing, form, reimbursement, reimbursed_fen, sequence,
           last_hash, changed_at, life)
         select bill_id, 'valid', 'electronic', 'open', 0, 1, decode(repeat('ab', 32), 'hex'), 0,
           $5::text from numbers),
       events as (
         insert into bill_events (bill_id, sequence, hash, event)
         select bill_id, 1, decode(repeat('ab', 32), 'hex'), $4 from numbers)
       insert into bills (bill_id, issuer_id, issued_on, face_fen, payer_key, facts)
       select bill_id, $6, '2026-03-02', 99354, repeat('c', 64), $4::text from numbers`,
      [first, from, to, facts, life, benchIssuer.id],
    )
  }
  await pool.query('vacuum analyze')
}

export function benchBillId(number: number): BillId {
  return billIdFrom(benchBillCode, String(number).padStart(10, '0'))
}
