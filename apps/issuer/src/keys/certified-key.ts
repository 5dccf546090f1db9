import type { Certificate, Seal } from '@piaoqiao/documents/ofd'
import { CertificateError, SealError, readCertificate, readSeal } from '@piaoqiao/documents/ofd'
import type { Instant } from '@piaoqiao/domain'
import { equalInConstantTime, sm3 } from '@piaoqiao/gm-crypto'
import type { StoredKey } from './key-store-content.ts'
import { KeyStoreError } from './key-store-error.ts'

/** The moments between which a certificate or a seal can be used. */
export interface Period {
  readonly validFrom: Instant
  readonly validUntil: Instant
}

/** What a key carries, as it says of itself. */
export interface CertifiedKey {
  readonly certificate: Certificate | null
  readonly seal: Seal | null
}

/** @throws KeyStoreError */
export function certifiedKey({ certificate, seal }: StoredKey): CertifiedKey {
  return {
    certificate: certificate === null ? null : certificateOf(certificate),
    seal: seal === null ? null : sealOf(seal),
  }
}

/** @throws KeyStoreError `KEY_CERTIFICATE_OF_ANOTHER`, `KEY_CERTIFICATE_UNREADABLE` */
export function withCertificate(key: StoredKey, der: Uint8Array): StoredKey {
  const { publicKey } = certificateOf(der)
  if (!equalInConstantTime(publicKey.bytes, key.privateKey.publicKey.bytes)) {
    throw new KeyStoreError('KEY_CERTIFICATE_OF_ANOTHER')
  }
  // A seal lists the certificate with which it was made; another certificate cannot use it.
  const isSame = key.certificate !== null && equalInConstantTime(key.certificate, der)
  return { ...key, certificate: der, seal: isSame ? key.seal : null }
}

/** @throws KeyStoreError `SEAL_OF_ANOTHER`, `SEAL_UNREADABLE`, `KEY_CERTIFICATE_MISSING` */
export function withSeal(key: StoredKey, der: Uint8Array): StoredKey {
  const { certificate } = key
  if (certificate === null) throw new KeyStoreError('KEY_CERTIFICATE_MISSING')
  const seal = sealOf(der)
  if (seal.role !== 'issuer' || !isListed(seal, certificate)) {
    throw new KeyStoreError('SEAL_OF_ANOTHER')
  }
  return { ...key, seal: der }
}

/** Whether everything that a key carries can be used at a moment. */
export function isValidAt(key: StoredKey, at: Instant): boolean {
  const { certificate, seal } = certifiedKey(key)
  return isWithin(certificate, at) && isWithin(seal, at)
}

function isWithin(period: Period | null, at: Instant): boolean {
  return period === null || (at >= period.validFrom && at <= period.validUntil)
}

function isListed({ signers }: Seal, certificate: Uint8Array): boolean {
  return signers.kind === 'certificates'
    ? signers.certificates.some((listed) => equalInConstantTime(listed, certificate))
    : signers.digests.some((listed) => equalInConstantTime(listed, sm3(certificate)))
}

function certificateOf(der: Uint8Array): Certificate {
  try {
    return readCertificate(der)
  } catch (error) {
    if (!(error instanceof CertificateError)) throw error
    throw new KeyStoreError('KEY_CERTIFICATE_UNREADABLE', { cause: error })
  }
}

function sealOf(der: Uint8Array): Seal {
  try {
    return readSeal(der)
  } catch (error) {
    if (!(error instanceof SealError)) throw error
    throw new KeyStoreError('SEAL_UNREADABLE', { cause: error })
  }
}
