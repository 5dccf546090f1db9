import type { Instant } from '@piaoqiao/domain'
import { sm3 } from '@piaoqiao/gm-crypto'
import { sm2WithSm3Oid, sm3Oid } from '../certificates/object-identifiers.ts'
import { compactTime } from '../certificates/der-elements.ts'
import { escapeAttribute } from './escape-attribute.ts'
import type { OfdStamp } from './ofd-file.ts'
import { ofdXml } from './ofd-names.ts'
import { boxText } from './write-page.ts'

export interface SignatureContent {
  readonly signedAt: Instant
  /** Every file that is signed, with its path in the package. */
  readonly files: ReadonlyMap<string, Uint8Array>
  readonly stamp: OfdStamp
  readonly sealFile: string
  readonly valueFile: string
}

const provider = '<ofd:Provider ProviderName="Piaoqiao" Version="1.0" Company="Piaoqiao"/>'

/** `Signature.xml` (GB/T 33190, 18.2). */
export function signatureXml({
  signedAt,
  files,
  stamp,
  sealFile,
  valueFile,
}: SignatureContent): string {
  const references = Array.from(
    files,
    ([file, bytes]) =>
      `<ofd:Reference FileRef="/${escapeAttribute(file)}"><ofd:CheckValue>${digest(bytes)}</ofd:CheckValue></ofd:Reference>`,
  ).join('')
  const box = boxText(stamp.xMm, stamp.yMm, stamp.widthMm, stamp.heightMm)
  const information =
    `${provider}<ofd:SignatureMethod>${sm2WithSm3Oid}</ofd:SignatureMethod>` +
    `<ofd:SignatureDateTime>${compactTime(signedAt)}</ofd:SignatureDateTime>` +
    `<ofd:References CheckMethod="${sm3Oid}">${references}</ofd:References>` +
    `<ofd:StampAnnot ID="stamp-1" PageRef="${escapeAttribute(stamp.pageId)}" Boundary="${box}"/>` +
    `<ofd:Seal><ofd:BaseLoc>/${sealFile}</ofd:BaseLoc></ofd:Seal>`
  const content = `<ofd:SignedInfo>${information}</ofd:SignedInfo>`
  return ofdXml('Signature', '', `${content}<ofd:SignedValue>/${valueFile}</ofd:SignedValue>`)
}

function digest(bytes: Uint8Array): string {
  return Buffer.from(sm3(bytes)).toString('base64')
}

/** `Signatures.xml` (GB/T 33190, 18.1), which no signature covers, because the next one changes it. */
export function signaturesXml(signatures: readonly { id: string; file: string }[]): string {
  const list = signatures
    .map(
      ({ id, file }) =>
        `<ofd:Signature ID="${escapeAttribute(id)}" Type="Seal" BaseLoc="/${escapeAttribute(file)}"/>`,
    )
    .join('')
  const lastId = escapeAttribute(signatures.at(-1)?.id ?? '0')
  return ofdXml('Signatures', '', `<ofd:MaxSignId>${lastId}</ofd:MaxSignId>${list}`)
}
