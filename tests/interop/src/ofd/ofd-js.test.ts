import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { readOfd } from '@piaoqiao/documents/ofd'
import { openReaderPage, whyNoReader, type ReaderPage } from './reader-page.ts'
import { readInPage, type BoxMm, type ReaderAnswer } from './read-in-page.ts'
import { billXml, pagesCount, places, sealedBill } from './sealed-bill.ts'

const reason = whyNoReader()
if (reason !== null) console.warn(`The files are not opened by another reader: ${reason}.`)

const { files } = readOfd(sealedBill)
const bytesOf = (name: string) => files.get(name) ?? new Uint8Array()
const fonts = { 'Noto Serif SC Form': '/form.ttf', 'Noto Serif SC Entry': '/entry.ttf' }
const paperMm = 210

/** The same archive with one letter of a file changed that lies in it as it is. */
const changedBill = changedAt(
  sealedBill,
  'Doc_0/Attachs/Attachments.xml',
  'Format="xml"',
  'Format="xmm"',
)

function changedAt(archive: Uint8Array, name: string, from: string, to: string): Uint8Array {
  expect(Buffer.from(bytesOf(name)).includes(from)).toBe(true)
  const index = Buffer.from(archive).indexOf(from)
  const changed = new Uint8Array(archive)
  changed.set(new TextEncoder().encode(to), index)
  return changed
}

describe.skipIf(reason !== null)('a bill in a reader that others wrote, in a browser', () => {
  let reader: ReaderPage
  let answer: ReaderAnswer

  beforeAll(async () => {
    reader = await openReaderPage({
      'bill.ofd': sealedBill,
      'changed.ofd': changedBill,
      'form.ttf': bytesOf('Doc_0/Res/form.ttf'),
      'entry.ttf': bytesOf('Doc_0/Res/entry.ttf'),
    })
    answer = await readInPage(reader.page, paperMm, { file: '/bill.ofd', fonts })
  })
  afterAll(() => reader.close())

  test('has every page', () => {
    expect(answer.pagesCount).toBe(pagesCount)
  })

  test('shows what the bill says', () => {
    const { main, details } = billXml.document
    const texts = [main.billName, main.billCode, main.billNumber, main.checkCode, main.issuer.name]
    for (const text of [...texts, ...details.map(({ name }) => name)]) {
      expect(answer.text).toContain(text)
    }
  })

  test('brings fonts that the browser takes', () => {
    expect(answer.fonts).toEqual([true, true])
  })

  test('has both seals, good by its own SM2 and SM3, where the face keeps their places', () => {
    const { issuer, supervisor } = places
    expect(answer.seals).toMatchObject([
      { name: '示例市第一人民医院收费票据专用章', isSignatureGood: true },
      { name: '示例省财政票据监制章', isSignatureGood: true },
    ])
    const expected: BoxMm[] = [issuer, supervisor].map((place) => {
      return [place.xMm, place.yMm, place.widthMm, place.heightMm]
    })
    const rounded = answer.seals.map(({ boxMm }) => boxMm.map((each) => Math.round(each * 10) / 10))
    expect(rounded).toEqual(expected)
  })

  test('is as the last seal signed it, and a changed one is not', async () => {
    expect(answer.areDigestsGood).toBe(true)
    const changed = await readInPage(reader.page, paperMm, { file: '/changed.ofd', fonts })
    expect(changed.areDigestsGood).toBe(false)
  })
})
