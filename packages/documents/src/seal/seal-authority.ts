import type { Instant } from '@piaoqiao/domain'
import { sm2Sign, type Sm2PrivateKey, type Sm2PublicKey } from '@piaoqiao/gm-crypto'
import type { Certificate, CertificateName } from '../certificates/certificate.ts'
import { issueCertificate } from '../certificates/issue-certificate.ts'
import { readCertificate } from '../certificates/read-certificate.ts'
import type { SealPicture, SealRole } from '../face/face.ts'
import { makeSeal } from './make-seal.ts'

export interface SealAuthorityOptions {
  /** Of the organization that runs it, such as `示例省财政厅`. */
  readonly organization: string
  readonly rootKey: Sm2PrivateKey
  readonly makerKey: Sm2PrivateKey
  readonly validFrom: Instant
  readonly validUntil: Instant
}

export interface SealRequest {
  readonly role: SealRole
  readonly organization: string
  /** What stands on the seal. */
  readonly sealName: string
  /** Letters, digits and `-`. */
  readonly sealId: string
  readonly picture: SealPicture
  /** The private key stays with whoever will seal. */
  readonly publicKey: Sm2PublicKey
  readonly at: Instant
  readonly validUntil: Instant
}

/** What a party needs in order to seal, besides its private key: two pieces of DER. */
export interface IssuedSeal {
  readonly certificate: Uint8Array
  readonly seal: Uint8Array
}

/** A root, a maker of seals, and what they issue. */
export interface SealAuthority {
  readonly rootCertificate: Uint8Array
  readonly makerCertificate: Uint8Array
  /** What whoever verifies has to know. */
  readonly trust: {
    readonly trustedRoots: readonly Certificate[]
    readonly trustedMakers: readonly Certificate[]
  }
  issueSeal(request: SealRequest): Promise<IssuedSeal>
}

/**
 * An authority whose keys lie in memory: for a local world, a sandbox and tests. In operation certificates
 * come from a licensed authority and seals from the seal system of the finance departments.
 */
export async function makeSealAuthority(options: SealAuthorityOptions): Promise<SealAuthority> {
  const { organization, rootKey, makerKey, validFrom, validUntil } = options
  const root = { name: nameOf(organization, '示例根证书'), publicKey: rootKey.publicKey }
  const period = { validFrom, validUntil }
  const byRoot = { issuer: root, sign: (bytes: Uint8Array) => sm2Sign(rootKey, bytes) }
  const rootCertificate = await issueCertificate({
    kind: 'authority',
    subject: root.name,
    publicKey: root.publicKey,
    ...period,
    ...byRoot,
  })
  const makerCertificate = await issueCertificate({
    kind: 'signer',
    subject: nameOf(organization, '电子印章制作'),
    publicKey: makerKey.publicKey,
    ...period,
    ...byRoot,
  })
  const issueSeal = async (request: SealRequest): Promise<IssuedSeal> => {
    const certificate = await issueCertificate({
      kind: 'signer',
      subject: nameOf(request.organization, request.sealName),
      publicKey: request.publicKey,
      validFrom: request.at,
      validUntil: request.validUntil,
      ...byRoot,
    })
    return { certificate, seal: await sealFor(request, certificate, makerCertificate, makerKey) }
  }
  return {
    rootCertificate,
    makerCertificate,
    trust: {
      trustedRoots: [readCertificate(rootCertificate)],
      trustedMakers: [readCertificate(makerCertificate)],
    },
    issueSeal,
  }
}

const makerId = 'PIAOQIAO'

function sealFor(
  { role, sealId, sealName, picture, at, validUntil }: SealRequest,
  certificate: Uint8Array,
  makerCertificate: Uint8Array,
  makerKey: Sm2PrivateKey,
): Promise<Uint8Array> {
  return makeSeal({
    id: sealId,
    role,
    name: sealName,
    makerId,
    picture,
    signerCertificates: [certificate],
    createdAt: at,
    validFrom: at,
    validUntil,
    makerCertificate,
    sign: (bytes) => sm2Sign(makerKey, bytes),
  })
}

function nameOf(organization: string, commonName: string): CertificateName {
  return { country: 'CN', organization, commonName }
}
