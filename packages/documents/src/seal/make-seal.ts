import type { Instant } from '@piaoqiao/domain'
import { sm2WithSm3Oid } from '../certificates/object-identifiers.ts'
import { encodeDer } from '../certificates/strict-der.ts'
import type { SignBytes } from '../certificates/certificate.ts'
import type { SealPicture, SealRole } from '../face/face.ts'
import { sealTypes, sealVersion, signersByCertificate } from './seal.ts'
import {
  CertificateListStructure,
  SealContentStructure,
  SealHeaderStructure,
  SealPictureStructure,
  SealPropertyStructure,
  SealStructure,
} from './seal-structures.ts'

export interface SealOrder {
  /** Letters, digits and `-`; with `makerId` it names the seal everywhere. */
  readonly id: string
  readonly role: SealRole
  readonly name: string
  readonly makerId: string
  readonly picture: SealPicture
  /** DER of the certificates of those who may seal with it. */
  readonly signerCertificates: readonly Uint8Array[]
  readonly createdAt: Instant
  readonly validFrom: Instant
  readonly validUntil: Instant
  readonly makerCertificate: Uint8Array
  /** Signs with the key of the maker's certificate. */
  readonly sign: SignBytes
}

/** Makes an electronic seal (GB/T 38540, SESeal, version 4); gives its DER. Times are to the second. */
export async function makeSeal(order: SealOrder): Promise<Uint8Array> {
  const seal = new SealStructure()
  seal.content = contentOf(order)
  seal.makerCertificate = bufferOf(order.makerCertificate)
  seal.algorithm = sm2WithSm3Oid
  seal.signature = bufferOf(await order.sign(encodeDer(seal.content)))
  return encodeDer(seal)
}

function contentOf(order: SealOrder): SealContentStructure {
  const header = new SealHeaderStructure()
  Object.assign(header, { id: 'ES', version: sealVersion, makerId: order.makerId })
  const picture = new SealPictureStructure()
  picture.type = 'png'
  picture.data = bufferOf(order.picture.png)
  // The standard knows whole millimetres only.
  picture.width = Math.round(order.picture.widthMm)
  picture.height = Math.round(order.picture.heightMm)
  const content = new SealContentStructure()
  return Object.assign(content, { header, id: order.id, property: propertyOf(order), picture })
}

function propertyOf(order: SealOrder): SealPropertyStructure {
  const signers = new CertificateListStructure(order.signerCertificates.map(bufferOf))
  return Object.assign(new SealPropertyStructure(), {
    type: sealTypes[order.role],
    name: order.name,
    signersKind: signersByCertificate,
    signers: bufferOf(encodeDer(signers)),
    createdAt: wholeSecond(order.createdAt),
    validFrom: wholeSecond(order.validFrom),
    validUntil: wholeSecond(order.validUntil),
  })
}

/** GeneralizedTime is written to the second. */
export function wholeSecond(at: Instant): Date {
  return new Date(Math.floor(at / 1000) * 1000)
}

/** The library takes buffers that hold nothing else. */
export function bufferOf(bytes: Uint8Array): ArrayBuffer {
  return new Uint8Array(bytes).buffer
}
