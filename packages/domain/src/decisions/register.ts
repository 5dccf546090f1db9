import type { Answer } from '../answer.ts'
import type { BillFacts, Stakeholder } from '../bill.ts'
import type { ChangeOf } from '../commands.ts'
import type { BillChangeOf } from '../events.ts'
import { firstRefusal, refusal } from '../refusals.ts'
import type { Ground } from '../refusals.ts'
import { answered } from './answering.ts'
import type { Deciding } from './deciding.ts'

/** `bill.register` of a key that is not in the registry yet. */
export function decideFirstRegistration(
  deciding: Deciding,
  { facts, portals }: ChangeOf<'bill.register'>,
): Answer {
  const refused = firstRefusal([
    ...senderGrounds(deciding, facts),
    facts.original === null ? amountFault(facts) : refusal('RED_BILL_WITHOUT_REVERSAL'),
  ])
  if (refused) return { outcome: 'refused', refusal: refused }
  deciding.happen(registered(facts, portals))
  return answered(deciding, 'REGISTERED')
}

/**
 * `bill.register` of a key that is already there: the same content has the same answer; other content is refused and
 * entered into the history, which reports it to the bureau.
 */
export function decideRepeatedRegistration(
  deciding: Deciding,
  { facts }: ChangeOf<'bill.register'>,
): Answer {
  const refused = firstRefusal(senderGrounds(deciding, facts))
  if (refused) return { outcome: 'refused', refusal: refused }
  if (deciding.bill.facts.contentDigest === facts.contentDigest) {
    return answered(deciding, 'ALREADY_REGISTERED')
  }
  enterConflict(deciding, facts)
  return { outcome: 'refused', refusal: refusal('BILL_ALREADY_REGISTERED') }
}

/** The first event of a bill. Without portals it has the text that it had before there were any. */
export function registered(
  facts: BillFacts,
  portals: readonly Stakeholder[] = [],
): BillChangeOf<'bill.registered'> {
  const kind = 'bill.registered'
  return portals.length === 0 ? { kind, facts } : { kind, facts, portals }
}

/** Enters into the history of a bill that its key was claimed for another content. */
export function enterConflict(deciding: Deciding, { contentDigest }: BillFacts): void {
  deciding.happen({ kind: 'bill.registration_conflict', contentDigest })
}

/** Amounts that would let more be reimbursed than was paid, such as a negative share of the insurance. */
function amountFault({ face, reimbursable }: BillFacts): Ground {
  if (face < 0n) return refusal('BILL_XML_REFUSED', { fault: '不是红字票据，票面金额却小于零' })
  return reimbursable > face && refusal('BILL_XML_REFUSED', { fault: '可报销金额大于票面金额' })
}

/** A bill is registered by the unit that it names as its issuer, and by nobody else. */
function senderGrounds({ command }: Deciding, { issuer }: BillFacts): Ground[] {
  return [issuer.id !== command.actor.id && refusal('NOT_THE_ISSUER')]
}
