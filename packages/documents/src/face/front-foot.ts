import { yuanFromFen } from '@piaoqiao/domain'
import { amountInWords } from './amount-in-words.ts'
import { isRedBill } from './bill-kind.ts'
import type { FaceMark } from './face.ts'
import { labelledText } from './labelled-text.ts'
import type { Layout } from './layout.ts'
import { headSizeMm, leftMm, noteSizeMm, rightMm } from './measures.ts'
import { otherInformation } from './other-information.ts'
import { rule, textMark } from './text-line.ts'

/** Heights of the lower blocks of the first page. */
export const totalTopMm = 84
const informationTopMm = 91
export const tableBottomMm = 121

const sideLabel = '其他信息'
const sideWidthMm = 8
const informationColumns = 4
const informationRows = 5
const informationPitchMm = 5
const issuerSeal = { sizeMm: 30, xMm: 66, topMm: 107.5 }
/** Right of the seal, so that it does not cover which bill a red one takes back. */
const originalXMm = 112

/** The total in words and figures, the block 其他信息, and the row of those who sign. */
export function frontFoot(layout: Layout): FaceMark[] {
  return [...total(layout), ...information(layout), ...remarks(layout), ...signatories(layout)]
}

function total({ document, font }: Layout): FaceMark[] {
  const { totalFen } = document.main
  const colour = totalFen < 0n ? 'mark' : 'entry'
  const place = { baselineMm: totalTopMm + 4.7, sizeMm: headSizeMm, colour } as const
  return [
    rule(leftMm, totalTopMm, rightMm, totalTopMm),
    rule(leftMm, informationTopMm, rightMm, informationTopMm),
    ...labelledText(font, '金额合计（大写）', amountInWords(totalFen), {
      ...place,
      xMm: leftMm + 2,
      widthMm: 120,
    }),
    ...labelledText(font, '（小写）', `¥${yuanFromFen(totalFen)}`, {
      ...place,
      xMm: 138,
      widthMm: 58,
    }),
  ]
}

function information({ document, kind, font }: Layout): FaceMark[] {
  const bodyMm = leftMm + sideWidthMm
  const cellMm = (rightMm - bodyMm) / informationColumns
  const fields = otherInformation(document, kind).slice(0, informationColumns * informationRows)
  return [
    rule(bodyMm, informationTopMm, bodyMm, tableBottomMm),
    ...Array.from(sideLabel, (character, index) =>
      textMark(font, character, {
        xMm: leftMm + sideWidthMm / 2,
        baselineMm: informationTopMm + 7.6 + 5.4 * index,
        sizeMm: headSizeMm,
        colour: 'form',
        align: 'middle',
      }),
    ),
    ...fields.flatMap(({ label, text }, index) =>
      labelledText(font, label, text, {
        xMm: bodyMm + 1.2 + cellMm * (index % informationColumns),
        baselineMm: rowBaselineMm(Math.floor(index / informationColumns)),
        widthMm: cellMm - 2,
        sizeMm: noteSizeMm,
      }),
    ),
  ]
}

const rowBaselineMm = (row: number): number => informationTopMm + 3.6 + informationPitchMm * row

/** Below the fields: which bill a red one takes back, and the remarks of issuer and supervisor. */
function remarks({ document, font }: Layout): FaceMark[] {
  const { remark, supervisorRemark, extension } = document.main
  const { relatedBillCode = '', relatedBillNumber = '' } = extension
  const place = { baselineMm: rowBaselineMm(informationRows), sizeMm: noteSizeMm }
  const startMm = leftMm + sideWidthMm + 1.2
  const endMm = isRedBill(document) ? originalXMm : rightMm
  const note = [remark, supervisorRemark].filter((part) => part !== undefined).join('；')
  const original = { ...place, colour: 'mark' } as const
  return [
    ...labelledText(font, '备注', note, { ...place, xMm: startMm, widthMm: endMm - startMm - 1 }),
    ...(isRedBill(document)
      ? [
          ...labelledText(font, '原票据代码', relatedBillCode, {
            ...original,
            xMm: originalXMm,
            widthMm: 36,
          }),
          ...labelledText(font, '原票据号码', relatedBillNumber, {
            ...original,
            xMm: originalXMm + 38,
            widthMm: 40,
          }),
        ]
      : []),
  ]
}

function signatories({ document, font }: Layout): FaceMark[] {
  const { issuer, checker = '', handlingPerson = '' } = document.main
  const place = { baselineMm: 126.6, sizeMm: headSizeMm }
  return [
    ...labelledText(font, '收款单位（章）', issuer.name, {
      ...place,
      xMm: leftMm + 1,
      widthMm: 100,
    }),
    ...labelledText(font, '复核人', checker, { ...place, xMm: 118, widthMm: 38 }),
    ...labelledText(font, '收款人', handlingPerson, { ...place, xMm: 159, widthMm: 38 }),
    {
      kind: 'seal',
      role: 'issuer',
      xMm: issuerSeal.xMm,
      yMm: issuerSeal.topMm,
      widthMm: issuerSeal.sizeMm,
      heightMm: issuerSeal.sizeMm,
    },
  ]
}
