import { sm3 } from '@piaoqiao/gm-crypto'
import { makeSeal, type SealOrder } from '../make-seal.ts'
import { makeSealSignature, type SealSignatureOrder } from '../make-seal-signature.ts'
import {
  verifySealSignature,
  type SealSignatureClaim,
  type SealVerdict,
} from '../verify-seal-signature.ts'
import {
  holderKeys,
  makerKey,
  samplePicture,
  sampleSeals,
  sealedAt,
  signWith,
  validFrom,
  validUntil,
} from './sample-seals.ts'

export const dataHash = sm3('签名文件')
export const path = '/Doc_0/Signs/Sign_0/Signature.xml'
export const seals = await sampleSeals()

export const sealOrder: SealOrder = {
  id: 'SAMPLE-1',
  role: 'issuer',
  name: '示例章',
  makerId: 'SAMPLE',
  picture: samplePicture,
  signerCertificates: [seals.issued.issuer.certificate],
  createdAt: validFrom,
  validFrom,
  validUntil,
  makerCertificate: seals.authority.makerCertificate,
  sign: signWith(makerKey),
}

/** What differs from a good signature with a good seal. */
export interface Scene {
  readonly seal?: Partial<SealOrder>
  readonly signature?: Partial<SealSignatureOrder>
  readonly claim?: Partial<SealSignatureClaim>
}

export async function signedValueOf({ seal = {}, signature = {} }: Scene): Promise<Uint8Array> {
  return makeSealSignature({
    seal: await makeSeal({ ...sealOrder, ...seal }),
    dataHash,
    path,
    signedAt: sealedAt,
    signerCertificate: seals.issued.issuer.certificate,
    sign: signWith(holderKeys.issuer),
    ...signature,
  })
}

export async function verdictOf(scene: Scene): Promise<SealVerdict> {
  const signedValue = await signedValueOf(scene)
  const { trust } = seals.authority
  return verifySealSignature({
    signedValue,
    dataHash,
    path,
    ...trust,
    at: sealedAt,
    ...scene.claim,
  })
}
