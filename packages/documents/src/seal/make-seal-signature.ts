import type { Instant } from '@piaoqiao/domain'
import type { SignBytes } from '../certificates/certificate.ts'
import { sm2WithSm3Oid } from '../certificates/object-identifiers.ts'
import { encodeDer } from '../certificates/strict-der.ts'
import { bufferOf, wholeSecond } from './make-seal.ts'
import { decodeSeal } from './read-seal.ts'
import { sealVersion } from './seal.ts'
import { SealSignatureStructure, SealSigningStructure } from './seal-structures.ts'

export interface SealSignatureOrder {
  /** DER of the seal. */
  readonly seal: Uint8Array
  /** SM3 of the `Signature.xml`. */
  readonly dataHash: Uint8Array
  /** Path of that file in the package, from its root. */
  readonly path: string
  readonly signedAt: Instant
  /** DER of a certificate that the seal lists. */
  readonly signerCertificate: Uint8Array
  /** Signs with the key of that certificate. */
  readonly sign: SignBytes
}

/** Signs with a seal (GB/T 38540, SES_Signature); gives the DER. The seal's bytes stay as they are. Throws `SEAL_MALFORMED`. */
export async function makeSealSignature(order: SealSignatureOrder): Promise<Uint8Array> {
  const toSign = Object.assign(new SealSigningStructure(), {
    version: sealVersion,
    seal: decodeSeal(order.seal),
    signedAt: wholeSecond(order.signedAt),
    dataHash: bufferOf(order.dataHash),
    propertyInfo: order.path,
  })
  const signature = await order.sign(encodeDer(toSign))
  return encodeDer(
    Object.assign(new SealSignatureStructure(), {
      toSign,
      signerCertificate: bufferOf(order.signerCertificate),
      algorithm: sm2WithSm3Oid,
      signature: bufferOf(signature),
    }),
  )
}
