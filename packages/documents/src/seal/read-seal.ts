import type { SealRole } from '../face/face.ts'
import { sm2WithSm3Oid } from '../certificates/object-identifiers.ts'
import { remembering } from '../certificates/remember.ts'
import { decodeExactDer, DerError, encodeDer } from '../certificates/strict-der.ts'
import {
  sealBytesMax,
  sealTypes,
  sealVersion,
  signersByCertificate,
  signersByDigest,
  sm3DigestTypes,
  type Seal,
  type SealSigners,
} from './seal.ts'
import { SealError, type SealFaultCode } from './seal-faults.ts'
import {
  CertificateDigestListStructure,
  CertificateListStructure,
  SealStructure,
  type ExtensionStructure,
  type SealPropertyStructure,
} from './seal-structures.ts'

export const sealSignersMax = 50

const rememberedMax = 100
const readRemembering = remembering(
  (der) => sealOf(decodeExactDer(der, SealStructure), der),
  rememberedMax,
)

/** Reads a seal from its DER. Throws `SEAL_MALFORMED`. */
export function readSeal(der: Uint8Array): Seal {
  if (der.length > sealBytesMax) throw new SealError('SEAL_MALFORMED')
  return reading('SEAL_MALFORMED', () => readRemembering(der))
}

function sealOf(structure: SealStructure, der: Uint8Array): Seal {
  const { content } = structure
  const { header, property, picture } = content
  if (header.id !== 'ES') throw new DerError('not a seal')
  requireNumber(header.version, sealVersion)
  return {
    der,
    signedBytes: encodeDer(content),
    id: content.id,
    name: property.name,
    type: property.type,
    role: roleOfType(property.type),
    makerId: header.makerId,
    picture: {
      format: picture.type,
      bytes: new Uint8Array(picture.data),
      widthMm: requireSize(picture.width),
      heightMm: requireSize(picture.height),
    },
    createdAt: property.createdAt.getTime(),
    validFrom: property.validFrom.getTime(),
    validUntil: property.validUntil.getTime(),
    signers: signersOf(property),
    makerCertificate: new Uint8Array(structure.makerCertificate),
    usesSm2: structure.algorithm === sm2WithSm3Oid,
    signature: new Uint8Array(structure.signature),
    hasCriticalExtension: hasCritical(content.extensions),
  }
}

function roleOfType(type: number): SealRole | null {
  if (type === sealTypes.issuer) return 'issuer'
  return type === sealTypes.supervisor ? 'supervisor' : null
}

function signersOf({ signersKind, signers }: SealPropertyStructure): SealSigners {
  const der = new Uint8Array(signers)
  if (signersKind === signersByCertificate) {
    const certificates = [...decodeExactDer(der, CertificateListStructure)]
    requireCount(certificates.length)
    return {
      kind: 'certificates',
      certificates: certificates.map((certificate) => new Uint8Array(certificate)),
    }
  }
  requireNumber(signersKind, signersByDigest)
  const digests = [...decodeExactDer(der, CertificateDigestListStructure)]
  requireCount(digests.length)
  if (digests.some(({ type }) => !sm3DigestTypes.includes(type))) throw new DerError('not SM3')
  return { kind: 'digests', digests: digests.map(({ value }) => new Uint8Array(value)) }
}

/** A picture of a seal is some centimetres wide. */
const sealSizeMmMax = 200

function requireSize(sizeMm: number): number {
  // The library gives large integers as text.
  if (!Number.isInteger(sizeMm) || sizeMm < 1 || sizeMm > sealSizeMmMax) {
    throw new DerError('not a size')
  }
  return sizeMm
}

function requireNumber(given: number, expected: number): void {
  if (given !== expected) throw new DerError('another kind or version')
}

function requireCount(count: number): void {
  if (count < 1 || count > sealSignersMax) throw new DerError('too many signers, or none')
}

function hasCritical(extensions: readonly ExtensionStructure[] | undefined): boolean {
  return extensions?.some(({ critical }) => critical) ?? false
}

/** Turns the fault of the bytes into the fault of what was being read. */
export function reading<T>(code: SealFaultCode, read: () => T): T {
  try {
    return read()
  } catch (error) {
    if (error instanceof DerError) throw new SealError(code, { cause: error })
    throw error
  }
}
