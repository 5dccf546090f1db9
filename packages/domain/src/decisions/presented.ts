import type { Bill } from '../bill.ts'
import type { PresentedFacts } from '../commands.ts'
import { refusal } from '../refusals.ts'
import type { Ground } from '../refusals.ts'

/**
 * Whether what the sender read from the face is what was registered (查验要素: code, number, check code, amount, date).
 * @param complete whether amount and date have to be given, not only the check code
 */
export function presentedGrounds(
  { facts }: Bill,
  presented: PresentedFacts | null,
  complete: boolean,
): Ground[] {
  if (presented === null) return [complete && refusal('CHECK_CODE_MISMATCH')]
  const { checkCode, face, issuedOn } = presented
  return [
    checkCode !== facts.checkCode && refusal('CHECK_CODE_MISMATCH'),
    (face === null ? complete : face !== facts.face) && refusal('PRESENTED_FACTS_MISMATCH'),
    (issuedOn === null ? complete : issuedOn !== facts.issuedOn) &&
      refusal('PRESENTED_FACTS_MISMATCH'),
  ]
}
