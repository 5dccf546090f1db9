import type { Answer } from '../answer.ts'
import type { ChangeOf } from '../commands.ts'
import { firstRefusal, refusal } from '../refusals.ts'
import { answered } from './answering.ts'
import type { Deciding } from './deciding.ts'

/** `bill.register` of a key that is not in the registry yet. */
export function decideFirstRegistration(
  deciding: Deciding,
  { facts }: ChangeOf<'bill.register'>,
): Answer {
  const refused = firstRefusal([
    facts.issuer.id !== deciding.command.actor.id && refusal('NOT_THE_ISSUER'),
    facts.original !== null && refusal('RED_BILL_WITHOUT_REVERSAL'),
  ])
  if (refused) return { outcome: 'refused', refusal: refused }
  deciding.happen({ kind: 'bill.registered', facts })
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
  if (deciding.bill.facts.contentDigest === facts.contentDigest) {
    return answered(deciding, 'ALREADY_REGISTERED')
  }
  deciding.happen({ kind: 'bill.registration_conflict', contentDigest: facts.contentDigest })
  return { outcome: 'refused', refusal: refusal('BILL_ALREADY_REGISTERED') }
}
