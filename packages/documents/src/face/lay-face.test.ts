import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { loadFaceFont } from '../fonts/face-font.ts'
import type { AuxItem, BillDocument, Item } from '../xml/bill-document.ts'
import { arbitraryBill } from '../xml/cases/arbitrary-bill.ts'
import {
  donationBill,
  exampleBills,
  inpatientBill,
  outpatientBill,
  redBill,
} from '../xml/cases/example-bills.ts'
import type { Face, FacePage, TextMark } from './face.ts'
import { singleLine } from './fit-text.ts'
import { layFace } from './lay-face.ts'
import { widthMmOf } from './text-line.ts'

const qrText = 'https://bills.example/verify'
const lay = (bill: BillDocument): Face => layFace(bill, { qrText })
const font = loadFaceFont()

const textsOf = ({ marks }: FacePage): TextMark[] => marks.filter((mark) => mark.kind === 'text')
const saidOn = (page: FacePage): string[] => textsOf(page).map(({ text }) => text)
const saidBy = (face: Face): string => face.pages.flatMap(saidOn).join('').replaceAll(' ', '')

function item(name: string, more: Partial<Item> = {}): Item {
  return { name, quantity: '1', unit: '项', amountFen: 100n, extension: { unknown: [] }, ...more }
}
function auxItem(name: string, more: Partial<AuxItem> = {}): AuxItem {
  return { name, extension: { unknown: [] }, ...more }
}
const longName = '注射用示例头孢（名称很长，规格 0.5g×10 支/盒，样例厂家）'.repeat(5)

/** A stay with more items than the first page holds, and a list that takes pages. */
const longStay: BillDocument = {
  ...inpatientBill,
  details: Array.from({ length: 40 }, (_, at) =>
    item(`示例项目${at + 1}${at % 7 === 0 ? longName : ''}`),
  ),
  auxDetails: Array.from({ length: 60 }, (_, at) =>
    auxItem(`明细${at + 1}${at % 9 === 0 ? longName : ''}`, {
      relatedName: '西药费',
      amountFen: 5n,
    }),
  ),
}

interface Box {
  readonly text: string
  readonly left: number
  readonly right: number
  readonly top: number
  readonly bottom: number
}

function boxOf({ text, xMm, baselineMm, sizeMm, advancesMm }: TextMark): Box {
  const last = widthMmOf(font, Array.from(text).at(-1) ?? '', sizeMm)
  return {
    text,
    left: xMm,
    right: advancesMm.reduce((sum, advance) => sum + advance, xMm + last),
    top: baselineMm - 0.8 * sizeMm,
    bottom: baselineMm + 0.1 * sizeMm,
  }
}

const touch = (one: Box, other: Box): boolean =>
  one.left < other.right - 0.05 &&
  other.left < one.right - 0.05 &&
  one.top < other.bottom - 0.05 &&
  other.top < one.bottom - 0.05

/** Pairs of texts that lie over each other, and texts that leave the page. */
function misplaced(face: Face): string[] {
  return face.pages.flatMap((page) => {
    const boxes = textsOf(page).map(boxOf)
    const outside = boxes.filter(
      ({ left, right, top, bottom }) =>
        left < 5 || top < 3 || right > face.widthMm - 5 || bottom > face.heightMm - 3,
    )
    const overlapping = boxes.flatMap((box, index) =>
      boxes
        .slice(index + 1)
        .filter((other) => touch(box, other))
        .map((other) => `${box.text} / ${other.text}`),
    )
    return [...outside.map(({ text }) => text), ...overlapping]
  })
}

