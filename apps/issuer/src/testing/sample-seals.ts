import type { SealAuthority } from '@piaoqiao/documents/ofd'
import { makeSealAuthority } from '@piaoqiao/documents/ofd'
import type { Instant } from '@piaoqiao/domain'
import { dayMs } from '@piaoqiao/domain'
import type { Sm2PrivateKey } from '@piaoqiao/gm-crypto'
import { generateSm2PrivateKey } from '@piaoqiao/gm-crypto'
import type { StoredKey } from '../keys/key-store-content.ts'
import { sampleIdentity, sampleStart } from './sample-station.ts'

/** A red point: tests of seals do not look at them. */
export const sampleSealPicture = {
  png: new Uint8Array(
    Buffer.from(
      'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mP8z8BQDwAEhQGAhKmMIQAAAABJRU5ErkJggg==',
      'base64',
    ),
  ),
  widthMm: 40,
  heightMm: 40,
} as const

/** An authority that is good for years around the time of the samples. */
export function makeSampleSealAuthority(): Promise<SealAuthority> {
  return makeSealAuthority({
    organization: '示例省财政厅',
    rootKey: generateSm2PrivateKey(),
    makerKey: generateSm2PrivateKey(),
    validFrom: sampleStart - 2_000 * dayMs,
    validUntil: sampleStart + 20_000 * dayMs,
  })
}

/** A key of the sample unit with certificate and seal. */
export async function sampleStoredKey(
  authority: SealAuthority,
  options: {
    readonly name?: string
    readonly privateKey?: Sm2PrivateKey
    readonly activeFrom?: Instant | null
    readonly validUntil?: Instant
  } = {},
): Promise<StoredKey> {
  const { name = 'first', privateKey = generateSm2PrivateKey() } = options
  const { activeFrom = sampleStart - dayMs, validUntil = sampleStart + 400 * dayMs } = options
  const { certificate, seal } = await authority.issueSeal({
    role: 'issuer',
    organization: sampleIdentity.issuer.name,
    sealName: `${sampleIdentity.issuer.name}财务专用章`,
    sealId: `sample-${name}`,
    picture: sampleSealPicture,
    publicKey: privateKey.publicKey,
    at: sampleStart - 30 * dayMs,
    validUntil,
  })
  return { name, privateKey, certificate, seal, activeFrom }
}
