import { qrFormsByDefault } from '@piaoqiao/documents/reading'
import { yuanFromFen } from '@piaoqiao/domain'
import type { VerifyItem } from '@piaoqiao/protocol'
import { refuseDesk } from '../desk-refusals.ts'

/** What the QR code of a bill asks to verify. @throws AccountsError `QR_TEXT_UNKNOWN` */
export function itemOfQrText(text: string): VerifyItem {
  for (const form of qrFormsByDefault) {
    const facts = form.read(text)
    if (facts === null) continue
    const { billCode, billNumber, checkCode, amountFen, issuedOn } = facts
    return {
      billCode,
      billNumber,
      checkCode,
      ...(amountFen !== undefined && { amount: yuanFromFen(amountFen) }),
      ...(issuedOn !== undefined && { issuedOn }),
    }
  }
  throw refuseDesk('QR_TEXT_UNKNOWN')
}
