import * as fc from 'fast-check'
import { beforeAll, describe, expect, test } from 'vitest'
import { shownPayerCode } from '../face/payer-code.ts'
import { layFace } from '../face/lay-face.ts'
import { loadFaceFont } from '../fonts/face-font.ts'
import { writeOfd } from '../ofd/write-ofd.ts'
import { pdfOf, pictureOf } from '../corpus/cases/bill-makers.ts'
import { goodFiles } from '../corpus/cases/good-files.ts'
import type { GoodFiles } from '../corpus/cases/good-files.ts'
import { donationBill, exampleBills, outpatientBill, redBill } from '../xml/cases/example-bills.ts'
import type { BillDocument } from '../xml/bill-document.ts'
import { factsOfDocument } from './bill-facts.ts'
import { faceFindings } from './file-findings.ts'
import { readFaceTexts } from './face-texts.ts'
import { readBillFile } from './read-bill-file.ts'

let good: GoodFiles

beforeAll(async () => {
  good = await goodFiles()
})

describe('a good file is read without findings', () => {
  test('as XML, with both signatures', async () => {
    const read = await readBillFile(good.bill.xml, good.knowledge)
    expect(read).toMatchObject({ kind: 'xml', factsFrom: 'xml', findings: [] })
    expect(read.signatures).toEqual({ issuer: 'valid', supervisor: 'valid' })
    expect(read.facts).toEqual(factsOfDocument(outpatientBill))
  })

  test('as OFD, with signatures, seals and accounting data', async () => {
    const read = await readBillFile(good.bill.ofd, good.knowledge)
    expect(read).toMatchObject({ kind: 'ofd', factsFrom: 'xml', findings: [] })
    expect(read.signatures).toEqual({ issuer: 'valid', supervisor: 'valid' })
    expect(read.seals).toEqual({ issuer: 'valid', supervisor: 'valid' })
    expect(read.billXml?.bytes).toEqual(good.bill.xml)
    expect(read.issuerData?.totalFen).toBe(outpatientBill.main.totalFen)
    expect(read.faceFacts).toEqual({
      ...factsOfDocument(outpatientBill),
      payerCode: '500000********1238',
    })
  })

  test('as PDF, with signatures and accounting data', async () => {
    const read = await readBillFile(good.bill.pdf, good.knowledge)
    expect(read).toMatchObject({ kind: 'pdf', factsFrom: 'xml', findings: [] })
    expect(read.signatures).toEqual({ issuer: 'valid', supervisor: 'valid' })
    expect(read.seals).toBeUndefined()
    expect(read.issuerData?.billNumber).toBe(outpatientBill.main.billNumber)
  })

  test('as a picture, by its code', async () => {
    const read = await readBillFile(pictureOf(good.bill.face))
    const { billCode, billNumber, checkCode, totalFen, issuedOn } = outpatientBill.main
    expect(read).toMatchObject({ kind: 'picture', factsFrom: 'qr' })
    expect(read.facts).toEqual({ billCode, billNumber, checkCode, totalFen, issuedOn })
  })
})

test('without keys and roots, signatures and seals are unchecked and not invalid', async () => {
  const read = await readBillFile(good.bill.ofd)
  expect(read.signatures).toEqual({ issuer: 'unchecked', supervisor: 'unchecked' })
  expect(read.seals).toEqual({ issuer: 'unchecked', supervisor: 'unchecked' })
})

test('a face without XML says what its labels say', async () => {
  const face = layFace(redBill, { qrText: 'a' })
  const read = await readBillFile(await pdfOf(face, []))
  expect(read).toMatchObject({ kind: 'pdf', factsFrom: 'face', findings: [] })
  expect(read.facts.totalFen).toBe(redBill.main.totalFen)
  expect(read.facts.billNumber).toBe(redBill.main.billNumber)
  expect(read.signatures).toBeUndefined()
})

describe('the faces of every example say what their bills say', () => {
  test.each(Object.entries(exampleBills))('%s', async (_name, document) => {
    const face = layFace(document, { qrText: 'a' })
    const font = loadFaceFont()
    const input = { face, font, attachments: [], docId: '0'.repeat(32), createdAt: 0, title: 'a' }
    const facts = factsOfDocument(document)
    const payerCode = shownPayerCode(document.main.payer)
    const shown = facts.payerCode === undefined ? facts : { ...facts, payerCode }
    for (const bytes of [writeOfd(input), await pdfOf(face, [])]) {
      const { faceFacts } = await readBillFile(bytes)
      expect(faceFacts).toEqual(shown)
    }
  })
})

