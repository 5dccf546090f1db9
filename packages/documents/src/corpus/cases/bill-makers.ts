import { importSm2PrivateKey, sm2Sign } from '@piaoqiao/gm-crypto'
import type { Sm2PrivateKey } from '@piaoqiao/gm-crypto'
import type { Instant } from '@piaoqiao/domain'
import {
  issuerAccountingData,
  issuerFileName,
  writeIssuerPart,
} from '../../accounting/issuer-part.ts'
import type { Face, SealRole } from '../../face/face.ts'
import { layFace } from '../../face/lay-face.ts'
import { loadFaceFont } from '../../fonts/face-font.ts'
import { billAttachment } from '../../ofd/bill-attachment.ts'
import { sealOfd, sealPlace, writeSealedOfd } from '../../ofd/seal-ofd.ts'
import type { Sealing } from '../../ofd/seal-ofd.ts'
import type { OfdAttachment, OfdInput } from '../../ofd/write-ofd.ts'
import { writeFacePdf } from '../../pdf/write-face-pdf.ts'
import type { WrittenAttachment } from '../../pdf/write-face-pdf.ts'
import { writeFacePng } from '../../png/face-png.ts'
import { commaForm, qrFactsOf } from '../../qr/qr-content.ts'
import { drawSealPicture } from '../../seal-picture/draw-seal-picture.ts'
import { makeSealAuthority } from '../../seal/seal-authority.ts'
import type { IssuedSeal, SealAuthority } from '../../seal/seal-authority.ts'
import type { BillDocument } from '../../xml/bill-document.ts'
import { signedBill } from '../../xml/cases/signed-bills.ts'

/** Makes complete files of invented bills, and seals for them; broken files are made from these. */

/** The moment at which everything is sealed. */
export const sealedAt: Instant = Date.UTC(2026, 2, 2, 2)
export const oneDayMs = 86_400_000

const keyOf = (byte: string): Sm2PrivateKey => importSm2PrivateKey(byte.repeat(32))
export const sealKeys: Readonly<Record<SealRole, Sm2PrivateKey>> = {
  issuer: keyOf('21'),
  supervisor: keyOf('22'),
}

const pictures = {
  issuer: drawSealPicture({
    kind: 'issuer',
    name: '示例市第一人民医院',
    purpose: '收费票据专用章',
  }),
  supervisor: drawSealPicture({ kind: 'supervisor', region: '示例市' }),
} as const

/** The keys of the authority that readers trust. */
export const authorityKeys = { root: keyOf('31'), maker: keyOf('32') }

/** An authority of its own for every pair of keys; two with different keys do not know each other. */
export function sampleAuthority(rootByte: string, makerByte: string): Promise<SealAuthority> {
  return makeSealAuthority({
    organization: '示例市财政局',
    rootKey: keyOf(rootByte),
    makerKey: keyOf(makerByte),
    validFrom: sealedAt - 1_000 * oneDayMs,
    validUntil: sealedAt + 3_000 * oneDayMs,
  })
}

export interface SealPeriod {
  readonly at: Instant
  readonly validUntil: Instant
}

export const goodPeriod: SealPeriod = {
  at: sealedAt - 30 * oneDayMs,
  validUntil: sealedAt + 700 * oneDayMs,
}

export function sampleSeal(
  authority: SealAuthority,
  role: SealRole,
  period: SealPeriod = goodPeriod,
): Promise<IssuedSeal> {
  return authority.issueSeal({
    role,
    organization: role === 'issuer' ? '示例市第一人民医院' : '示例市财政局',
    sealName: role === 'issuer' ? '示例市第一人民医院收费票据专用章' : '示例市财政票据监制章',
    sealId: `SAMPLE-${role}`,
    picture: pictures[role],
    publicKey: sealKeys[role].publicKey,
    ...period,
  })
}

/** How a party seals this face. */
export function sealingOf(face: Face, role: SealRole, { seal, certificate }: IssuedSeal): Sealing {
  const place = sealPlace(face, role)
  if (place === undefined) throw new Error('every face has places for both seals')
  const sign = (bytes: Uint8Array) => sm2Sign(sealKeys[role], bytes)
  return { seal, signerCertificate: certificate, place, sign, at: sealedAt }
}

export function sampleFace(document: BillDocument): Face {
  return layFace(document, { qrText: commaForm().write(qrFactsOf(document)) })
}

export function ofdInputOf(face: Face, attachments: readonly OfdAttachment[]): OfdInput {
  const docId = '00112233445566778899aabbccddeeff'
  return { face, font: loadFaceFont(), attachments, docId, createdAt: sealedAt, title: '示例票据' }
}

export function pdfOf(face: Face, attachments: readonly WrittenAttachment[]): Promise<Uint8Array> {
  return writeFacePdf(face, {
    seals: pictures,
    attachments,
    title: '示例票据',
    createdAt: sealedAt,
  })
}

export function pdfAttachment(name: string, bytes: Uint8Array): WrittenAttachment {
  return { name, bytes, mediaType: 'application/xml', description: '票据数据' }
}

export const pictureOf = (face: Face): Uint8Array => {
  const [page] = writeFacePng(face, pictures, { widthPx: 1_600 })
  if (page === undefined) throw new Error('a face has a page')
  return page
}

/** The good files of one bill. */
export interface BillFiles {
  readonly document: BillDocument
  readonly face: Face
  readonly xml: Uint8Array
  readonly issuerData: Uint8Array
  readonly ofdInput: OfdInput
  readonly ofd: Uint8Array
  readonly pdf: Uint8Array
}

export interface SealPair {
  readonly issuer: IssuedSeal
  readonly supervisor: IssuedSeal
}

/** Signed XML; an OFD with both seals and a PDF, both with the XML and the accounting data attached. */
export async function billFiles(document: BillDocument, seals: SealPair): Promise<BillFiles> {
  const xml = signedBill(document)
  const issuerData = writeIssuerPart(issuerAccountingData(document))
  const { billCode, billNumber } = document.main
  const dataName = issuerFileName(billCode, billNumber)
  const face = sampleFace(document)
  const dataAttachment = { name: '会计数据', fileName: dataName, format: 'xml', bytes: issuerData }
  const ofdInput = ofdInputOf(face, [billAttachment({ bytes: xml }), dataAttachment])
  const pdf = await pdfOf(face, [
    pdfAttachment('bill.xml', xml),
    pdfAttachment(dataName, issuerData),
  ])
  return { document, face, xml, issuerData, ofdInput, ofd: await sealedOfd(ofdInput, seals), pdf }
}

/** The issuer's seal first, the supervisor's over it. */
export async function sealedOfd(input: OfdInput, seals: SealPair): Promise<Uint8Array> {
  const { face } = input
  const once = await writeSealedOfd(input, sealingOf(face, 'issuer', seals.issuer))
  return sealOfd(once, sealingOf(face, 'supervisor', seals.supervisor))
}
