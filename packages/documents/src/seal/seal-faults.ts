import { DocumentError } from '../document-error.ts'

/** What can be wrong with a seal or with a signature made with it: stable codes, each with its sentence. */
export const sealFaults = {
  SEAL_SIGNATURE_MALFORMED: '电子签章数据格式不正确',
  SEAL_MALFORMED: '电子印章数据格式不正确',
  SEAL_ALGORITHM: '电子印章或电子签章不是用 SM2 签名的',
  SEAL_EXTENSION_UNKNOWN: '电子印章或电子签章含有无法识别的关键扩展项',
  SEAL_SIGNATURE_INVALID: '电子签章的签名值不正确',
  SEAL_SIGNER_NOT_LISTED: '签章人不在电子印章的签章人名单中',
  SEAL_MAKER_SIGNATURE_INVALID: '电子印章的制章签名不正确',
  SEAL_MAKER_UNTRUSTED: '制章人不是受信任的制章人',
  SEAL_CERTIFICATE_MALFORMED: '签章人或制章人的证书格式不正确',
  SEAL_CERTIFICATE_UNTRUSTED: '签章人或制章人的证书不是由受信任的根证书签发的',
  SEAL_CERTIFICATE_NOT_YET_VALID: '签章人或制章人的证书当时尚未生效',
  SEAL_CERTIFICATE_EXPIRED: '签章人或制章人的证书当时已过有效期',
  SEAL_CERTIFICATE_USAGE: '签章人或制章人的证书不能用于签名',
  SEAL_SIGNED_IN_FUTURE: '签章时间晚于当前时间',
  SEAL_NOT_YET_VALID: '签章时电子印章尚未生效',
  SEAL_EXPIRED: '签章时电子印章已过有效期',
  SEAL_DATA_HASH_MISMATCH: '电子签章保护的签名文件已被改动',
  SEAL_PATH_MISMATCH: '电子签章不属于这个签名文件',
} as const

export type SealFaultCode = keyof typeof sealFaults

/** A seal, or a signature made with one, cannot be read or made. The message carries nothing of its content. */
export class SealError extends DocumentError<SealFaultCode> {
  constructor(code: SealFaultCode, options?: ErrorOptions) {
    super(sealFaults, code, options)
  }
}
