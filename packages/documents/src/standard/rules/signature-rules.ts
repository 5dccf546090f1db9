import { isDay } from '../../xml/calendar.ts'
import type { LooseSignature } from '../../xml/loose-bill.ts'
import { brokenAt } from '../standard-rule.ts'
import type { StandardRule } from '../standard-rule.ts'

const timePattern = /^[0-9]{8}(?:[01][0-9]|2[0-3])[0-5][0-9][0-5][0-9]Z?$/

/** Whether there is such a moment. Moments that exist are in the order of their digits. */
const isMoment = (time: string): boolean => timePattern.test(time) && isDay(time)

/** Length of a DER INTEGER with its head at that index, 0 where none stands there. */
function integerLength(bytes: Uint8Array, at: number): number {
  const length = bytes[at + 1] ?? 0
  return bytes[at] === 0x02 && length > 0 && length <= 33 ? length + 2 : 0
}

/** Whether the value is SEQUENCE { r INTEGER, s INTEGER } and nothing else. */
function isSignatureDer({ value = '' }: LooseSignature): boolean {
  const bytes = Buffer.from(value, 'base64')
  const first = integerLength(bytes, 2)
  const second = first === 0 ? 0 : integerLength(bytes, 2 + first)
  return (
    bytes[0] === 0x30 &&
    bytes[1] === bytes.length - 2 &&
    second > 0 &&
    first + second === bytes.length - 2
  )
}

/** Places of the signatures for which something is so. */
function signaturesAt(
  signatures: readonly LooseSignature[],
  key: string,
  isBroken: (signature: LooseSignature) => boolean,
): readonly string[] {
  return signatures.flatMap((signature, index) =>
    brokenAt(`signatures[${index}].${key}`, isBroken(signature)),
  )
}

/** Rules about the two `Signature` nodes. Whether a signature is good needs the keys and is not checked here. */
export const signatureRules: readonly StandardRule[] = [
  {
    id: 'ISSUER_SIGNATURE_ABSENT',
    path: 'EInvoiceSignature',
    severity: 'error',
    sentence: '没有开票单位签名',
    source: 'seen',
    breaches: (_, { signatures }) => brokenAt('signatures', signatures.length === 0),
  },
  {
    id: 'SUPERVISOR_SIGNATURE_ABSENT',
    path: 'EInvoiceSignature',
    severity: 'warning',
    sentence: '没有财政监制签名，票据还没有经财政部门监制',
    source: 'seen',
    breaches: (_, { signatures }) => brokenAt('signatures', signatures.length === 1),
  },
  {
    id: 'SIGNATURE_DER',
    path: 'EInvoiceSignature/Signature/SignatureValue',
    severity: 'error',
    sentence: '签名值不是 DER 编码的 SM2 签名（GM/T 0009）',
    source: 'official',
    breaches: (_, { signatures }) =>
      signaturesAt(
        signatures,
        'value',
        (signature) => signature.value !== undefined && !isSignatureDer(signature),
      ),
  },
  {
    id: 'SIGNATURE_TIME_CALENDAR',
    path: 'EInvoiceSignature/Signature/SignatureTime',
    severity: 'warning',
    sentence: '签名时间不是真实存在的时间',
    source: 'seen',
    breaches: (_, { signatures }) =>
      signaturesAt(signatures, 'time', ({ time }) => time !== undefined && !isMoment(time)),
  },
  {
    id: 'SIGNATURE_TIME_AHEAD',
    path: 'EInvoiceSignature/Signature/SignatureTime',
    severity: 'warning',
    sentence: '签名时间在将来',
    source: 'ours',
    breaches: (_, { signatures, latest }) =>
      signaturesAt(
        signatures,
        'time',
        ({ time = '' }) => isMoment(time) && time.slice(0, 14) > latest.utcDigits,
      ),
  },
  {
    id: 'SIGNATURE_TIME_ORDER',
    path: 'EInvoiceSignature/Signature/SignatureTime',
    severity: 'warning',
    sentence: '财政监制签名早于开票单位签名',
    source: 'ours',
    breaches: (_, { signatures: [issuer, supervisor] }) => {
      const first = issuer?.time ?? ''
      const second = supervisor?.time ?? ''
      const isKnown = isMoment(first) && isMoment(second)
      return brokenAt('signatures[1].time', isKnown && second.slice(0, 14) < first.slice(0, 14))
    },
  },
]
