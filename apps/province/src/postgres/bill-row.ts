import type {
  Authorisation,
  Bill,
  BillFacts,
  Form,
  IncomePosting,
  Report,
  Standing,
} from '@piaoqiao/domain'
import { fenFromYuan, reimbursedFen, reimbursementOf, yuanFromFen } from '@piaoqiao/domain'
import type { StoredBill } from '../ports.ts'

/** A bill as the tables `bills` and `bill_states` hold it. Facts and life are JSON; amounts stand there as yuan, bill keys as digits. */
export interface BillRow {
  readonly bill_id: string
  readonly facts: string
  readonly standing: string
  readonly form: string
  readonly sequence: number
  readonly last_hash: Buffer
  readonly changed_at: string
  readonly life: string
}

export function factsJson(facts: BillFacts): string {
  const { face, reimbursable, original } = facts
  return JSON.stringify({
    ...facts,
    face: yuanFromFen(face),
    reimbursable: yuanFromFen(reimbursable),
    original: original?.toString() ?? null,
  })
}

/** What changes over a bill's life, apart from what has a column of its own. */
export function lifeJson(bill: Bill): string {
  const { lock, reports, authorisations, pendingReversal, redBill, paper, income } = bill
  const { collectorKey, stakeholders } = bill
  return JSON.stringify({
    lock,
    reports: reports.map((report) => ({ ...report, amount: yuanFromFen(report.amount) })),
    authorisations: authorisations.map((granted) => ({
      ...granted,
      amountMax: granted.amountMax === null ? null : yuanFromFen(granted.amountMax),
    })),
    pendingReversal,
    redBill: redBill?.toString() ?? null,
    paper,
    income: income === null ? null : { ...income, amount: yuanFromFen(income.amount) },
    collectorKey,
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
  const bill: Bill = {
    id: BigInt(row.bill_id),
    facts: factsFrom(row.facts),
    standing: row.standing as Standing,
    form: row.form as Form,
    sequence: row.sequence,
    changedAt: Number(row.changed_at),
    ...lifeFrom(row.life),
  }
  return { bill, lastHash: row.last_hash.toString('hex') }
}

/** A document of our own store with texts in place of integers; it was written by the functions above. */
type Stored<T, Keys extends keyof T> = Omit<T, Keys> & Record<Keys, string>

function factsFrom(json: string): BillFacts {
  const stored = JSON.parse(json) as Stored<BillFacts, 'face' | 'reimbursable'> & {
    readonly original: string | null
  }
  return {
    ...stored,
    face: fenFromYuan(stored.face),
    reimbursable: fenFromYuan(stored.reimbursable),
    original: stored.original === null ? null : BigInt(stored.original),
  }
}

type Life = Pick<
  Bill,
  | 'lock'
  | 'reports'
  | 'authorisations'
  | 'pendingReversal'
  | 'redBill'
  | 'paper'
  | 'income'
  | 'collectorKey'
  | 'stakeholders'
>

function lifeFrom(json: string): Life {
  const stored = JSON.parse(json) as Omit<
    Life,
    'reports' | 'authorisations' | 'redBill' | 'income' | 'collectorKey'
  > & {
    readonly reports: readonly Stored<Report, 'amount'>[]
    readonly authorisations: readonly (Omit<Authorisation, 'amountMax'> & {
      readonly amountMax: string | null
    })[]
    readonly redBill: string | null
    readonly income: Stored<IncomePosting, 'amount'> | null
    /** Missing where the bill has not changed since there are collectors. */
    readonly collectorKey?: string | null
  }
  const { reports, authorisations, redBill, income } = stored
  return {
    ...stored,
    reports: reports.map((report) => ({ ...report, amount: fenFromYuan(report.amount) })),
    authorisations: authorisations.map((granted) => ({
      ...granted,
      amountMax: granted.amountMax === null ? null : fenFromYuan(granted.amountMax),
    })),
    redBill: redBill === null ? null : BigInt(redBill),
    collectorKey: stored.collectorKey ?? null,
    income: income === null ? null : { ...income, amount: fenFromYuan(income.amount) },
  }
}
