import { readFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import { readBillXml } from '@piaoqiao/documents'
import { layFace, loadFaceFont, writeFacePdf } from '@piaoqiao/documents/faces'
import {
  billAttachment,
  makeSealAuthority,
  sealOfd,
  sealPlace,
  writeOfd,
} from '@piaoqiao/documents/ofd'
import { packEntry, writeZip } from '@piaoqiao/documents/zip'
import { dayMs, yuanFromFen } from '@piaoqiao/domain'
import { generateSm2PrivateKey, sm2Sign } from '@piaoqiao/gm-crypto'
import type { PlayedBill } from './played-services.ts'

/** The published example of a signed bill. */
export const publishedXml: Uint8Array = await readFile(
  fileURLToPath(
    new URL(
      '../../../../../packages/documents/src/xml/golden/outpatient-signed.xml',
      import.meta.url,
    ),
  ),
)

const { main } = readBillXml(publishedXml).document

/** It, as a registry knows it. */
export const publishedBill: PlayedBill = {
  billCode: main.billCode,
  billNumber: main.billNumber,
  checkCode: main.checkCode,
  amount: yuanFromFen(main.totalFen),
  issuedOn: main.issuedOn,
}

/** Its face as PDF with this XML attached. */
export function publishedPdf(xml: Uint8Array = publishedXml): Promise<Uint8Array> {
  const face = layFace(readBillXml(publishedXml).document, { qrText: 'a' })
  const data = { name: 'bill.xml', bytes: xml, mediaType: 'application/xml', description: '票据' }
  return writeFacePdf(face, {
    seals: {},
    attachments: [data],
    title: '示例票据',
    createdAt: Date.UTC(2026, 2, 2, 2),
  })
}

export function archiveOf(files: Readonly<Record<string, Uint8Array>>): Uint8Array {
  return writeZip(Object.entries(files).map(([name, bytes]) => packEntry(name, bytes, 6)))
}

const sealedAt = Date.UTC(2026, 2, 2, 2)

/** Its OFD with the seals of both parties, and the certificates (DER) of their authority. */
export async function sealedOfd() {
  const authority = await makeSealAuthority({
    organization: '示例市财政局',
    rootKey: generateSm2PrivateKey(),
    makerKey: generateSm2PrivateKey(),
    validFrom: sealedAt - dayMs,
    validUntil: sealedAt + 3_650 * dayMs,
  })
  const face = layFace(readBillXml(publishedXml).document, { qrText: 'a' })
  const attachments = [billAttachment({ bytes: publishedXml })]
  const input = { face, font: loadFaceFont(), attachments, title: '示例票据', createdAt: sealedAt }
  let bytes = writeOfd({ ...input, docId: '0'.repeat(32) })
  for (const role of ['issuer', 'supervisor'] as const) {
    const place = sealPlace(face, role)
    if (place === undefined) throw new Error('every face has places for both seals')
    const sealKey = generateSm2PrivateKey()
    const { certificate, seal } = await authority.issueSeal({
      role,
      organization: '示例单位',
      sealName: '示例章',
      sealId: `SAMPLE-${role}`,
      picture: { png: new Uint8Array(1), widthMm: 30, heightMm: 20 },
      publicKey: sealKey.publicKey,
      at: sealedAt,
      validUntil: sealedAt + 365 * dayMs,
    })
    const sign = (signed: Uint8Array) => sm2Sign(sealKey, signed)
    bytes = await sealOfd(bytes, {
      seal,
      signerCertificate: certificate,
      place,
      sign,
      at: sealedAt,
    })
  }
  return { bytes, roots: [authority.rootCertificate], makers: [authority.makerCertificate] }
}
