import type { Instant } from '@piaoqiao/domain'
import type { Sm2PublicKey } from '@piaoqiao/gm-crypto'
import { DocumentError } from '../document-error.ts'

/** An X.509 certificate of an SM2 key (GB/T 20518), as it was read. The byte arrays are not to be changed. */
export interface Certificate {
  readonly der: Uint8Array
  /** The exact bytes that the issuer signed. */
  readonly signedBytes: Uint8Array
  /** DER SEQUENCE { r, s }. */
  readonly signature: Uint8Array
  readonly serialHex: string
  /** Such as `C=CN, O=示例省财政厅, CN=示例省财政票据监制章`. */
  readonly subject: string
  readonly issuer: string
  /** The names as hex of their DER, by which they are compared. */
  readonly subjectDerHex: string
  readonly issuerDerHex: string
  readonly publicKey: Sm2PublicKey
  readonly validFrom: Instant
  readonly validUntil: Instant
  /** Whether its holder may issue certificates. */
  readonly isAuthority: boolean
  readonly keyUsages: ReadonlySet<KeyUsageName>
  /** A critical extension that is not understood makes a certificate unusable (RFC 5280, 4.2). */
  readonly hasUnknownCriticalExtension: boolean
}

export const keyUsageNames = ['digitalSignature', 'nonRepudiation', 'keyCertSign'] as const
/** The usages that matter here; others may be there and say nothing. */
export type KeyUsageName = (typeof keyUsageNames)[number]

/** The parts of a distinguished name, in the order in which they are written. */
export interface CertificateName {
  /** Two letters, such as `CN`. */
  readonly country: string
  readonly organization: string
  readonly organizationalUnit?: string
  readonly commonName: string
}

/** Signs with the private key that the caller knows; the key itself may lie in a hardware module. */
export type SignBytes = (bytes: Uint8Array) => Uint8Array | Promise<Uint8Array>

export const certificateFaults = {
  CERTIFICATE_MALFORMED: '证书格式不正确',
  CERTIFICATE_ALGORITHM: '证书不是 SM2 证书',
  CERTIFICATE_UNTRUSTED: '证书不是由受信任的根证书签发的',
  CERTIFICATE_NOT_YET_VALID: '证书当时尚未生效',
  CERTIFICATE_EXPIRED: '证书当时已过有效期',
  CERTIFICATE_USAGE: '证书不能用于签名',
} as const

export type CertificateFaultCode = keyof typeof certificateFaults

/** A certificate cannot be read. The message carries nothing of its content. */
export class CertificateError extends DocumentError<CertificateFaultCode> {
  constructor(code: CertificateFaultCode, options?: ErrorOptions) {
    super(certificateFaults, code, options)
  }
}
