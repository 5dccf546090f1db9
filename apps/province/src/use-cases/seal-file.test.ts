import type { BillDocument } from '@piaoqiao/documents'
import {
  issuerAccountingData,
  issuerFileName,
  writeIssuerPart,
} from '@piaoqiao/documents/accounting'
import type { IssuedSeal, OfdAttachment, SealAuthority } from '@piaoqiao/documents/ofd'
import { billAttachment, readOfd, verifyOfd } from '@piaoqiao/documents/ofd'
import type { Party } from '@piaoqiao/domain'
import { billIdFrom } from '@piaoqiao/domain'
import { createSoftwareCryptoModule, sm3Hex } from '@piaoqiao/gm-crypto'
import type { SealAnswer } from '@piaoqiao/protocol'
import { faultOf, services } from '@piaoqiao/protocol'
import { beforeAll, describe, expect, test } from 'vitest'
import type { StoredBill } from '../ports.ts'
import { sampleFacts } from '../testing/sample-history.ts'
import type { SampleOfdOptions } from '../testing/sample-ofd.ts'
import {
  makeSampleAuthority,
  registeredXml,
  sampleDocument,
  sampleKeys,
  sampleOfd,
  sampleSeal,
} from '../testing/sample-ofd.ts'
import { company, hospital, school, start } from '../testing/sample-parties.ts'
import { createSealFile, createSealRefusal } from './seal-file.ts'
import type { SealFile } from './seal-file.ts'
import { sealPlaceData } from './seal-place.ts'

const bill = { billCode: '50060126', billNumber: '0000000001' }
const xml = registeredXml()
let authority: SealAuthority
let issuerSeal: IssuedSeal
let sealFile: SealFile
beforeAll(async () => {
  authority = await makeSampleAuthority()
  issuerSeal = await sampleSeal(authority, 'issuer', sampleKeys.issuer)
  const supervisor = await sampleSeal(authority, 'supervisor', sampleKeys.supervisor)
  sealFile = createSealFile({
    store: storeWith(xml),
    issuerKeys: async (id) => (id === hospital.id ? [sampleKeys.issuer.publicKey] : []),
    crypto: createSoftwareCryptoModule({ keys: { own: sampleKeys.supervisor }, workers: 0 }),
    supervisorKeyName: 'own',
    supervisorSeal: { ...supervisor, ...authority.trust },
    clock: () => start,
  })
})

/** A registry with one bill, of which only its facts are looked at. */
function storeWith(file: Uint8Array) {
  const id = billIdFrom(bill.billCode, bill.billNumber)
  const stored = {
    bill: { id, facts: sampleFacts, stakeholders: [] },
    lastHash: '',
  } as unknown as StoredBill
  return {
    find: async (ids: readonly bigint[]) => new Map(ids.includes(id) ? [[id, stored]] : []),
    findFile: async () => file,
  }
}

async function ask(
  options: Partial<SampleOfdOptions> = {},
  party: Party = hospital,
  key = bill,
): Promise<SealAnswer> {
  const bytes = await sampleOfd({ xml, seal: issuerSeal, ...options })
  return sealFile(party, { ...key, ofd: Buffer.from(bytes).toString('base64') })
}

function accountingAttachment(document: BillDocument): OfdAttachment {
  const { billCode, billNumber } = document.main
  return {
    name: '入账数据（开具方）',
    fileName: issuerFileName(billCode, billNumber),
    format: 'xml',
    bytes: writeIssuerPart(issuerAccountingData(document)),
  }
}

function said(answer: SealAnswer): string {
  return answer.outcome === 'done' ? 'done' : `${answer.code} ${answer.details['fault'] ?? ''}`
}

function withMain(changes: Partial<BillDocument['main']>): BillDocument {
  return { ...sampleDocument, main: { ...sampleDocument.main, ...changes } }
}

test('the file of a registered bill comes back with both seals, each of them valid', async () => {
  const answer = await ask()
  if (answer.outcome !== 'done') throw new Error(said(answer))
  expect(faultOf(services['file.seal'].answer, answer)).toBeNull()
  const bytes = new Uint8Array(Buffer.from(answer.ofd, 'base64'))
  expect(answer.digest).toBe(sm3Hex(bytes))
  const verdict = verifyOfd(readOfd(bytes), { ...authority.trust, at: start })
  expect(verdict.signatures.map(({ role, valid }) => [role, valid])).toEqual([
    ['issuer', true],
    ['supervisor', true],
  ])
  expect(verdict.valid).toBe(true)
})

test('accounting data may be attached that says what the bill says', async () => {
  const attachments = [billAttachment({ bytes: xml }), accountingAttachment(sampleDocument)]
  expect(said(await ask({ changes: { attachments } }))).toBe('done')
})

test('asked again with the same file, it seals again', async () => {
  const bytes = Buffer.from(await sampleOfd({ xml, seal: issuerSeal })).toString('base64')
  for (let times = 0; times < 2; times += 1) {
    expect(said(await sealFile(hospital, { ...bill, ofd: bytes }))).toBe('done')
  }
})

