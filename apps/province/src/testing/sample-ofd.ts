import type { BillDocument } from '@piaoqiao/documents'
import {
  appendSignature,
  billXmlId,
  issuerSigningText,
  readBillXml,
  supervisorSigningText,
  writeBillXml,
} from '@piaoqiao/documents'
import { layFace, loadFaceFont } from '@piaoqiao/documents/faces'
import type { IssuedSeal, OfdInput, SealAuthority } from '@piaoqiao/documents/ofd'
import {
  billAttachment,
  makeSealAuthority,
  sealPlace,
  writeSealedOfd,
} from '@piaoqiao/documents/ofd'
import { dayMs, identityNumberCheckCharacter } from '@piaoqiao/domain'
import type { Sm2PrivateKey } from '@piaoqiao/gm-crypto'
import { generateSm2PrivateKey, sm2Sign } from '@piaoqiao/gm-crypto'
import { hospital, start } from './sample-parties.ts'

export const sampleKeys = {
  issuer: generateSm2PrivateKey(),
  supervisor: generateSm2PrivateKey(),
  stranger: generateSm2PrivateKey(),
}

const firstDigits = '50000019900101123'

export const sampleDocument: BillDocument = {
  header: { tag: 'CZ-EI-50', id: billXmlId('50060126', '0000000001'), version: '1.1.0' },
  main: {
    billName: '重庆市医疗门诊收费票据（电子）',
    billCode: '50060126',
    billNumber: '0000000001',
    checkCode: 'a1b2c3',
    specimenCode: '5006012601',
    supervisorAreaCode: '500104',
    totalFen: 123_456n,
    issuedOn: '2026-03-02',
    issuedAt: '11:29:53',
    issuer: { code: hospital.id, name: hospital.name },
    payer: {
      type: '1',
      name: '样例甲',
      code: firstDigits + (identityNumberCheckCharacter(firstDigits) ?? ''),
    },
    handlingPerson: '收费员一',
    checker: '复核员一',
    extension: { unknown: [], fundPayFen: 100_000n, ownPayFen: 23_456n },
  },
  details: [
    {
      name: '西药费',
      quantity: '2',
      unit: '盒',
      amountFen: 23_456n,
      extension: { unknown: [] },
    },
    {
      name: '检查费',
      quantity: '1',
      unit: '项',
      amountFen: 100_000n,
      extension: { unknown: [] },
    },
  ],
  auxDetails: [],
}

/** A bill's XML with both signatures, as the registry keeps it. */
export function registeredXml(document = sampleDocument): Uint8Array {
  const unsigned = writeBillXml(document)
  const issuer = sm2Sign(sampleKeys.issuer, issuerSigningText(readBillXml(unsigned)))
  const signed = appendSignature(unsigned, 'issuer', signature('20260302032953Z', issuer))
  const supervisor = sm2Sign(sampleKeys.supervisor, supervisorSigningText(readBillXml(signed)))
  return appendSignature(signed, 'supervisor', signature('20260302033000', supervisor))
}

function signature(time: string, value: Uint8Array) {
  return { algorithm: 'SM2', time, value, keySerial: '1a2b', keyIssuer: '' }
}

export function makeSampleAuthority(): Promise<SealAuthority> {
  return makeSealAuthority({
    organization: '示例省财政厅',
    rootKey: generateSm2PrivateKey(),
    makerKey: generateSm2PrivateKey(),
    validFrom: start - 1_000 * dayMs,
    validUntil: start + 1_000 * dayMs,
  })
}

export function sampleSeal(
  authority: SealAuthority,
  role: 'issuer' | 'supervisor',
  privateKey: Sm2PrivateKey,
): Promise<IssuedSeal> {
  return authority.issueSeal({
    role,
    organization: role === 'issuer' ? hospital.name : '示例省财政厅',
    sealName: role === 'issuer' ? `${hospital.name}财务专用章` : '财政票据监制章',
    sealId: `sample-${role}`,
    picture: { png: onePixel, widthMm: 30, heightMm: role === 'issuer' ? 30 : 20 },
    publicKey: privateKey.publicKey,
    at: start - dayMs,
    validUntil: start + 100 * dayMs,
  })
}

/** Tests of seals do not look at them. */
const onePixel = new Uint8Array(
  Buffer.from(
    'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mP8z8BQDwAEhQGAhKmMIQAAAABJRU5ErkJggg==',
    'base64',
  ),
)

export interface SampleOfdOptions {
  readonly xml: Uint8Array
  readonly seal: IssuedSeal
  readonly key?: Sm2PrivateKey
  /** What the pages show, where it is not what the XML says. */
  readonly shown?: BillDocument
  readonly changes?: Partial<OfdInput>
}

/** The OFD of a bill with its issuer's seal. */
export function sampleOfd(options: SampleOfdOptions): Promise<Uint8Array> {
  const { xml, seal, key = sampleKeys.issuer, changes } = options
  const bill = readBillXml(xml)
  const face = layFace(options.shown ?? bill.document, { qrText: 'https://example.invalid/' })
  const place = sealPlace(face, 'issuer')
  if (place === undefined) throw new Error('every face has a place for the seal of its issuer')
  const input: OfdInput = {
    face,
    font: loadFaceFont(),
    attachments: [billAttachment(bill)],
    docId: '0'.repeat(32),
    createdAt: start,
    title: bill.document.main.billName,
    ...changes,
  }
  return writeSealedOfd(input, {
    seal: seal.seal,
    place,
    signerCertificate: seal.certificate,
    sign: (message) => sm2Sign(key, message),
    at: start,
  })
}
