import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
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
import type { SealAuthority } from '@piaoqiao/documents/ofd'
import {
  exportSm2PublicKeyPem,
  generateSm2PrivateKey,
  importSm2PrivateKey,
  sm2Sign,
} from '@piaoqiao/gm-crypto'

/** A folder with the published example of a bill as XML, OFD and PDF, and with what it is verified with. */
export interface BillFolder {
  readonly path: string
  /** Options that name every key and certificate. */
  readonly verification: readonly string[]
  put(name: string, content: Uint8Array | string): Promise<string>
  remove(): Promise<void>
}

/** The keys with which the published example is signed; everybody knows them. */
const issuerKey = importSm2PrivateKey(
  '3945208f7b2144b13f36e38ac6d39f95889393692860b51a42fb81ef4df7c5b8',
)
const supervisorKey = importSm2PrivateKey('12'.repeat(32))
const sealedAt = Date.UTC(2026, 2, 2, 2)
const dayMs = 86_400_000

export const publishedXml: Uint8Array = await readFile(
  fileURLToPath(
    new URL('../../../documents/src/xml/golden/outpatient-signed.xml', import.meta.url),
  ),
)

export async function makeBillFolder(): Promise<BillFolder> {
  const path = await mkdtemp(join(tmpdir(), 'piaoqiao-bill-files-'))
  const put = async (name: string, content: Uint8Array | string): Promise<string> => {
    await writeFile(join(path, name), content)
    return join(path, name)
  }
  const authority = await makeSealAuthority({
    organization: '示例市财政局',
    rootKey: generateSm2PrivateKey(),
    makerKey: generateSm2PrivateKey(),
    validFrom: sealedAt - dayMs,
    validUntil: sealedAt + 3_650 * dayMs,
  })
  await put('bill.xml', publishedXml)
  await put('bill.ofd', await sealedOfd(authority))
  await put('bill.pdf', await pdf(publishedXml))
  const verification = [
    `--root=${await put('root.pem', pem(authority.rootCertificate))}`,
    `--maker=${await put('maker.der', authority.makerCertificate)}`,
    `--issuer-key=${await put('issuer.pem', exportSm2PublicKeyPem(issuerKey.publicKey))}`,
    `--supervisor-key=${await put('supervisor.pem', exportSm2PublicKeyPem(supervisorKey.publicKey))}`,
  ]
  return { path, verification, put, remove: () => rm(path, { recursive: true }) }
}

const publishedFace = layFace(readBillXml(publishedXml).document, { qrText: 'a' })

/** The face of the published bill with this XML attached to it. */
export function pdf(xml: Uint8Array): Promise<Uint8Array> {
  const data = { name: 'bill.xml', bytes: xml, mediaType: 'application/xml', description: '票据' }
  return writeFacePdf(publishedFace, {
    seals: {},
    attachments: [data],
    title: '示例票据',
    createdAt: sealedAt,
  })
}

async function sealedOfd(authority: SealAuthority): Promise<Uint8Array> {
  const face = publishedFace
  const attachments = [billAttachment({ bytes: publishedXml })]
  const input = { face, font: loadFaceFont(), attachments, title: '示例票据', createdAt: sealedAt }
  let bytes = writeOfd({ ...input, docId: '0'.repeat(32) })
  for (const role of ['issuer', 'supervisor'] as const) {
    const place = sealPlace(face, role)
    if (place === undefined) throw new Error('every face has places for both seals')
    const key = generateSm2PrivateKey()
    const { certificate, seal } = await authority.issueSeal({
      role,
      organization: '示例单位',
      sealName: '示例章',
      sealId: `SAMPLE-${role}`,
      picture: { png: new Uint8Array(1), widthMm: 30, heightMm: 20 },
      publicKey: key.publicKey,
      at: sealedAt,
      validUntil: sealedAt + 365 * dayMs,
    })
    const sign = (signed: Uint8Array) => sm2Sign(key, signed)
    bytes = await sealOfd(bytes, {
      seal,
      signerCertificate: certificate,
      place,
      sign,
      at: sealedAt,
    })
  }
  return bytes
}

function pem(der: Uint8Array): string {
  const base64 = Buffer.from(der).toString('base64')
  return `-----BEGIN CERTIFICATE-----\n${base64}\n-----END CERTIFICATE-----\n`
}