test('a red bill shows its amounts below zero, and the number of the bill that it takes back', async () => {
  const red: BillDocument = {
    ...withMain({
      totalFen: -123_456n,
      extension: {
        unknown: [],
        relatedBillCode: '50060126',
        relatedBillNumber: '0000000009',
        fundPayFen: -100_000n,
        ownPayFen: -23_456n,
      },
    }),
    details: sampleDocument.details.map((item) => ({ ...item, amountFen: -item.amountFen })),
  }
  const registered = registeredXml(red)
  const supervisor = await sampleSeal(authority, 'supervisor', sampleKeys.supervisor)
  const seal = createSealFile({
    store: storeWith(registered),
    issuerKeys: async () => [sampleKeys.issuer.publicKey],
    crypto: createSoftwareCryptoModule({ keys: { own: sampleKeys.supervisor }, workers: 0 }),
    supervisorKeyName: 'own',
    supervisorSeal: { ...supervisor, ...authority.trust },
    clock: () => start,
  })
  const bytes = await sampleOfd({ xml: registered, seal: issuerSeal })
  const answer = await seal(hospital, { ...bill, ofd: Buffer.from(bytes).toString('base64') })
  expect(said(answer)).toBe('done')
})

describe('who may ask', () => {
  test.each([
    ['another issuer of the province', school, bill, 'NOT_THE_ISSUER '],
    ['a unit of another province', company, bill, 'NOT_THE_ISSUER '],
    [
      'for a bill that is not registered',
      hospital,
      { ...bill, billNumber: '0000000002' },
      'BILL_NOT_FOUND ',
    ],
  ])('%s', async (_, party, key, expected) => {
    expect(said(await ask({}, party, key))).toBe(expected)
  })

  test('nobody, where the province has no seal', async () => {
    const answer = await createSealRefusal()(hospital, { ...bill, ofd: '' })
    expect(said(answer)).toBe('SUPERVISOR_SEAL_UNAVAILABLE ')
  })
})

describe('a file that does not show the registered bill is refused', () => {
  const refused = (fault: string) => `OFD_REFUSED ${fault}`

  test.each<[string, () => Partial<SampleOfdOptions>, string]>([
    [
      'another XML of the same bill',
      () => ({ xml: registeredXml(withMain({ handlingPerson: '收费员二' })) }),
      '所附票据文件与登记的不一致',
    ],
    [
      'the same facts, signed once more',
      () => ({ xml: registeredXml() }),
      '所附票据文件与登记的不一致',
    ],
    [
      'accounting data with another total',
      () => ({
        changes: {
          attachments: [
            billAttachment({ bytes: xml }),
            accountingAttachment(withMain({ totalFen: 999_999n })),
          ],
        },
      }),
      '版式文件中有与票据不一致或平台不认识的附件',
    ],
    [
      'an attachment of any other kind',
      () => ({
        changes: {
          attachments: [
            billAttachment({ bytes: xml }),
            { name: '说明', fileName: 'note.txt', format: 'txt', bytes: new Uint8Array([65]) },
          ],
        },
      }),
      '版式文件中有与票据不一致或平台不认识的附件',
    ],
    ['no XML', () => ({ changes: { attachments: [] } }), '版式文件中没有票据 XML 附件'],
    [
      'pages with another total',
      () => ({ shown: withMain({ totalFen: 999_999n }) }),
      '版面上没有票据的总金额',
    ],
    [
      'pages with another payer',
      () => ({ shown: withMain({ payer: { ...sampleDocument.main.payer, name: '样例乙' } }) }),
      '版面上没有票据的交款人',
    ],
    [
      'pages with an amount that the bill does not hold',
      () => ({
        shown: {
          ...sampleDocument,
          details: [
            ...sampleDocument.details,
            { name: '护理费', amountFen: 777n, extension: { unknown: [] } },
          ],
        },
      }),
      '版面上有票据中没有的金额',
    ],
    [
      'a place for the seal outside the page',
      () => ({ changes: { customData: { [sealPlaceData]: '0 200 8 30 20' } } }),
      '监制章位置不在页面内',
    ],
    [
      'a place on a page that is not there',
      () => ({ changes: { customData: { [sealPlaceData]: '4 90 8 30 20' } } }),
      '监制章位置不在页面内',
    ],
    ['a seal with another key', () => ({ key: sampleKeys.stranger }), '电子签章的签名值不正确'],
  ])('%s', async (_, options, fault) => {
    expect(said(await ask(options()))).toBe(refused(fault))
  })

  test('a seal whose key the province does not know', async () => {
    const seal = await sampleSeal(authority, 'issuer', sampleKeys.stranger)
    const answer = await ask({ seal, key: sampleKeys.stranger })
    expect(said(answer)).toBe(refused('开票单位电子签章所用的密钥未在平台登记'))
  })

  test('a seal of an authority that the province does not know', async () => {
    const other = await makeSampleAuthority()
    const seal = await sampleSeal(other, 'issuer', sampleKeys.issuer)
    expect(said(await ask({ seal }))).toMatch(/^OFD_REFUSED .*证书/)
  })

  test('a file that has the seal of the supervisor already', async () => {
    const first = await ask()
    if (first.outcome !== 'done') throw new Error(said(first))
    const again = await sealFile(hospital, { ...bill, ofd: first.ofd })
    expect(said(again)).toBe(refused('已加盖监制章'))
  })

  test('bytes that are no OFD', async () => {
    for (const text of ['', 'PK', 'x'.repeat(1_000)]) {
      const ofd = Buffer.from(text).toString('base64')
      expect(said(await sealFile(hospital, { ...bill, ofd }))).toMatch(/^OFD_REFUSED ./)
    }
  })
})
