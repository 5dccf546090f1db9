import type { Answer } from './answer.ts'
import type { Bill } from './bill.ts'
import type { Command } from './commands.ts'
import { decideGrant, decideRevoke } from './decisions/authorisation.ts'
import { Deciding } from './decisions/deciding.ts'
import { endExpiredLock } from './decisions/expiry.ts'
import { decideIncomePost, decideIncomeUnpost } from './decisions/income.ts'
import { decideExtend, decideLock, decideUnlock } from './decisions/lock.ts'
import { decidePaperExchange, decidePaperReturn } from './decisions/paper.ts'
import { decideFirstRegistration, decideRepeatedRegistration } from './decisions/register.ts'
import { decidePost, decideReport, decideUnpost, decideWithdraw } from './decisions/report.ts'
import {
  decideReversalComplete,
  decideReversalLock,
  decideReversalRelease,
} from './decisions/reversal.ts'
import { decideLockExpiry, decideLockWarning } from './decisions/schedule.ts'
import type { BillEvent } from './events.ts'
import { assertInvariants } from './invariants.ts'
import { refusal } from './refusals.ts'
import type { Instant } from './time.ts'

/** What is to happen: the events to append (of the bill, then of its red bill), the bills after them, and the answer. */
export interface Decision {
  readonly events: readonly BillEvent[]
  readonly bills: readonly Bill[]
  readonly answer: Answer
}

/**
 * Decides one command.
 * @param bill the bill as it stands, or null when the registry does not know it
 * @param redBill for `reversal.complete` the bill under the red bill's key, when there is one
 * @param at the moment of the decision
 * @throws InvariantBroken when the bill after the decision would break a rule of design section 4: nothing may be written
 */
export function decide(
  bill: Bill | null,
  redBill: Bill | null,
  command: Command,
  at: Instant,
): Decision {
  const deciding = new Deciding(bill, command, at)
  const { change } = command
  if (bill === null) {
    if (change.kind !== 'bill.register') {
      return {
        events: [],
        bills: [],
        answer: { outcome: 'refused', refusal: refusal('BILL_NOT_FOUND') },
      }
    }
    return decided(deciding, decideFirstRegistration(deciding, change), null)
  }
  endExpiredLock(deciding)
  if (change.kind !== 'reversal.complete') return decided(deciding, answerTo(deciding), null)
  const red = new Deciding(null, { ...command, billId: change.redBillId }, at)
  return decided(deciding, decideReversalComplete(deciding, red, redBill !== null, change), red)
}

function answerTo(deciding: Deciding): Answer {
  const { change } = deciding.command
  switch (change.kind) {
    case 'bill.register':
      return decideRepeatedRegistration(deciding, change)
    case 'bill.lock':
      return decideLock(deciding, change)
    case 'bill.extend':
      return decideExtend(deciding, change)
    case 'bill.unlock':
      return decideUnlock(deciding, change)
    case 'reimbursement.report':
      return decideReport(deciding, change)
    case 'reimbursement.withdraw':
      return decideWithdraw(deciding, change)
    case 'reimbursement.post':
      return decidePost(deciding, change)
    case 'reimbursement.unpost':
      return decideUnpost(deciding, change)
    case 'reversal.lock':
      return decideReversalLock(deciding, change)
    case 'reversal.release':
      return decideReversalRelease(deciding, change)
    case 'paper.exchange':
      return decidePaperExchange(deciding, change)
    case 'paper.return':
      return decidePaperReturn(deciding, change)
    case 'income.post':
      return decideIncomePost(deciding, change)
    case 'income.unpost':
      return decideIncomeUnpost(deciding, change)
    case 'authorisation.grant':
      return decideGrant(deciding, change)
    case 'authorisation.revoke':
      return decideRevoke(deciding, change)
    case 'bill.lock_warn':
      return decideLockWarning(deciding, change)
    case 'bill.lock_expire':
      return decideLockExpiry(deciding, change)
    case 'reversal.complete':
      throw new Error('a reversal is completed together with its red bill')
  }
}

function decided(deciding: Deciding, answer: Answer, red: Deciding | null): Decision {
  const parts = [deciding, red].filter((part) => part !== null && part.events.length > 0)
  const bills = parts.map((part) => assertInvariants((part as Deciding).bill))
  return { events: parts.flatMap((part) => (part as Deciding).events), bills, answer }
}
