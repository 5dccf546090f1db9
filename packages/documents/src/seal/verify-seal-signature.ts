import type { Instant } from '@piaoqiao/domain'
import { sm2Verify, sm3 } from '@piaoqiao/gm-crypto'
import {
  CertificateError,
  type Certificate,
  type CertificateFaultCode,
} from '../certificates/certificate.ts'
import { checkCertificate } from '../certificates/check-certificate.ts'
import { verifyRecurring } from '../certificates/remember.ts'
import { readCertificate } from '../certificates/read-certificate.ts'
import { equalBytes } from '../certificates/strict-der.ts'
import { readSealSignature } from './read-seal-signature.ts'
import type { SealSignature } from './seal.ts'
import { SealError, sealFaults, type SealFaultCode } from './seal-faults.ts'

export interface SealTrust {
  /** The authorities that issued the certificates of signers and makers. */
  readonly trustedRoots: readonly Certificate[]
  /**
   * Who may make seals. A maker says whose seal it is, so a certificate of a trusted root is not enough:
   * any signer could then make itself the seal of another.
   */
  readonly trustedMakers: readonly Certificate[]
  /** The present. Signatures are judged by the moment at which they were made, which cannot lie behind it. */
  readonly at: Instant
}

export interface SealSignatureClaim extends SealTrust {
  /** DER of the SES_Signature. */
  readonly signedValue: Uint8Array
  /** SM3 of the `Signature.xml`, and where it stands in the package. */
  readonly dataHash: Uint8Array
  readonly path: string
}

/** What is checked, in this order. */
export const sealStepNames = [
  'form',
  'signature',
  'signer-listed',
  'seal',
  'maker-certificate',
  'signer-certificate',
  'seal-period',
  'data-hash',
  'path',
] as const
export type SealStepName = (typeof sealStepNames)[number]

export interface SealStep {
  readonly step: SealStepName
  readonly outcome: 'passed' | 'failed' | 'not-reached'
  /** Why it failed. */
  readonly code?: SealFaultCode
  /** The same for people. */
  readonly sentence?: string
}

export interface SealVerdict {
  readonly valid: boolean
  /** Every step, in order; behind the first that fails none is reached. */
  readonly steps: readonly SealStep[]
  /** What could be read, whether it is valid or not; null when it could not. */
  readonly signature: SealSignature | null
  readonly signer: Certificate | null
}

/** Verifies a signature made with a seal, step by step. Never throws for what the bytes may hold. */
export function verifySealSignature(claim: SealSignatureClaim): SealVerdict {
  const evidence: Evidence = { signature: null, signer: null, maker: null }
  const fault = firstFault(claim, evidence)
  const { signature, signer } = evidence
  return { valid: fault === null, steps: stepsOf(fault), signature, signer }
}

/** What has been read so far. */
interface Evidence {
  signature: SealSignature | null
  signer: Certificate | null
  maker: Certificate | null
}

interface Read {
  readonly signature: SealSignature
  readonly signer: Certificate
  readonly maker: Certificate
}

interface Fault {
  readonly step: SealStepName
  readonly code: SealFaultCode
}

type Check = (read: Read, claim: SealSignatureClaim) => SealFaultCode | null

const checks: Readonly<Record<Exclude<SealStepName, 'form'>, Check>> = {
  signature: ({ signature, signer }) =>
    sm2Verify(signer.publicKey, signature.signedBytes, signature.signature)
      ? null
      : 'SEAL_SIGNATURE_INVALID',
  'signer-listed': ({ signature }) => (isListed(signature) ? null : 'SEAL_SIGNER_NOT_LISTED'),
  seal: ({ signature: { seal }, maker }) =>
    verifyRecurring(maker.publicKey, seal.signedBytes, seal.signature)
      ? null
      : 'SEAL_MAKER_SIGNATURE_INVALID',
  'maker-certificate': checkMaker,
  'signer-certificate': ({ signer, signature }, { trustedRoots }) =>
    certificateFault(checkCertificate(signer, { trustedRoots, at: signature.signedAt })),
  'seal-period': checkPeriod,
  'data-hash': ({ signature }, { dataHash }) =>
    equalBytes(signature.dataHash, dataHash) ? null : 'SEAL_DATA_HASH_MISMATCH',
  path: ({ signature }, { path }) => (signature.path === path ? null : 'SEAL_PATH_MISMATCH'),
}

