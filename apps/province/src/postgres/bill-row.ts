import type { Bill, BillFacts, BillId, Form, Standing } from '@piaoqiao/domain'
import { fenFromYuan, reimbursedFen, reimbursementOf, yuanFromFen } from '@piaoqiao/domain'
import type { StoredBill } from '../ports.ts'

/** A bill as the tables `bills` and `bill_states` hold it; `pg` gives bigint as text and json as an object. */
export interface BillRow {
  readonly bill_id: string
  readonly facts: Record<string, unknown>
  readonly standing: string
  readonly form: string
  readonly sequence: number
  readonly last_hash: Buffer
  readonly changed_at: string
  readonly life: Record<string, unknown>
}

const billIdNames = new Set(['original', 'redBill'])
const fenNames = new Set(['face', 'reimbursable', 'amount', 'amountMax'])

/** Facts and life hold amounts as yuan and bill keys as digits, as events do. */
function jsonOf(value: unknown): string {
  return JSON.stringify(value, (name, member: unknown) => {
    if (typeof member !== 'bigint') return member
    return billIdNames.has(name) ? member.toString() : yuanFromFen(member)
  })
}

/** Turns the texts of amounts and bill keys back, in place: the object was just parsed and belongs to nobody else. */
function revive(value: unknown): void {
  if (typeof value !== 'object' || value === null) return
  const record = value as Record<string, unknown>
  for (const [name, member] of Object.entries(record)) {
    if (typeof member === 'string') {
      if (fenNames.has(name)) record[name] = fenFromYuan(member)
      else if (billIdNames.has(name)) record[name] = BigInt(member)
    } else {
      revive(member)
    }
  }
}

export function factsJson(facts: BillFacts): string {
  return jsonOf(facts)
}

/** What changes over a bill's life, apart from what has a column of its own. */
export function lifeJson(bill: Bill): string {
  const { lock, reports, authorisations, pendingReversal, redBill, paper, income, stakeholders } =
    bill
  return jsonOf({
    lock,
    reports,
    authorisations,
    pendingReversal,
    redBill,
    paper,
    income,
    stakeholders,
  })
}

/** The columns of `bill_states` for a bill, in the order of `stateColumns`. */
export function stateOf(bill: Bill): {
  readonly standing: string
  readonly form: string
  readonly reimbursement: string
  readonly reimbursed: bigint
} {
  return {
    standing: bill.standing,
    form: bill.form,
    reimbursement: reimbursementOf(bill),
    reimbursed: reimbursedFen(bill),
  }
}

export function billFromRow(row: BillRow): StoredBill {
  revive(row.facts)
  revive(row.life)
  const bill: Bill = {
    id: BigInt(row.bill_id) as BillId,
    facts: row.facts as unknown as BillFacts,
    standing: row.standing as Standing,
    form: row.form as Form,
    sequence: row.sequence,
    changedAt: Number(row.changed_at),
    ...(row.life as unknown as Pick<
      Bill,
      | 'lock'
      | 'reports'
      | 'authorisations'
      | 'pendingReversal'
      | 'redBill'
      | 'paper'
      | 'income'
      | 'stakeholders'
    >),
  }
  return { bill, lastHash: row.last_hash.toString('hex') }
}
