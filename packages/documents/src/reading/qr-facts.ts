import { addressForm, commaForm, readQrContent } from '../qr/qr-content.ts'
import type { QrContentForm } from '../qr/qr-content.ts'
import type { BillFileFacts } from './bill-facts.ts'

/** Any page may stand before the facts: they are read here and the page is not opened. */
const anyAddressForm: QrContentForm = {
  ...addressForm(''),
  read: (text) => addressForm(text.split('#', 1)[0] ?? '').read(text),
}

export const qrFormsByDefault: readonly QrContentForm[] = [commaForm(), anyAddressForm]

/** What the first of the codes that is one of a bill says; undefined where none is. */
export function factsOfCodes(
  codes: readonly string[],
  forms: readonly QrContentForm[],
): BillFileFacts | undefined {
  for (const code of codes) {
    const facts = readQrContent(code, forms)
    if (facts !== null) {
      const { amountFen, ...rest } = facts
      return { ...rest, ...(amountFen !== undefined && { totalFen: amountFen }) }
    }
  }
  return undefined
}