function firstFault(claim: SealSignatureClaim, evidence: Evidence): Fault | null {
  const read = readEvidence(claim.signedValue, evidence)
  if (typeof read === 'string') return { step: 'form', code: read }
  for (const step of sealStepNames) {
    const code = step === 'form' ? checkForm(read) : checks[step](read, claim)
    if (code !== null) return { step, code }
  }
  return null
}

function readEvidence(signedValue: Uint8Array, evidence: Evidence): Read | SealFaultCode {
  try {
    const signature = readSealSignature(signedValue)
    evidence.signature = signature
    const signer = readCertificate(signature.signerCertificate)
    evidence.signer = signer
    return { signature, signer, maker: readCertificate(signature.seal.makerCertificate) }
  } catch (error) {
    if (error instanceof SealError) return error.code
    if (error instanceof CertificateError) return 'SEAL_CERTIFICATE_MALFORMED'
    throw error
  }
}

function checkForm({ signature }: Read): SealFaultCode | null {
  const { seal } = signature
  if (!signature.usesSm2 || !seal.usesSm2) return 'SEAL_ALGORITHM'
  const isUnknown = signature.hasCriticalExtension || seal.hasCriticalExtension
  return isUnknown ? 'SEAL_EXTENSION_UNKNOWN' : null
}

function isListed({ seal: { signers }, signerCertificate }: SealSignature): boolean {
  if (signers.kind === 'certificates') {
    return signers.certificates.some((listed) => equalBytes(listed, signerCertificate))
  }
  const digest = sm3(signerCertificate)
  return signers.digests.some((listed) => equalBytes(listed, digest))
}

/** The maker's certificate counts by the moment at which the seal was made. */
function checkMaker(
  { signature: { seal }, maker }: Read,
  { trustedRoots, trustedMakers }: SealSignatureClaim,
): SealFaultCode | null {
  const fault = certificateFault(checkCertificate(maker, { trustedRoots, at: seal.createdAt }))
  if (fault !== null) return fault
  const isKnown = trustedMakers.some(({ der }) => equalBytes(der, maker.der))
  return isKnown ? null : 'SEAL_MAKER_UNTRUSTED'
}

/** Clocks of two parties may differ by this much. */
export const clockSkewMsMax = 5 * 60_000

function checkPeriod({ signature }: Read, { at }: SealSignatureClaim): SealFaultCode | null {
  const { signedAt, seal } = signature
  if (signedAt > at + clockSkewMsMax) return 'SEAL_SIGNED_IN_FUTURE'
  if (signedAt < seal.validFrom) return 'SEAL_NOT_YET_VALID'
  return signedAt > seal.validUntil ? 'SEAL_EXPIRED' : null
}

const certificateFaultCodes: Readonly<Record<CertificateFaultCode, SealFaultCode>> = {
  CERTIFICATE_MALFORMED: 'SEAL_CERTIFICATE_MALFORMED',
  CERTIFICATE_ALGORITHM: 'SEAL_CERTIFICATE_MALFORMED',
  CERTIFICATE_UNTRUSTED: 'SEAL_CERTIFICATE_UNTRUSTED',
  CERTIFICATE_NOT_YET_VALID: 'SEAL_CERTIFICATE_NOT_YET_VALID',
  CERTIFICATE_EXPIRED: 'SEAL_CERTIFICATE_EXPIRED',
  CERTIFICATE_USAGE: 'SEAL_CERTIFICATE_USAGE',
}

function certificateFault(code: CertificateFaultCode | null): SealFaultCode | null {
  return code === null ? null : certificateFaultCodes[code]
}

function stepsOf(fault: Fault | null): readonly SealStep[] {
  const failedAt = fault === null ? sealStepNames.length : sealStepNames.indexOf(fault.step)
  return sealStepNames.map((step, index): SealStep => {
    if (index < failedAt) return { step, outcome: 'passed' }
    if (index > failedAt || fault === null) return { step, outcome: 'not-reached' }
    return { step, outcome: 'failed', code: fault.code, sentence: sealFaults[fault.code] }
  })
}
