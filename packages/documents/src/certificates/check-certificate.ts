import type { Instant } from '@piaoqiao/domain'
import type { Certificate, CertificateFaultCode } from './certificate.ts'
import { verifyRecurring } from './remember.ts'

export interface CertificateTrust {
  /** The authorities that issue signers' certificates themselves; there are no others in between. */
  readonly trustedRoots: readonly Certificate[]
  /** The moment at which the certificate has to be valid. */
  readonly at: Instant
}

/**
 * Whether a signature made with this certificate at that moment counts: null, or the first thing that is
 * wrong. In this order: issued by a trusted root, valid then, meant for signatures.
 */
export function checkCertificate(
  certificate: Certificate,
  { trustedRoots, at }: CertificateTrust,
): CertificateFaultCode | null {
  const root = trustedRoots.find((candidate) => isIssuedBy(certificate, candidate))
  if (root === undefined) return 'CERTIFICATE_UNTRUSTED'
  const period = checkPeriod(root, at) ?? checkPeriod(certificate, at)
  if (period !== null) return period
  return maySign(certificate) ? null : 'CERTIFICATE_USAGE'
}

/** RFC 5280, 6.1: names chain, the issuer is an authority, and its signature is good. */
function isIssuedBy(certificate: Certificate, authority: Certificate): boolean {
  return (
    certificate.issuerDerHex === authority.subjectDerHex &&
    authority.isAuthority &&
    authority.keyUsages.has('keyCertSign') &&
    !authority.hasUnknownCriticalExtension &&
    verifyRecurring(authority.publicKey, certificate.signedBytes, certificate.signature)
  )
}

function checkPeriod(
  { validFrom, validUntil }: Certificate,
  at: Instant,
): CertificateFaultCode | null {
  if (at < validFrom) return 'CERTIFICATE_NOT_YET_VALID'
  return at > validUntil ? 'CERTIFICATE_EXPIRED' : null
}

/** An authority's key signs certificates and nothing else. */
function maySign({ isAuthority, keyUsages, hasUnknownCriticalExtension }: Certificate): boolean {
  const isForSignatures = keyUsages.has('digitalSignature') || keyUsages.has('nonRepudiation')
  return isForSignatures && !isAuthority && !hasUnknownCriticalExtension
}
