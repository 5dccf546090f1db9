import type { Answer } from '../answer.ts'
import { reimbursedFen } from '../bill.ts'
import type { ChangeOf } from '../commands.ts'
import { firstRefusal, refusal } from '../refusals.ts'
import { answered } from './answering.ts'
import type { Deciding } from './deciding.ts'
import { issuerGrounds, lockedGround } from './grounds.ts'

/** `paper.exchange` (换开纸质票据): from now on the paper stands in for the electronic bill, which nobody can lock. */
export function decidePaperExchange(
  deciding: Deciding,
  { paper }: ChangeOf<'paper.exchange'>,
): Answer {
  const { bill } = deciding
  const refused = firstRefusal([
    ...issuerGrounds(deciding),
    bill.facts.original !== null && refusal('BILL_IS_RED'),
    bill.standing === 'reversed' && refusal('BILL_REVERSED'),
    bill.standing === 'reversal_locked' && refusal('BILL_REVERSAL_LOCKED'),
    bill.pendingReversal !== null && refusal('BILL_REVERSAL_PENDING'),
    bill.form === 'exchanged' && refusal('BILL_EXCHANGED'),
    lockedGround(bill.lock),
    // The paper would show the full amount although part of it was already reimbursed.
    reimbursedFen(bill) > 0n && refusal('BILL_ALREADY_USED'),
  ])
  if (refused) return { outcome: 'refused', refusal: refused }
  deciding.happen({ kind: 'paper.exchanged', paper })
  return answered(deciding, 'EXCHANGED')
}

/** `paper.return`: the paper came back and was voided; the electronic bill can be used again. */
export function decidePaperReturn(deciding: Deciding, { paper }: ChangeOf<'paper.return'>): Answer {
  const { bill } = deciding
  const same =
    bill.paper?.paperCode === paper.paperCode && bill.paper.paperNumber === paper.paperNumber
  const refused = firstRefusal([
    ...issuerGrounds(deciding),
    bill.form === 'electronic' && refusal('BILL_NOT_EXCHANGED'),
    !same && refusal('PAPER_MISMATCH'),
  ])
  if (refused) return { outcome: 'refused', refusal: refused }
  deciding.happen({ kind: 'paper.returned', paper })
  return answered(deciding, 'PAPER_RETURNED')
}
