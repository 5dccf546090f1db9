import { stateWord, type Bill, type Party } from '@piaoqiao/domain'
import {
  after,
  another,
  caller,
  facts,
  issuer,
  redBill,
  registered,
  reversalCompleted,
} from './sample-bill.ts'

/** Where a bill can stand when somebody asks for something. */
export interface Situation {
  /** The word that people read, and where it matters whose lock or report it is. */
  readonly name: string
  readonly bill: Bill
}

const free = registered()
const reversalLocked = askedBack(free)

/** Every state of a bill, from the point of view of a unit that asks for something. */
export const situations: readonly Situation[] = [
  situation(free),
  situation(registered({ reimbursable: 0n })),
  ...[caller, another].flatMap((unit) => [
    situation(locked(free, unit), unit),
    situation(reported(locked(free, unit), unit, 3_000n), unit),
    situation(reported(locked(free, unit), unit, facts.reimbursable), unit),
    situation(posted(reported(locked(free, unit), unit, facts.reimbursable), unit), unit),
    situation(askedBack(locked(free, unit)), unit),
    situation(askedBack(reported(locked(free, unit), unit, 3_000n)), unit),
  ]),
  situation(reversalLocked),
  situation(after(reversalLocked, issuer, reversalCompleted)),
  situation(exchanged(free)),
  situation(redBill(reversalLocked)),
]

function situation(bill: Bill, unit?: Party): Situation {
  const word = stateWord(bill)
  return { name: unit === undefined ? word : `${word}·${unit.name}`, bill }
}

function locked(bill: Bill, unit: Party): Bill {
  const { checkCode, face, issuedOn } = bill.facts
  return after(bill, unit, {
    kind: 'bill.lock',
    purpose: 'employer_expense',
    businessReference: 'BX-2026-0001',
    basis: { kind: 'presented' },
    presented: { checkCode, face, issuedOn },
    days: 30,
  })
}

function reported(bill: Bill, unit: Party, amount: bigint): Bill {
  return after(bill, unit, {
    kind: 'reimbursement.report',
    amount,
    reimbursedOn: '2026-03-02',
    voucherNumber: '记-1',
    postedOn: null,
  })
}

function posted(bill: Bill, unit: Party): Bill {
  const reportId = bill.reports.at(-1)?.reportId ?? ''
  return after(bill, unit, {
    kind: 'reimbursement.post',
    reportId,
    postedOn: '2026-03-02',
    voucherNumber: '记-2',
  })
}

function askedBack(bill: Bill): Bill {
  return after(bill, issuer, { kind: 'reversal.lock', reason: '退费' })
}

function exchanged(bill: Bill): Bill {
  const paper = { paperCode: '50060199', paperNumber: '0000009001' }
  return after(bill, issuer, { kind: 'paper.exchange', paper })
}
