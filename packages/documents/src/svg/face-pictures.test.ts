import { describe, expect, test } from 'vitest'
import type { Face, FaceMark } from '../face/face.ts'
import { layFace } from '../face/lay-face.ts'
import { writeFacePng } from '../png/face-png.ts'
import { readQrPicture } from '../qr/read-qr-picture.ts'
import { drawSealPicture } from '../seal-picture/draw-seal-picture.ts'
import { inpatientBill, outpatientBill } from '../xml/cases/example-bills.ts'
import { darkRuns, writeFaceSvg } from './face-svg.ts'

const qrText = 'https://bills.example/verify#c=50060125'
const seals = { supervisor: drawSealPicture({ kind: 'supervisor', region: '示例省' }) }

const text = (said: string, more: Partial<FaceMark> = {}): FaceMark =>
  ({
    kind: 'text',
    text: said,
    xMm: 5,
    baselineMm: 9,
    sizeMm: 4,
    colour: 'entry',
    advancesMm: [],
    ...more,
  }) as FaceMark
const page = (...marks: FaceMark[]): Face => ({ widthMm: 40, heightMm: 20, pages: [{ marks }] })

describe('a face as SVG', () => {
  test('has one text for each page and points to nothing outside', () => {
    const face = layFace(outpatientBill, { qrText })
    const pages = writeFaceSvg(face, seals)
    expect(pages).toHaveLength(face.pages.length)
    for (const svg of pages) {
      const links = [...svg.matchAll(/(?:href|src)="([^"]{1,22})/g)].map(([, link]) => link)
      expect(links.every((link) => /^(#g|data:image\/png;base64,$)/.test(link ?? ''))).toBe(true)
    }
  })

  test('says its text to whoever selects it, unless it is not to', () => {
    expect(writeFaceSvg(page(text('样')), {}).join('')).toContain('>样</text>')
    expect(writeFaceSvg(page(text('样')), {}, { selectable: false }).join('')).not.toContain(
      '<text',
    )
  })

  test('takes what is written on a bill as text, never as markup', () => {
    const [svg] = writeFaceSvg(page(text('<b>&"', { advancesMm: [1, 1, 1, 1] })), {})
    expect(svg).toContain('>&lt;b&gt;&amp;&quot;</text>')
    expect(svg).not.toContain('<b>')
  })

  test('the same face gives the same text', () => {
    const face = layFace(inpatientBill, { qrText })
    expect(writeFaceSvg(face, seals)).toEqual(writeFaceSvg(face, seals))
  })
})

describe('a face as PNG', () => {
  test('is as wide as asked, and its code can be read', async () => {
    const [png = new Uint8Array()] = writeFacePng(layFace(outpatientBill, { qrText }), seals, {
      widthPx: 1_000,
    })
    const view = new DataView(png.buffer, png.byteOffset)
    expect([view.getUint32(16), view.getUint32(20)]).toEqual([1_000, 667])
    expect(await readQrPicture(png)).toEqual([qrText])
  })

  test.each([
    ['text', text('样')],
    [
      'a rule',
      { kind: 'rule', fromXMm: 1, fromYMm: 1, toXMm: 9, toYMm: 1, widthMm: 0.3, colour: 'form' },
    ],
    [
      'a code',
      {
        kind: 'matrix',
        xMm: 1,
        yMm: 1,
        sizeMm: 5,
        modules: [
          [true, false],
          [false, true],
        ],
      },
    ],
    ['a seal', { kind: 'seal', role: 'supervisor', xMm: 1, yMm: 1, widthMm: 15, heightMm: 10 }],
  ] satisfies [string, FaceMark][])('%s leaves its trace', (_, mark) => {
    const draw = (face: Face): string =>
      Buffer.from(writeFacePng(face, seals, { widthPx: 100 })[0] ?? []).toString('hex')
    expect(draw(page(mark))).not.toBe(draw(page()))
  })

  test('a seal without a picture leaves its place empty', () => {
    const seal = { kind: 'seal', role: 'issuer', xMm: 1, yMm: 1, widthMm: 9, heightMm: 9 } as const
    expect(writeFacePng(page(seal), seals, { widthPx: 100 })).toEqual(
      writeFacePng(page(), seals, { widthPx: 100 }),
    )
  })

  test.each([0, -1, 1.5, Number.NaN, 5_001])('a width of %s pixels is refused', (widthPx) => {
    expect(() => writeFacePng(page(), {}, { widthPx })).toThrow(RangeError)
  })
})

test('dark modules side by side become one run', () => {
  expect(darkRuns([true, true, false, true, false, false, true])).toEqual([
    [0, 2],
    [3, 1],
    [6, 1],
  ])
})
