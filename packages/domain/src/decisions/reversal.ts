import type { Answer } from '../answer.ts'
import { reimbursedFen } from '../bill.ts'
import type { Bill, BillFacts } from '../bill.ts'
import type { ChangeOf } from '../commands.ts'
import { homeProvinceOf } from '../identifiers.ts'
import type { BillId } from '../identifiers.ts'
import { firstRefusal, refusal } from '../refusals.ts'
import { answered } from './answering.ts'
import type { Deciding } from './deciding.ts'
import { reportersToAsk } from './expiry.ts'
import { issuerGrounds } from './grounds.ts'
import { enterConflict, registered } from './register.ts'

/**
 * `reversal.lock` (冲红锁定): the issuer asks before it reverses. Granted at once when nobody holds or reimbursed the bill;
 * marked while a unit holds it; otherwise every unit that reimbursed is asked to withdraw.
 */
export function decideReversalLock(
  deciding: Deciding,
  { reason }: ChangeOf<'reversal.lock'>,
): Answer {
  const { bill } = deciding
  const refused = firstRefusal([
    ...issuerGrounds(deciding),
    bill.facts.original !== null && refusal('BILL_IS_RED'),
    bill.standing === 'reversed' && refusal('BILL_REVERSED'),
    bill.form === 'exchanged' && refusal('BILL_EXCHANGED'),
  ])
  if (refused) return { outcome: 'refused', refusal: refused }
  if (bill.standing === 'reversal_locked') return answered(deciding, 'REVERSAL_GRANTED')
  if (bill.pendingReversal !== null) {
    const held = bill.pendingReversal.awaiting === 'unlock'
    return answered(deciding, held ? 'REVERSAL_HELD_MARKED' : 'REVERSAL_RECOVERY_ASKED')
  }
  if (bill.lock !== null) {
    deciding.happen({ kind: 'reversal.marked', reason })
    return answered(deciding, 'REVERSAL_HELD_MARKED')
  }
  if (reimbursedFen(bill) > 0n) {
    const reporters = reportersToAsk(deciding)
    deciding.happen({ kind: 'reversal.recovery_asked', reason, reporters })
    return answered(deciding, 'REVERSAL_RECOVERY_ASKED')
  }
  deciding.happen({ kind: 'reversal.locked', reason })
  return answered(deciding, 'REVERSAL_GRANTED')
}

/** `reversal.release`: the issuer gives the reversal up, whether it was granted or still waiting. */
export function decideReversalRelease(
  deciding: Deciding,
  { reason }: ChangeOf<'reversal.release'>,
): Answer {
  const { bill } = deciding
  const asked = bill.standing === 'reversal_locked' || bill.pendingReversal !== null
  const refused = firstRefusal([
    ...issuerGrounds(deciding),
    bill.standing === 'reversed' && refusal('BILL_REVERSED'),
    !asked && refusal('REVERSAL_NOT_REQUESTED'),
  ])
  if (refused) return { outcome: 'refused', refusal: refused }
  const kind = bill.standing === 'reversal_locked' ? 'reversal.released' : 'reversal.withdrawn'
  deciding.happen({ kind, reason })
  return answered(deciding, 'REVERSAL_RELEASED')
}

/**
 * `reversal.complete` (冲红): the red bill is registered and the original is reversed, both or neither.
 * @param red the decision on the red bill's key
 * @param taken the bill that is already there under the red bill's key, or null
 */
export function decideReversalComplete(
  deciding: Deciding,
  red: Deciding,
  taken: Bill | null,
  { redBillId, redFacts, redPortals }: ChangeOf<'reversal.complete'>,
): Answer {
  const { bill } = deciding
  const collides = taken !== null && taken.id !== bill.id && taken.id !== bill.redBill
  const refused = firstRefusal([
    ...issuerGrounds(deciding),
    collides && refusal('BILL_ALREADY_REGISTERED'),
    bill.standing === 'reversed' && refusal('BILL_REVERSED'),
    bill.standing === 'valid' && refusal('REVERSAL_NOT_LOCKED'),
    !reverses(bill, redBillId, redFacts) && refusal('RED_BILL_MISMATCH'),
  ])
  if (refused) {
    if (refused.code === 'BILL_ALREADY_REGISTERED') enterConflict(red, redFacts)
    return { outcome: 'refused', refusal: refused }
  }
  red.happen(registered(redFacts, redPortals))
  deciding.happen({ kind: 'reversal.completed', redBillId })
  return answered(deciding, 'REVERSED')
}

/** Whether a red bill takes back exactly this bill, and belongs into the same registry. */
function reverses(bill: Bill, redBillId: BillId, redFacts: BillFacts): boolean {
  return (
    redFacts.original === bill.id &&
    redFacts.face === -bill.facts.face &&
    redFacts.issuer.id === bill.facts.issuer.id &&
    redBillId !== bill.id &&
    homeProvinceOf(redBillId) === homeProvinceOf(bill.id)
  )
}
