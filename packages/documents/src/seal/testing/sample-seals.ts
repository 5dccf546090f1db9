import { importSm2PrivateKey, sm2Sign, type Sm2PrivateKey } from '@piaoqiao/gm-crypto'
import type { SignBytes } from '../../certificates/certificate.ts'
import type { SealPicture, SealRole } from '../../face/face.ts'
import { makeSealAuthority, type IssuedSeal, type SealAuthority } from '../seal-authority.ts'

/** Keys for tests only: each is one digit, 64 times. */
export const keyOf = (digit: string): Sm2PrivateKey => importSm2PrivateKey(digit.repeat(64))
export const rootKey = keyOf('1')
export const makerKey = keyOf('2')
export const holderKeys: Readonly<Record<SealRole, Sm2PrivateKey>> = {
  issuer: keyOf('3'),
  supervisor: keyOf('4'),
}
export const signWith =
  (key: Sm2PrivateKey): SignBytes =>
  (bytes) =>
    sm2Sign(key, bytes)

export const validFrom = Date.UTC(2026, 0, 1)
export const sealedAt = Date.UTC(2026, 2, 9, 1, 45)
export const validUntil = Date.UTC(2031, 0, 1) - 1000

/** One transparent point. */
const png = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg==',
  'base64',
)
export const samplePicture: SealPicture = { png: new Uint8Array(png), widthMm: 30, heightMm: 20 }

export interface SampleSeals {
  readonly authority: SealAuthority
  readonly issued: Readonly<Record<SealRole, IssuedSeal>>
}

export async function sampleSeals(
  pictures: Readonly<Record<SealRole, SealPicture>> = {
    issuer: samplePicture,
    supervisor: samplePicture,
  },
): Promise<SampleSeals> {
  const authority = await makeSealAuthority({
    organization: '示例省财政厅',
    rootKey,
    makerKey,
    validFrom,
    validUntil,
  })
  const issue = (role: SealRole, organization: string, sealName: string) =>
    authority.issueSeal({
      role,
      organization,
      sealName,
      sealId: `SAMPLE-${role}`,
      picture: pictures[role],
      publicKey: holderKeys[role].publicKey,
      at: validFrom,
      validUntil,
    })
  const issuer = await issue('issuer', '示例市第一人民医院', '示例市第一人民医院财务专用章')
  const supervisor = await issue('supervisor', '示例省财政厅', '示例省财政票据监制章')
  return { authority, issued: { issuer, supervisor } }
}
