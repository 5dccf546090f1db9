import type { Answer } from '../answer.ts'
import { payerKeyOf } from '../bill.ts'
import type { ChangeOf } from '../commands.ts'
import { firstRefusal, refusal } from '../refusals.ts'
import type { Ground } from '../refusals.ts'
import { answered } from './answering.ts'
import type { Deciding } from './deciding.ts'
import { isNewcomerBeyondBound, isStakeholder } from './grounds.ts'
import { presentedGrounds } from './presented.ts'

/**
 * `bill.collect` (归集): a payer takes the bill into its account. Whom the bill names needs to show nothing else; a bill that
 * names nobody belongs to the first who shows what stands on its face.
 */
export function decideCollect(deciding: Deciding, change: ChangeOf<'bill.collect'>): Answer {
  const { bill, command } = deciding
  const isPayer = payerKeyOf(bill) === change.payerKey
  const refused = firstRefusal([
    ...(isPayer ? [] : strangerGrounds(deciding, change)),
    isNewcomerBeyondBound(bill, command.actor.id) && refusal('STAKEHOLDERS_FULL'),
  ])
  if (refused) return { outcome: 'refused', refusal: refused }
  if (!isPayer || !isStakeholder(bill, command.actor.id)) {
    deciding.happen({ kind: 'bill.collected', payerKey: change.payerKey })
  }
  return answered(deciding, 'COLLECTED')
}

/** Whoever has not shown the face of the bill hears the same of every bill, whoever its payer is. */
function strangerGrounds({ bill }: Deciding, { presented }: ChangeOf<'bill.collect'>): Ground[] {
  if (presented === null) return [refusal('NOT_THE_PAYER')]
  return [
    ...presentedGrounds(bill, presented, true),
    bill.facts.payerKey !== null && refusal('NOT_THE_PAYER'),
    bill.collectorKey !== null && refusal('BILL_COLLECTED_BY_ANOTHER'),
  ]
}
