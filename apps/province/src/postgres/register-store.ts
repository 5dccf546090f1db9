import type { Pool } from 'pg'
import type {
  Figure,
  IssueFilter,
  IssuePlace,
  LockFilter,
  LockPlace,
  RegisterStore,
  StoredFigures,
} from '../register-ports.ts'

/** The registry as a bureau reads it, in PostgreSQL. */
export function createRegisterStore(pool: Pool): RegisterStore {
  return {
    byIssue: (filter, after, limit) => byIssue(pool, filter, after, limit),
    byLock: (filter, after, limit) => byLock(pool, filter, after, limit),
    figures: (range, after, limit) => figures(pool, range, after, limit),
  }
}

interface PlaceRow {
  readonly issued_on: string
  readonly issuer_id: string
  readonly bill_id: string
}

/** One index for each of the two, whose order is the order of the pages. */
const byIssueOfAll = `
  select to_char(issued_on, 'YYYY-MM-DD') as issued_on, issuer_id, bill_id from bills
  where issued_on between $1 and $2 and (issued_on, issuer_id, bill_id) > ($3::date, $4, $5::bigint)
  order by bills.issued_on, issuer_id, bill_id limit $6`
const byIssueOfOne = `
  select to_char(issued_on, 'YYYY-MM-DD') as issued_on, issuer_id, bill_id from bills
  where issuer_id = $4 and issued_on between $1 and $2
    and (issued_on, bill_id) > ($3::date, $5::bigint)
  order by bills.issued_on, bill_id limit $6`

async function byIssue(
  pool: Pool,
  { issuerId, from, to }: IssueFilter,
  after: IssuePlace,
  limit: number,
): Promise<readonly IssuePlace[]> {
  const { rows } = await pool.query<PlaceRow>({
    text: issuerId === null ? byIssueOfAll : byIssueOfOne,
    values: [from, to, after.issuedOn, issuerId ?? after.issuerId, after.billId, limit],
  })
  return rows.map((row) => ({
    issuedOn: row.issued_on,
    issuerId: row.issuer_id,
    billId: BigInt(row.bill_id),
  }))
}

const byLockOfAll = `
  select locked_at, bill_id from due_locks
  where locked_at < $1 and (locked_at, bill_id) > ($2::bigint, $3::bigint)
  order by locked_at, bill_id limit $4`
const byLockOfOne = `
  select locked_at, bill_id from due_locks
  where holder_id = $5 and locked_at < $1 and (locked_at, bill_id) > ($2::bigint, $3::bigint)
  order by locked_at, bill_id limit $4`

async function byLock(
  pool: Pool,
  { holderId, before }: LockFilter,
  after: LockPlace,
  limit: number,
): Promise<readonly LockPlace[]> {
  const { rows } = await pool.query<{ locked_at: string; bill_id: string }>({
    text: holderId === null ? byLockOfAll : byLockOfOne,
    values: [before, after.lockedAt, after.billId, limit, ...(holderId === null ? [] : [holderId])],
  })
  return rows.map(({ locked_at, bill_id }) => ({
    lockedAt: Number(locked_at),
    billId: BigInt(bill_id),
  }))
}

interface FiguresRow {
  readonly issued_on: string
  readonly issuer_id: string
  readonly issuer_name: string
  readonly issued: string
  readonly issued_fen: string
  readonly locked: string
  readonly locked_fen: string
  readonly reimbursed: string
  readonly reimbursed_fen: string
  readonly reversed: string
  readonly reversed_fen: string
  readonly median_days: number | null
}

/** Groups come out of the index in their order, so that a page reads no more bills than it counts. */
const figuresByDay = `
  select to_char(f.issued_on, 'YYYY-MM-DD') as issued_on, f.issuer_id, p.name as issuer_name,
    issued, issued_fen, locked, locked_fen, reimbursed, reimbursed_fen, reversed, reversed_fen,
    median_days
  from (
    select b.issued_on, b.issuer_id,
      count(*) as issued, sum(b.face_fen) as issued_fen,
      count(*) filter (where s.reimbursement = 'locked') as locked,
      coalesce(sum(b.face_fen) filter (where s.reimbursement = 'locked'), 0) as locked_fen,
      count(*) filter (where s.reimbursed_fen > 0) as reimbursed,
      coalesce(sum(s.reimbursed_fen), 0) as reimbursed_fen,
      count(*) filter (where s.standing = 'reversed') as reversed,
      coalesce(sum(b.face_fen) filter (where s.standing = 'reversed'), 0) as reversed_fen,
      percentile_cont(0.5) within group (order by case when s.reimbursed_fen > 0 then (
        select min((report ->> 'reimbursedOn')::date) - b.issued_on
        from json_array_elements(s.life::json -> 'reports') report
        where not (report ->> 'withdrawn')::boolean
      ) end) as median_days
    from bills b join bill_states s using (bill_id)
    where b.issued_on between $1 and $2 and (b.issued_on, b.issuer_id) > ($3::date, $4)
      and b.face_fen >= 0
    group by b.issued_on, b.issuer_id
    order by b.issued_on, b.issuer_id
    limit $5
  ) f join parties p on p.party_id = f.issuer_id
  order by f.issued_on, f.issuer_id`

async function figures(
  pool: Pool,
  { from, to }: Pick<IssueFilter, 'from' | 'to'>,
  after: Pick<IssuePlace, 'issuedOn' | 'issuerId'>,
  limit: number,
): Promise<readonly StoredFigures[]> {
  const { rows } = await pool.query<FiguresRow>({
    text: figuresByDay,
    values: [from, to, after.issuedOn, after.issuerId, limit],
  })
  return rows.map((row) => ({
    issuedOn: row.issued_on,
    issuerId: row.issuer_id,
    issuerName: row.issuer_name,
    issued: figure(row.issued, row.issued_fen),
    locked: figure(row.locked, row.locked_fen),
    reimbursed: figure(row.reimbursed, row.reimbursed_fen),
    reversed: figure(row.reversed, row.reversed_fen),
    medianDays: row.median_days,
  }))
}

function figure(bills: string, fen: string): Figure {
  return { bills: Number(bills), amount: BigInt(fen) }
}
