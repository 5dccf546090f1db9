import { beforeAll, describe, expect, test } from 'vitest'
import type { Face } from '../face/face.ts'
import { layFace } from '../face/lay-face.ts'
import { drawSealPicture } from '../seal-picture/draw-seal-picture.ts'
import { exampleBills, inpatientBill, outpatientBill } from '../xml/cases/example-bills.ts'
import type { PdfAttachment } from './attachment.ts'
import { readPdf } from './read-pdf.ts'
import { writeFacePdf, type FacePdfOptions } from './write-face-pdf.ts'

const qrText = 'https://bills.example/q?c=50060125&n=0000000101&k=a1b2c3'
const options: FacePdfOptions = {
  seals: {
    issuer: drawSealPicture({
      kind: 'issuer',
      name: '示例市第一人民医院',
      purpose: '收费票据专用章',
    }),
    supervisor: drawSealPicture({ kind: 'supervisor', region: '示例省' }),
  },
  attachments: [],
  title: '医疗门诊收费票据（电子）',
  createdAt: 1_772_000_000_000,
}

/** Everything a face says, in the order in which it is drawn; spaces are of no account. */
function saidBy(face: Face): string[] {
  return face.pages.map(({ marks }) =>
    marks
      .map((mark) => (mark.kind === 'text' ? mark.text : ''))
      .join('')
      .replaceAll(/\s/g, ''),
  )
}
const withoutSpaces = (text: string): string[] =>
  text.split('\f').map((page) => page.replaceAll(/\s/g, ''))

describe('a face as PDF', () => {
  test.each(Object.entries(exampleBills))('says what the face of %s says', async (_, bill) => {
    const face = layFace(bill, { qrText })
    const { text } = await readPdf(await writeFacePdf(face, options))
    expect(withoutSpaces(text)).toEqual(saidBy(face))
  })

  test('keeps characters that the font cannot draw', async () => {
    const bill = {
      ...outpatientBill,
      main: { ...outpatientBill.main, payer: { type: '1', code: '', name: '样㛃𠀀' } },
    } as const
    const { text } = await readPdf(await writeFacePdf(layFace(bill, { qrText }), options))
    expect(text).toContain('样㛃𠀀')
  })

  test('sets every character where the face has it, also when distances differ', async () => {
    const advancesMm = [10, 4, 20]
    const mark = {
      kind: 'text',
      text: '甲乙丙丁',
      xMm: 5,
      baselineMm: 9,
      sizeMm: 4,
      colour: 'entry',
      advancesMm,
    } as const
    const face = { widthMm: 80, heightMm: 40, pages: [{ marks: [mark] }] }
    const { text } = await readPdf(await writeFacePdf(face, options))
    expect(text.replaceAll(/\s/g, '')).toBe('甲乙丙丁')
    expect(text).not.toContain('甲乙')
    expect(text).toContain('乙丙')
  })

  test('carries files byte for byte', async () => {
    const attachments = [
      {
        name: '票据 1.xml',
        mediaType: 'application/xml',
        bytes: Buffer.from('<a>票据</a>'),
        description: '票据数据',
      },
      {
        name: 'bytes.dat',
        mediaType: 'application/octet-stream',
        bytes: Uint8Array.from({ length: 70_000 }, (_, at) => (at * at) % 251),
        description: '',
      },
      { name: 'empty.txt', mediaType: 'text/plain', bytes: new Uint8Array(), description: '空' },
    ]
    const pdf = await writeFacePdf(layFace(outpatientBill, { qrText }), { ...options, attachments })
    const read = (await readPdf(pdf)).attachments
    const byName = (files: readonly PdfAttachment[]): Map<string, string> =>
      new Map(files.map(({ name, bytes }) => [name, Buffer.from(bytes).toString('hex')]))
    expect(read).toHaveLength(attachments.length)
    expect(byName(read)).toEqual(byName(attachments))
  })

  test('equal input gives equal bytes, and another time gives others', async () => {
    const face = layFace(inpatientBill, { qrText })
    const pdf = Buffer.from(await writeFacePdf(face, options))
    expect(pdf.equals(await writeFacePdf(layFace(inpatientBill, { qrText }), options))).toBe(true)
    expect(pdf.equals(await writeFacePdf(face, { ...options, createdAt: 0 }))).toBe(false)
  })

  describe('holds what it carries to its bounds', () => {
    let face: Face
    beforeAll(() => {
      face = layFace(outpatientBill, { qrText })
    })
    const file = (name: string, length = 1) => ({
      name,
      mediaType: 'text/plain',
      bytes: new Uint8Array(length),
      description: '',
    })
    test.each([
      ['PDF_ATTACHMENT_NAME', [file('../a.xml')]],
      ['PDF_ATTACHMENT_NAME', [file('a\\b.xml')]],
      ['PDF_ATTACHMENT_NAME', [file('.hidden')]],
      ['PDF_ATTACHMENT_NAME', [file('')]],
      ['PDF_ATTACHMENT_NAME', [file('a\u202Exml.exe')]],
      ['PDF_ATTACHMENT_NAME', [file('a.xml'), file('a.xml')]],
      ['PDF_ATTACHMENT_NAME', [file('x'.repeat(121))]],
      ['PDF_ATTACHMENT_TOO_LARGE', [file('a.xml', 8 * 1024 * 1024 + 1)]],
      ['PDF_ATTACHMENTS_TOO_MANY', Array.from({ length: 21 }, (_, at) => file(`${at}.xml`))],
    ])('%s: %#', async (code, attachments) => {
      await expect(writeFacePdf(face, { ...options, attachments })).rejects.toMatchObject({ code })
    })

    test('PDF_PAGES_TOO_MANY', async () => {
      const pages = Array.from({ length: 401 }, () => ({ marks: [] }))
      await expect(writeFacePdf({ ...face, pages }, options)).rejects.toMatchObject({
        code: 'PDF_PAGES_TOO_MANY',
      })
    })
  })
})
