import type { Instant } from '@piaoqiao/domain'
import type { SignBytes } from '../certificates/certificate.ts'
import { compactTime, derBitString, derElement, derTags } from '../certificates/der-elements.ts'
import { sm2WithSm3Content } from '../certificates/object-identifiers.ts'
import { readSeal } from './read-seal.ts'
import { sealVersion } from './seal.ts'

export interface SealSignatureOrder {
  /** DER of the seal. */
  readonly seal: Uint8Array
  /** SM3 of the `Signature.xml`. */
  readonly dataHash: Uint8Array
  /** Path of that file in the package, from its root, in ASCII. */
  readonly path: string
  readonly signedAt: Instant
  /** DER of a certificate that the seal lists. */
  readonly signerCertificate: Uint8Array
  /** Signs with the key of that certificate. */
  readonly sign: SignBytes
}

/** Signs with a seal (GB/T 38540, SES_Signature, version 4); gives the DER. Throws `SEAL_MALFORMED`. */
export async function makeSealSignature(order: SealSignatureOrder): Promise<Uint8Array> {
  const { der } = readSeal(order.seal)
  const toSign = derElement(
    derTags.sequence,
    derElement(derTags.integer, Uint8Array.of(sealVersion)),
    der,
    derElement(derTags.generalizedTime, ascii(compactTime(order.signedAt))),
    derBitString(order.dataHash),
    derElement(derTags.ia5String, ascii(order.path)),
  )
  return derElement(
    derTags.sequence,
    toSign,
    derElement(derTags.octetString, order.signerCertificate),
    derElement(derTags.objectIdentifier, sm2WithSm3Content),
    derBitString(await order.sign(toSign)),
  )
}

function ascii(text: string): Uint8Array {
  return new TextEncoder().encode(text)
}
