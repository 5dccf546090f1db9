import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { readBillXml } from '@piaoqiao/documents'
import { drawSealPicture, layFace, loadFaceFont, type SealRole } from '@piaoqiao/documents/faces'
import {
  billAttachment,
  makeSealAuthority,
  sealOfd,
  sealPlace,
  writeSealedOfd,
  type IssuedSeal,
  type Sealing,
} from '@piaoqiao/documents/ofd'
import { importSm2PrivateKey, sm2Sign, type Sm2PrivateKey } from '@piaoqiao/gm-crypto'

const billFile = new URL(
  '../../../../packages/documents/src/xml/golden/outpatient-signed.xml',
  import.meta.url,
)
export const billXml = readBillXml(new Uint8Array(readFileSync(fileURLToPath(billFile))))

const keyOf = (digit: string): Sm2PrivateKey => importSm2PrivateKey(digit.repeat(64))
export const keys = {
  root: keyOf('1'),
  maker: keyOf('2'),
  issuer: keyOf('3'),
  supervisor: keyOf('4'),
}
export const at = Date.UTC(2026, 2, 9, 1, 45)
const validFrom = Date.UTC(2026, 0, 1)
const validUntil = Date.UTC(2031, 0, 1) - 1000

export const authority = await makeSealAuthority({
  organization: '示例省财政厅',
  rootKey: keys.root,
  makerKey: keys.maker,
  validFrom,
  validUntil,
})

const hospital = billXml.document.main.issuer.name
const period = { at: validFrom, validUntil }

export const issued: Readonly<Record<SealRole, IssuedSeal>> = {
  issuer: await authority.issueSeal({
    role: 'issuer',
    organization: hospital,
    sealName: `${hospital}收费票据专用章`,
    sealId: 'SAMPLE-ISSUER',
    picture: drawSealPicture({ kind: 'issuer', name: hospital, purpose: '收费票据专用章' }),
    publicKey: keys.issuer.publicKey,
    ...period,
  }),
  supervisor: await authority.issueSeal({
    role: 'supervisor',
    organization: '示例省财政厅',
    sealName: '示例省财政票据监制章',
    sealId: 'SAMPLE-SUPERVISOR',
    picture: drawSealPicture({ kind: 'supervisor', region: '示例省' }),
    publicKey: keys.supervisor.publicKey,
    ...period,
  }),
}

const face = layFace(billXml.document, { qrText: 'https://example.org/bill' })
export const pagesCount = face.pages.length

/** The places that the layout keeps for the seals. */
export const places = { issuer: placeOf('issuer'), supervisor: placeOf('supervisor') }

function placeOf(role: SealRole) {
  const place = sealPlace(face, role)
  if (place === undefined) throw new Error(`the face keeps no place for the seal of the ${role}`)
  return place
}

function sealingOf(role: SealRole): Sealing {
  const { certificate, seal } = issued[role]
  const sign = (bytes: Uint8Array) => sm2Sign(keys[role], bytes)
  return { seal, place: places[role], signerCertificate: certificate, sign, at }
}

const issuerSealed = await writeSealedOfd(
  {
    face,
    font: loadFaceFont(),
    attachments: [billAttachment(billXml)],
    docId: '0123456789abcdef0123456789abcdef',
    createdAt: at,
    title: billXml.document.main.billName,
  },
  sealingOf('issuer'),
)

/** A bill's OFD with both seals. */
export const sealedBill = await sealOfd(issuerSealed, sealingOf('supervisor'))
