import type { Answer } from './answer.ts'
import type { Bill } from './bill.ts'
import { bearsAnothersId } from './bill.ts'
import type { Change, ChangeOf, Command } from './commands.ts'
import { decideGrant, decideRevoke } from './decisions/authorisation.ts'
import { decideCollect } from './decisions/collect.ts'
import { Deciding } from './decisions/deciding.ts'
import { endExpiredLock } from './decisions/expiry.ts'
import { decideIncomePost, decideIncomeUnpost } from './decisions/income.ts'
import { decideExtend, decideLock, decideUnlock } from './decisions/lock.ts'
import { decideLockRecovery } from './decisions/recover.ts'
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
 * @throws InvariantBroken when the bill after the decision would break a rule of `invariants.ts`: nothing may be written
 */
export function decide(
  bill: Bill | null,
  redBill: Bill | null,
  command: Command,
  at: Instant,
): Decision {
  const deciding = new Deciding(bill, command, at)
  const { change, actor } = command
  if (bill === null) return decided(answerWithoutBill(deciding), deciding)
  if (bearsAnothersId(bill, actor)) return decided(notFound, deciding)
  endExpiredLock(deciding)
  if (change.kind !== 'reversal.complete') return decided(answerTo(deciding, change), deciding)
  const red = new Deciding(redBill, { ...command, billId: change.redBillId }, deciding.at)
  if (redBill !== null && redBill.id !== bill.id) endExpiredLock(red)
  return decided(decideReversalComplete(deciding, red, redBill, change), deciding, red)
}

function answerWithoutBill(deciding: Deciding): Answer {
  const { change } = deciding.command
  if (change.kind === 'bill.register') return decideFirstRegistration(deciding, change)
  return notFound
}

const notFound: Answer = { outcome: 'refused', refusal: refusal('BILL_NOT_FOUND') }

/** A change that concerns one bill only: every kind but the completed reversal, which brings its red bill. */
type LoneChange = Exclude<Change, { kind: 'reversal.complete' }>

const deciders: {
  readonly [Kind in LoneChange['kind']]: (deciding: Deciding, change: ChangeOf<Kind>) => Answer
} = {
  'bill.register': decideRepeatedRegistration,
  'bill.lock': decideLock,
  'bill.extend': decideExtend,
  'bill.unlock': decideUnlock,
  'reimbursement.report': decideReport,
  'reimbursement.withdraw': decideWithdraw,
  'reimbursement.post': decidePost,
  'reimbursement.unpost': decideUnpost,
  'reversal.lock': decideReversalLock,
  'reversal.release': decideReversalRelease,
  'paper.exchange': decidePaperExchange,
  'paper.return': decidePaperReturn,
  'income.post': decideIncomePost,
  'income.unpost': decideIncomeUnpost,
  'authorisation.grant': decideGrant,
  'authorisation.revoke': decideRevoke,
  'bill.collect': decideCollect,
  'lock.recover': decideLockRecovery,
  'bill.lock_warn': decideLockWarning,
  'bill.lock_expire': decideLockExpiry,
}

function answerTo(deciding: Deciding, change: LoneChange): Answer {
  const decider = deciders[change.kind] as (deciding: Deciding, change: LoneChange) => Answer
  return decider(deciding, change)
}

function decided(answer: Answer, ...parts: readonly Deciding[]): Decision {
  const changed = parts.filter(({ events }) => events.length > 0)
  const bills = changed.map(({ bill }) => assertInvariants(bill))
  return { events: changed.flatMap(({ events }) => events), bills, answer }
}
