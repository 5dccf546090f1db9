import { yuanFromFen } from '@piaoqiao/domain'
import type { AuxItem, Item } from '../xml/bill-document.ts'
import type { FaceMark } from './face.ts'
import { FaceError } from './face-error.ts'
import { quantityOf, remarkOf } from './front-items.ts'
import { fitText } from './fit-text.ts'
import { labelledText } from './labelled-text.ts'
import type { Layout } from './layout.ts'
import { facePagesMax, leftMm, middleMm, rightMm, sizesDownFrom, tableSizeMm } from './measures.ts'
import {
  columnsFrom,
  drawColumns,
  drawRow,
  fitRow,
  frame,
  headerHeightMm,
  type Column,
  type Row,
} from './table.ts'
import { rule, textMark } from './text-line.ts'

const topMm = 25
const bottomMm = 128

const columns: readonly Column[] = columnsFrom(leftMm, [
  ['序号', 11, 'middle'],
  ['所属项目', 29, 'start'],
  ['项目名称', 62, 'start'],
  ['标准', 22, 'end'],
  ['数量/单位', 20, 'middle'],
  ['金额（元）', 24, 'end'],
  ['备注', 18, 'start'],
])

/** Pages with the items for which the first page had no room, and then pages with what the items consist of. */
export function listPages(layout: Layout, itemsLeft: readonly Item[]): FaceMark[][] {
  const shown = layout.document.details.length - itemsLeft.length
  return [
    ...section(
      layout,
      '收费项目（续）',
      itemsLeft.map((item, index) => itemCells(item, shown + index + 1)),
    ),
    ...section(
      layout,
      '收费明细清单',
      layout.document.auxDetails.map((item, index) => auxItemCells(item, index + 1)),
    ),
  ]
}

function itemCells(item: Item, number: number): string[] {
  return [
    String(number),
    item.code ?? '',
    item.name,
    item.standard ?? '',
    quantityOf(item),
    yuanFromFen(item.amountFen),
    remarkOf(item),
  ]
}

function auxItemCells(item: AuxItem, number: number): string[] {
  return [
    String(number),
    item.relatedName ?? item.relatedCode ?? '',
    item.name,
    item.standard ?? '',
    quantityOf(item),
    item.amountFen === undefined ? '' : yuanFromFen(item.amountFen),
    item.remark ?? '',
  ]
}

/** Rows on as many pages as they take; every page repeats whose list it is and what the columns mean. */
function section(
  layout: Layout,
  name: string,
  cells: readonly (readonly string[])[],
): FaceMark[][] {
  const pages: FaceMark[][] = []
  let page: FaceMark[] = []
  let at = bottomMm
  for (const texts of cells) {
    const row: Row = fitRow(layout.font, columns, texts)
    if (at + row.heightMm > bottomMm) {
      page = [...head(layout, name), ...drawColumns(layout.font, columns, topMm, bottomMm)]
      pages.push(page)
      if (pages.length > facePagesMax) throw new FaceError('FACE_TOO_MANY_PAGES')
      at = topMm + headerHeightMm
    }
    page.push(...drawRow(layout.font, columns, row, at))
    at += row.heightMm
    if (at < bottomMm) page.push(rule(leftMm, at, rightMm, at, 0.1))
  }
  return pages
}

function head({ document, font }: Layout, name: string): FaceMark[] {
  const { main } = document
  const title = fitText(font, `${main.billName} ${name}`, {
    widthMm: rightMm - leftMm,
    sizesMm: sizesDownFrom(4.6, 2.4),
    linesMax: 1,
  })
  const place = { baselineMm: topMm - 2.4, sizeMm: tableSizeMm }
  return [
    textMark(font, title.lines[0] ?? '', {
      xMm: middleMm,
      baselineMm: 14,
      sizeMm: title.sizeMm,
      colour: 'form',
      align: 'middle',
    }),
    ...labelledText(font, '票据代码', main.billCode, { ...place, xMm: leftMm + 1, widthMm: 36 }),
    ...labelledText(font, '票据号码', main.billNumber, { ...place, xMm: 52, widthMm: 38 }),
    ...labelledText(font, '交款人', main.payer.name, { ...place, xMm: 95, widthMm: 60 }),
    ...labelledText(font, '开票日期', main.issuedOn, { ...place, xMm: 159, widthMm: 38 }),
    ...frame(leftMm, topMm, rightMm, bottomMm),
  ]
}
