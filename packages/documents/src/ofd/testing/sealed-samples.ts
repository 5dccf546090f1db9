import { readFileSync } from 'node:fs'
import type { SealRole } from '../../face/face.ts'
import { loadFaceFont } from '../../fonts/face-font.ts'
import { holderKeys, sampleSeals, sealedAt, signWith } from '../../seal/testing/sample-seals.ts'
import { readZip } from '../../zip/read-zip.ts'
import { packEntry, writeZip } from '../../zip/write-zip.ts'
import { billAttachment } from '../bill-attachment.ts'
import { sampleFace } from '../cases/sample-face.ts'
import { sealOfd, sealPlace, writeSealedOfd, type Sealing, type SealPlace } from '../seal-ofd.ts'
import type { OfdInput } from '../write-ofd.ts'

export const billXml = new Uint8Array(
  readFileSync(new URL('../../xml/golden/outpatient-signed.xml', import.meta.url)),
)
const font = loadFaceFont()
const face = sampleFace(font)

export const sampleInput: OfdInput = {
  face,
  font,
  attachments: [billAttachment({ bytes: billXml })],
  docId: '0123456789abcdef0123456789abcdef',
  createdAt: sealedAt,
  title: '示例省医疗门诊收费票据（电子）',
  customData: { 票据代码: '50060126', 'a "b" <c>': '&\t' },
}

export const seals = await sampleSeals()
export const trust = { ...seals.authority.trust, at: sealedAt }

export function placeOf(role: SealRole): SealPlace {
  const place = sealPlace(face, role)
  if (place === undefined) throw new Error(`the sample has no place for the seal of the ${role}`)
  return place
}

export function sealingOf(role: SealRole): Sealing {
  const { certificate, seal } = seals.issued[role]
  const sign = signWith(holderKeys[role])
  return { seal, place: placeOf(role), signerCertificate: certificate, sign, at: sealedAt }
}

/** The seal of the issuer, then that of the supervisor. */
export const issuerSealed = await writeSealedOfd(sampleInput, sealingOf('issuer'))
export const bothSealed = await sealOfd(issuerSealed, sealingOf('supervisor'))

/** The package with these files changed, added, or (by null) removed. */
export function withFiles(
  bytes: Uint8Array,
  changes: Readonly<Record<string, Uint8Array | string | null>>,
): Uint8Array {
  const kept = readZip(bytes).filter(({ name }) => !(name in changes))
  const added = Object.entries(changes).flatMap(([name, content]) => {
    if (content === null) return []
    const given = typeof content === 'string' ? new TextEncoder().encode(content) : content
    return [packEntry(name, given, 6)]
  })
  return writeZip([...kept, ...added])
}

/** The text of a file with something replaced in it. */
export function replaced(bytes: Uint8Array, name: string, from: string | RegExp, to: string) {
  const entry = readZip(bytes).find((each) => each.name === name)
  const before = new TextDecoder().decode(entry?.bytes)
  const after = before.replace(from, to)
  if (after === before) throw new Error(`nothing was replaced in ${name}`)
  return withFiles(bytes, { [name]: after })
}
