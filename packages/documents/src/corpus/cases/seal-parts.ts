import { sm2Sign } from '@piaoqiao/gm-crypto'
import type { Sm2PrivateKey } from '@piaoqiao/gm-crypto'
import type { Instant } from '@piaoqiao/domain'
import { issueCertificate } from '../../certificates/issue-certificate.ts'
import type { CertificateOrder } from '../../certificates/issue-certificate.ts'
import type { SealRole } from '../../face/face.ts'
import { sealOfd } from '../../ofd/seal-ofd.ts'
import type { Sealing } from '../../ofd/seal-ofd.ts'
import { writeOfd } from '../../ofd/write-ofd.ts'
import { makeSeal } from '../../seal/make-seal.ts'
import type { SealOrder } from '../../seal/make-seal.ts'
import { readSeal } from '../../seal/read-seal.ts'
import type { IssuedSeal } from '../../seal/seal-authority.ts'
import {
  authorityKeys,
  goodPeriod,
  sealedAt,
  sealingOf,
  sealKeys,
  oneDayMs,
} from './bill-makers.ts'
import type { GoodFiles } from './good-files.ts'

/** Makes seals that are wrong in one thing, by the keys of the right authority. */

const role: SealRole = 'supervisor'

/** The certificate of a party, made anew with something else in it. */
export function otherCertificate(changes: Partial<CertificateOrder>): Promise<Uint8Array> {
  return issueCertificate({
    kind: 'signer',
    subject: { country: 'CN', organization: '示例市财政局', commonName: '示例市财政票据监制章' },
    publicKey: sealKeys[role].publicKey,
    validFrom: goodPeriod.at,
    validUntil: goodPeriod.validUntil,
    issuer: {
      name: { country: 'CN', organization: '示例市财政局', commonName: '示例根证书' },
      publicKey: authorityKeys.root.publicKey,
    },
    sign: (bytes) => sm2Sign(authorityKeys.root, bytes),
    ...changes,
  })
}

/** The supervisor's seal, made anew with something else in it. */
export async function otherSeal(
  { authority, seals }: GoodFiles,
  certificate: Uint8Array,
  changes: Partial<SealOrder> = {},
): Promise<IssuedSeal> {
  const { picture } = readSeal(seals[role].seal)
  const seal = await makeSeal({
    id: 'SAMPLE-supervisor',
    role,
    name: '示例市财政票据监制章',
    makerId: 'PIAOQIAO',
    picture: { png: picture.bytes, widthMm: picture.widthMm, heightMm: picture.heightMm },
    signerCertificates: [certificate],
    createdAt: goodPeriod.at,
    validFrom: goodPeriod.at,
    validUntil: goodPeriod.validUntil,
    makerCertificate: authority.makerCertificate,
    sign: signsWith(authorityKeys.maker),
    ...changes,
  })
  return { seal, certificate }
}

export const signsWith = (key: Sm2PrivateKey) => (bytes: Uint8Array) => sm2Sign(key, bytes)

/** The bill sealed by the issuer as it should be, and by the supervisor with this seal. */
export async function sealedWith(
  { bill, seals }: GoodFiles,
  supervisor: IssuedSeal,
  changes: Partial<Sealing> = {},
): Promise<Uint8Array> {
  const { face, ofdInput } = bill
  const once = await sealOfd(writeOfd(ofdInput), sealingOf(face, 'issuer', seals.issuer))
  return sealOfd(once, { ...sealingOf(face, role, supervisor), ...changes })
}

export const daysFromSealing = (days: number): Instant => sealedAt + days * oneDayMs
