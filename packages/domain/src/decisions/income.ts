import type { Answer } from '../answer.ts'
import type { ChangeOf } from '../commands.ts'
import { firstRefusal, refusal } from '../refusals.ts'
import { answered } from './answering.ts'
import type { Deciding } from './deciding.ts'
import { isFuture, issuerGrounds } from './grounds.ts'

/** `income.post` (收入入账反馈): the issuing unit's accounting posted the income of the bill. */
export function decideIncomePost(deciding: Deciding, change: ChangeOf<'income.post'>): Answer {
  const { bill } = deciding
  const { amount, postedOn, voucherNumber } = change
  const refused = firstRefusal([
    ...issuerGrounds(deciding),
    // The income of a red bill is taken back, so its amount may be below zero.
    (bill.facts.original === null ? amount <= 0n : amount === 0n) && refusal('AMOUNT_NOT_POSITIVE'),
    isFuture(deciding, postedOn) && refusal('DATE_IN_FUTURE'),
    bill.income !== null && refusal('INCOME_ALREADY_POSTED'),
  ])
  if (refused) return { outcome: 'refused', refusal: refused }
  deciding.happen({ kind: 'income.posted', amount, postedOn, voucherNumber })
  return answered(deciding, 'INCOME_POSTED')
}

/** `income.unpost`: the posting of the income is withdrawn. */
export function decideIncomeUnpost(
  deciding: Deciding,
  { reason }: ChangeOf<'income.unpost'>,
): Answer {
  const refused = firstRefusal([
    ...issuerGrounds(deciding),
    deciding.bill.income === null && refusal('INCOME_NOT_POSTED'),
  ])
  if (refused) return { outcome: 'refused', refusal: refused }
  deciding.happen({ kind: 'income.unposted', reason })
  return answered(deciding, 'INCOME_UNPOSTED')
}
