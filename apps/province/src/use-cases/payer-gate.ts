import type { Bill, Refusal } from '@piaoqiao/domain'
import { fenFromYuan, firstRefusal, payerKeyOf, presentedGrounds, refusal } from '@piaoqiao/domain'
import type { FileRequest, PayerKeyOf } from '@piaoqiao/protocol'

/** Why a portal may not see a bill on the word of this payer; null when it may. */
export function payerFault(bill: Bill, payerKey: string): Refusal | null {
  return payerKeyOf(bill) === payerKey ? null : refusal('NOT_THE_PAYER')
}

type Shown = Pick<FileRequest, 'payerCode' | 'checkCode' | 'amount' | 'issuedOn'>

/** Whether a request names a payer or something of the bill's face. */
export function showsSomething({ payerCode, checkCode, amount, issuedOn }: Shown): boolean {
  return [payerCode, checkCode, amount, issuedOn].some((given) => given !== undefined)
}

/** Why a portal may not have the file of a bill: it brings its payer, or everything that the face shows. */
export function shownFault(bill: Bill, shown: Shown, payerKeyFrom: PayerKeyOf): Refusal | null {
  const { payerCode, checkCode, amount, issuedOn } = shown
  if (payerCode !== undefined && payerFault(bill, payerKeyFrom(payerCode)) === null) return null
  if (checkCode === undefined) return refusal('NOT_THE_PAYER')
  const face = amount === undefined ? null : fenFromYuan(amount)
  return firstRefusal(presentedGrounds(bill, { checkCode, face, issuedOn: issuedOn ?? null }, true))
}
