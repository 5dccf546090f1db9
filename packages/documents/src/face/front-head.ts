import { isRedBill } from './bill-kind.ts'
import type { FaceMark } from './face.ts'
import { fitText } from './fit-text.ts'
import { labelledText } from './labelled-text.ts'
import type { Layout } from './layout.ts'
import { headSizeMm, leftMm, middleMm, rightMm, sizesDownFrom } from './measures.ts'
import { shownPayerCode } from './payer-code.ts'
import { rule, textMark, widthMmOf } from './text-line.ts'

const titlePlace = { widthMm: 124, sizesMm: sizesDownFrom(6.4, 3.6), linesMax: 1 }
const titleBaselineMm = 15.5
const titleSpacingMm = 1.1
const titleOverhangMm = 6
const rightColumnMm = 132
/** The official ellipse is 30 mm wide and 20 mm high. */
const supervisorSeal = { widthMm: 30, heightMm: 20, topMm: 8.6 }
const codeSizeMm = 20

/** Title with its double rule, the supervisor's seal on it, the code to scan, and the block that names the bill. */
export function frontHead(layout: Layout): FaceMark[] {
  return [
    ...title(layout),
    { kind: 'matrix', xMm: leftMm, yMm: 4, sizeMm: codeSizeMm, modules: layout.modules },
    ...nameBlock(layout),
    ...(isRedBill(layout.document) ? redSign(layout) : []),
    {
      kind: 'seal',
      role: 'supervisor',
      xMm: middleMm - supervisorSeal.widthMm / 2,
      yMm: supervisorSeal.topMm,
      widthMm: supervisorSeal.widthMm,
      heightMm: supervisorSeal.heightMm,
    },
  ]
}

function title({ document, font }: Layout): FaceMark[] {
  const { lines, sizeMm } = fitText(font, document.main.billName, titlePlace)
  const text = lines[0] ?? ''
  const roomMm = titlePlace.widthMm - widthMmOf(font, text, sizeMm)
  const spacingMm = Math.min(titleSpacingMm, roomMm / Math.max(1, Array.from(text).length))
  const half = widthMmOf(font, text, sizeMm, spacingMm) / 2 + titleOverhangMm
  return [
    textMark(font, text, {
      xMm: middleMm,
      baselineMm: titleBaselineMm,
      sizeMm,
      colour: 'form',
      align: 'middle',
      spacingMm,
    }),
    rule(middleMm - half, 18.6, middleMm + half, 18.6, 0.3),
    rule(middleMm - half, 19.5, middleMm + half, 19.5, 0.3),
  ]
}

function nameBlock({ document, font }: Layout): FaceMark[] {
  const { main } = document
  const rows = [
    ['票据代码', main.billCode, '票据号码', main.billNumber],
    ['交款人统一社会信用代码', shownPayerCode(main.payer), '校验码', main.checkCode],
    ['交款人', main.payer.name, '开票日期', main.issuedOn],
  ] as const
  return rows.flatMap(([label, text, rightLabel, rightText], index) => {
    const place = { baselineMm: 28.8 + 5.2 * index, sizeMm: headSizeMm }
    return [
      ...labelledText(font, label, text, { ...place, xMm: leftMm + 1, widthMm: 116 }),
      ...labelledText(font, rightLabel, rightText, { ...place, xMm: rightColumnMm, widthMm: 64 }),
    ]
  })
}

/** A red bill is told at a glance: it takes money back. */
function redSign({ font }: Layout): FaceMark[] {
  const [left, top, right, bottom] = [rightMm - 22, 8, rightMm - 2, 17]
  const sides = [
    [left, top, right, top],
    [right, top, right, bottom],
    [right, bottom, left, bottom],
    [left, bottom, left, top],
  ] as const
  return [
    ...sides.map(([fromXMm, fromYMm, toXMm, toYMm]): FaceMark => ({
      ...rule(fromXMm, fromYMm, toXMm, toYMm, 0.5),
      colour: 'mark',
    })),
    textMark(font, '红字', {
      xMm: (left + right) / 2,
      baselineMm: 14.8,
      sizeMm: 6,
      colour: 'mark',
      align: 'middle',
      spacingMm: 2,
    }),
  ]
}
