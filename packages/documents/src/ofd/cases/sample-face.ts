import type { Face, FaceColour, FaceMark, RuleMark, SealMark, TextMark } from '../../face/face.ts'
import type { FaceFont } from '../../fonts/face-font.ts'

/** A bill face laid out by hand, with every kind of mark: enough for writers and readers to be tried on. */
export function sampleFace(font: FaceFont): Face {
  return { widthMm: 210, heightMm: 140, pages: [{ marks: sampleMarks(font) }] }
}

export const sealMarks: readonly SealMark[] = [
  { kind: 'seal', role: 'supervisor', xMm: 90, yMm: 8, widthMm: 30, heightMm: 20 },
  { kind: 'seal', role: 'issuer', xMm: 40, yMm: 108, widthMm: 40, heightMm: 26 },
]

const rows = [
  ['西药费', '412.50'],
  ['检查费', '331.04'],
  ['化验费', '150.00'],
  ['治疗费', '100.00'],
] as const

function sampleMarks(font: FaceFont): FaceMark[] {
  const text = (
    content: string,
    [xMm, baselineMm]: readonly [number, number],
    sizeMm: number,
    colour: FaceColour,
  ): TextMark => {
    const advances = font.advances(content).slice(0, -1)
    const advancesMm = advances.map((advance) => (advance * sizeMm) / 1000)
    return { kind: 'text', text: content, xMm, baselineMm, sizeMm, colour, advancesMm }
  }
  const labels = [
    text('示例省医疗门诊收费票据（电子）', [62, 16], 6, 'form'),
    text('票据代码：', [12, 30], 3.5, 'form'),
    text('票据号码：', [130, 30], 3.5, 'form'),
    text('交款人：', [12, 38], 3.5, 'form'),
    text('开票日期：', [130, 38], 3.5, 'form'),
    text('项目名称', [40, 48], 3.5, 'form'),
    text('金额（元）', [140, 48], 3.5, 'form'),
    text('金额合计（大写）', [12, 92], 3.5, 'form'),
  ]
  const entries = [
    text('50060126', [30, 30], 3.5, 'entry'),
    text('0000000001', [148, 30], 3.5, 'entry'),
    text('示例患者𠮷', [26, 38], 3.5, 'entry'),
    text('2026-03-09', [148, 38], 3.5, 'entry'),
    text('玖佰玖拾叁元伍角肆分 <&"\'>', [44, 92], 3.5, 'entry'),
    text('红字', [180, 14], 5, 'mark'),
    ...rows.flatMap(([name, amount], index) => [
      text(name, [40, 56 + 8 * index], 3.5, 'entry'),
      text(amount, [140, 56 + 8 * index], 3.5, 'entry'),
    ]),
  ]
  return [...sampleRules, ...labels, ...entries, sampleCode, ...sealMarks]
}

const line = (
  [fromXMm, fromYMm]: readonly [number, number],
  [toXMm, toYMm]: readonly [number, number],
): RuleMark => ({ kind: 'rule', fromXMm, fromYMm, toXMm, toYMm, widthMm: 0.3, colour: 'form' })

const sampleRules: readonly RuleMark[] = [
  ...[42, 50, 58, 66, 74, 86, 96].map((y) => line([10, y], [200, y])),
  ...[10, 110, 200].map((x) => line([x, 42], [x, 96])),
]

/** Like a QR code to look at. */
const sampleCode: FaceMark = {
  kind: 'matrix',
  xMm: 12,
  yMm: 6,
  sizeMm: 18,
  modules: Array.from({ length: 25 }, (_row, y) =>
    Array.from({ length: 25 }, (_column, x) => (x * x + y * 3 + x * y) % 5 < 2),
  ),
}
