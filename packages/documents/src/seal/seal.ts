import type { Instant } from '@piaoqiao/domain'
import type { SealRole } from '../face/face.ts'

/** An electronic seal (GB/T 38540, SESeal) as it was read. The byte arrays are not to be changed. */
export interface Seal {
  readonly der: Uint8Array
  /** The exact bytes that the maker of the seal signed. */
  readonly signedBytes: Uint8Array
  readonly id: string
  readonly name: string
  readonly type: number
  /** Whose seal it is by its type; null for a type that no bill carries. */
  readonly role: SealRole | null
  readonly makerId: string
  readonly picture: SealImage
  readonly createdAt: Instant
  readonly validFrom: Instant
  readonly validUntil: Instant
  readonly signers: SealSigners
  readonly makerCertificate: Uint8Array
  readonly usesSm2: boolean
  readonly signature: Uint8Array
  readonly hasCriticalExtension: boolean
}

/** What a seal looks like. */
export interface SealImage {
  /** Such as `png`. */
  readonly format: string
  readonly bytes: Uint8Array
  /** Whole millimetres. */
  readonly widthMm: number
  readonly heightMm: number
}

/** Who may seal with it: whole certificates, or their SM3 digests. */
export type SealSigners =
  | { readonly kind: 'certificates'; readonly certificates: readonly Uint8Array[] }
  | { readonly kind: 'digests'; readonly digests: readonly Uint8Array[] }

/** A signature made with a seal (SES_Signature) as it was read. */
export interface SealSignature {
  readonly seal: Seal
  /** The exact bytes that were signed. */
  readonly signedBytes: Uint8Array
  /** When it was sealed, as the signer says. */
  readonly signedAt: Instant
  /** SM3 of the `Signature.xml` to which this belongs. */
  readonly dataHash: Uint8Array
  /** Path of that file in the package. */
  readonly path: string
  readonly signerCertificate: Uint8Array
  readonly usesSm2: boolean
  readonly signature: Uint8Array
  readonly hasCriticalExtension: boolean
}

/** GB/T 38540 leaves the meaning of the numbers to whoever makes seals; these are ours. */
export const sealTypes: Readonly<Record<SealRole, number>> = { issuer: 1, supervisor: 2 }

export const sealVersion = 4
export const sealBytesMax = 256 * 1024
export const signersByCertificate = 1
export const signersByDigest = 2
/** Either spelling names SM3 in a list of digests. */
export const sm3DigestTypes: readonly string[] = ['SM3', '1.2.156.10197.1.401']