describe('the face of a bill', () => {
  test.each(Object.entries({ ...exampleBills, longStay }))(
    '%s has every text in its own place',
    (_, bill) => {
      expect(misplaced(lay(bill))).toEqual([])
    },
  )

  test('any bill has every text in its own place, and every name of an item in full', () => {
    fc.assert(
      fc.property(arbitraryBill, (bill) => {
        const face = lay(bill)
        expect(misplaced(face)).toEqual([])
        const said = saidBy(face)
        for (const { name } of [...bill.details, ...bill.auxDetails])
          expect(said).toContain(singleLine(name).replaceAll(' ', ''))
      }),
      { numRuns: 60 },
    )
  })

  test('the longest texts that the data standard allows keep their places, and names are whole', () => {
    const long = (length: number): string => '极长的文字A1，'.repeat(length).slice(0, length)
    const { main } = inpatientBill
    const bill: BillDocument = {
      ...inpatientBill,
      main: {
        ...main,
        billName: `医疗住院${long(196)}`,
        payer: { type: '1', code: long(50), name: long(200) },
        issuer: { ...main.issuer, name: long(200) },
        remark: long(1_000),
        handlingPerson: long(100),
        checker: long(100),
        businessCode: long(100),
        extension: {
          ...main.extension,
          departmentName: long(200),
          orgType: long(100),
          hospitalizationNumber: long(100),
          caseNumber: long(100),
          gender: long(20),
          medicalInsuranceType: long(100),
          medicalInsuranceId: long(100),
        },
      },
      details: [item(long(300), { remark: long(100), quantity: long(30), unit: long(50) })],
      auxDetails: [
        auxItem(long(300), { relatedName: long(300), standard: long(100), remark: long(500) }),
      ],
    }
    const face = lay(bill)
    expect(misplaced(face)).toEqual([])
    expect(saidBy(face).split(long(300)).length).toBeGreaterThanOrEqual(4)
  })

  test('each character has its distance to the next one', () => {
    for (const mark of lay(longStay).pages.flatMap(textsOf))
      expect(mark.advancesMm).toHaveLength(Math.max(0, Array.from(mark.text).length - 1))
  })

  test('equal bills have equal faces', () => {
    expect(lay(structuredClone(longStay))).toEqual(lay(longStay))
  })

  test('what names the bill stands on its first page, the identity number only in part', () => {
    const said = saidOn(lay(outpatientBill).pages[0] ?? { marks: [] })
    expect(said).toEqual(
      expect.arrayContaining([
        '医疗门诊收费票据（电子）',
        '50060125',
        '0000000101',
        'a1b2c3',
        '样例甲',
        '2026-03-02',
      ]),
    )
    expect(said).toContain('500000********1238')
    expect(said.join('')).not.toContain(outpatientBill.main.payer.code)
  })

  test('the total is said in words and in figures', () => {
    const said = saidOn(lay(outpatientBill).pages[0] ?? { marks: [] })
    expect(said).toEqual(expect.arrayContaining(['壹佰捌拾捌元贰角壹分', '¥188.21']))
  })

  test('a bill without a list has one page, with both seals and the code', () => {
    const { pages } = lay(donationBill)
    expect(pages).toHaveLength(1)
    expect(saidBy(lay(donationBill))).toContain('第1页共1页')
    const kinds = pages.flatMap(({ marks }) =>
      marks.map((mark) => (mark.kind === 'seal' ? mark.role : mark.kind)),
    )
    expect(kinds.filter((kind) => !['text', 'rule'].includes(kind)).toSorted()).toEqual([
      'issuer',
      'matrix',
      'supervisor',
    ])
  })

  test('a long list goes on over pages that repeat the head, are numbered, and carry no seal', () => {
    const { pages } = lay(longStay)
    expect(pages.length).toBeGreaterThan(4)
    for (const [index, page] of pages.entries()) {
      expect(saidOn(page)).toContain(`第 ${index + 1} 页 共 ${pages.length} 页`)
      expect(saidOn(page)).toEqual(expect.arrayContaining(['票据号码：', '0000000201', '项目名称']))
      expect(page.marks.some(({ kind }) => kind === 'seal')).toBe(index === 0)
    }
  })

  test('every item stands on exactly one page', () => {
    const names = lay(longStay)
      .pages.flatMap(saidOn)
      .filter((text) => /^示例项目\d+$/.test(text))
    expect(names).toHaveLength(new Set(names).size)
    expect(names).toHaveLength(
      longStay.details.filter(({ name }) => /^示例项目\d+$/.test(name)).length,
    )
  })

  test('the first page says how many items it leaves to the next one', () => {
    const [first = { marks: [] }] = lay(longStay).pages
    const shown = saidOn(first).filter((text) => text.startsWith('示例项目')).length
    expect(saidOn(first)).toContain(`其余 ${longStay.details.length - shown} 个收费项目见第 2 页`)
    expect(saidBy(lay(inpatientBill))).not.toContain('其余')
  })

  test('a red bill is marked, has negative amounts, and names the bill that it takes back', () => {
    const page = lay(redBill).pages[0] ?? { marks: [] }
    const red = textsOf(page)
      .filter(({ colour }) => colour === 'mark')
      .map(({ text }) => text)
    expect(red).toEqual(['红字', '负壹佰捌拾捌元贰角壹分', '¥-188.21', '50060125', '0000000101'])
    expect(saidOn(page)).toEqual(
      expect.arrayContaining(['-138.21', '-50.00', '原票据代码：', '原票据号码：']),
    )
    expect(
      textsOf(lay(outpatientBill).pages[0] ?? { marks: [] }).some(
        ({ colour }) => colour === 'mark',
      ),
    ).toBe(false)
  })

  test.each([
    [
      'outpatient',
      outpatientBill,
      ['门诊号：', '就诊日期：', '医保统筹基金支付：', '个人自费：'],
      '住院号：',
    ],
    [
      'inpatient',
      inpatientBill,
      ['住院号：', '住院科别：', '住院时间：', '预缴金额：', '退费金额：'],
      '门诊号：',
    ],
    ['general', exampleBills['nonTaxBill'], ['缴款码：', '项目编码'], '医保类型：'],
  ])('the %s form prints its own labels', (_, bill, labels, absent) => {
    const said = saidOn(lay(bill ?? outpatientBill).pages[0] ?? { marks: [] })
    expect(said).toEqual(expect.arrayContaining(labels))
    expect(said).not.toContain(absent)
  })

  test('more pages than the bound are refused', () => {
    const auxDetails = Array.from({ length: 1_700 }, () => auxItem(longName.repeat(2)))
    expect(() => lay({ ...inpatientBill, auxDetails })).toThrow(
      expect.objectContaining({ code: 'FACE_TOO_MANY_PAGES' }),
    )
  })
})