const text = (document: BillDocument, changes: Readonly<Record<string, string>> = {}): string => {
  const { main } = document
  const said = {
    票据代码: main.billCode,
    票据号码: main.billNumber,
    开票日期: main.issuedOn,
    '（小写）': '¥1000.00',
    '金额合计（大写）': '壹仟元整',
    交款人: main.payer.name,
    ...changes,
  }
  return Object.entries(said)
    .map(([label, value]) => `${label}：${value}`)
    .join('\n')
}

describe('a face and its XML', () => {
  const facts = factsOfDocument(donationBill)
  const codesOf = (changes: Readonly<Record<string, string>>) =>
    faceFindings(facts, readFaceTexts(text(donationBill, changes))).map(({ code, label }) => [
      code,
      label,
    ])

  test.each<readonly [string, Readonly<Record<string, string>>, readonly (readonly string[])[]]>([
    ['agree', {}, []],
    ['disagree about the amount', { '（小写）': '¥1000.01' }, [['FACE_DISAGREES', '票据金额']]],
    [
      'disagree about the amount in words',
      { '金额合计（大写）': '玖仟元整' },
      [['FACE_DISAGREES', '金额（大写）']],
    ],
    [
      'disagree about an amount that is none',
      { '（小写）': '¥9,000.00' },
      [['FACE_DISAGREES', '票据金额']],
    ],
    ['disagree about a name', { 交款人: '样例乙' }, [['FACE_DISAGREES', '交款人']]],
    ['agree about a name that is cut off', { 交款人: '爱心…' }, []],
    ['disagree about a name that is cut off', { 交款人: '样…' }, [['FACE_DISAGREES', '交款人']]],
    ['agree about a name without room', { 交款人: '' }, []],
    [
      'cannot be held against each other without a number',
      { 票据号码: '' },
      [['FACE_UNREADABLE', '票据号码']],
    ],
    [
      'disagree when the face says two numbers',
      { 备注: `票据号码：9999999999` },
      [['FACE_DISAGREES', '票据号码']],
    ],
    ['agree although a red bill names another', { 原票据号码: '9999999999' }, []],
    [
      'disagree about a code that the XML does not have',
      { 交款人统一社会信用代码: '5000' },
      [['FACE_DISAGREES', '交款人代码']],
    ],
  ])('%s', (_what, changes, expected) => {
    expect(codesOf(changes)).toEqual(expected)
  })
})

test('any text is searched for facts without harm', () => {
  const piece = fc.constantFrom(
    '票据代码：',
    '（小写）：¥',
    '交款人：',
    ' ',
    '\n',
    '1',
    '：',
    '开票日期：',
    '-1',
  )
  fc.assert(
    fc.property(fc.array(fc.oneof(piece, fc.string()), { maxLength: 60 }), (pieces) => {
      const texts = readFaceTexts(pieces.join(''))
      expect(
        Object.values(texts)
          .flat()
          .every((value) => value !== ''),
      ).toBe(true)
    }),
    { numRuns: 300 },
  )
})

describe('what is no file of a bill is refused', () => {
  test.each<readonly [string, string, Uint8Array]>([
    ['BILL_FILE_UNKNOWN', 'nothing', new Uint8Array()],
    ['BILL_FILE_UNKNOWN', 'a text', Buffer.from('票据代码：50060125')],
    ['BILL_FILE_TOO_LARGE', 'too many bytes', new Uint8Array(20 * 1024 * 1024 + 1)],
  ])('%s: %s', async (code, _what, bytes) => {
    await expect(readBillFile(bytes)).rejects.toMatchObject({ code })
  })

  test('random bytes behind the head of each form give coded errors', async () => {
    const heads = [
      '<',
      '\u{FEFF}<a',
      '%PDF-1.7\n',
      'PK\u{3}\u{4}',
      '\u{89}PNG\r\n\u{1A}\n',
      '\u{FF}\u{D8}\u{FF}',
    ].map((head) => Buffer.from(head, 'latin1'))
    const file = fc
      .tuple(fc.constantFrom(...heads), fc.uint8Array({ maxLength: 200 }))
      .map(([head, rest]) => new Uint8Array(Buffer.concat([head, rest])))
    await fc.assert(
      fc.asyncProperty(file, async (bytes) => {
        await expect(readBillFile(bytes)).rejects.toMatchObject({
          code: expect.stringMatching(/^[A-Z0-9_]+$/) as string,
          sentence: expect.stringMatching(/./) as string,
        })
      }),
      { numRuns: 120 },
    )
  })
})
