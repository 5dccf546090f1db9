import { yuanFromFen } from '@piaoqiao/domain'
import type { Item } from '../xml/bill-document.ts'
import type { FaceMark } from './face.ts'
import type { Layout } from './layout.ts'
import { leftMm } from './measures.ts'
import {
  columnsFrom,
  drawColumns,
  drawRow,
  fitRow,
  headerHeightMm,
  type Column,
  type ColumnShape,
} from './table.ts'

const medicalGroup: readonly ColumnShape[] = [
  ['项目名称', 37, 'start'],
  ['数量/单位', 18, 'middle'],
  ['金额（元）', 21, 'end'],
  ['备注', 17, 'start'],
]
const medicalColumns = columnsFrom(leftMm, [...medicalGroup, ...medicalGroup])
const generalColumns = columnsFrom(leftMm, [
  ['项目编码', 24, 'start'],
  ['项目名称', 62, 'start'],
  ['单位', 14, 'middle'],
  ['数量', 16, 'middle'],
  ['标准', 22, 'end'],
  ['金额（元）', 26, 'end'],
  ['备注', 22, 'start'],
])

/** Items as they stand on the first page, and those for which it has no room. */
export interface FrontItems {
  readonly marks: readonly FaceMark[]
  readonly left: readonly Item[]
}

/** The table of items between two heights; medical forms have two items side by side. */
export function frontItems(
  { document, kind, font }: Layout,
  topMm: number,
  bottomMm: number,
): FrontItems {
  const columns = kind === 'general' ? generalColumns : medicalColumns
  const perRow = kind === 'general' ? 1 : 2
  const marks: FaceMark[] = drawColumns(font, columns, topMm, bottomMm)
  let at = topMm + headerHeightMm + 0.4
  for (let index = 0; index < document.details.length; index += perRow) {
    const items = document.details.slice(index, index + perRow)
    const row = fitRow(font, columns, cellsOf(items, columns))
    if (at + row.heightMm > bottomMm) return { marks, left: document.details.slice(index) }
    marks.push(...drawRow(font, columns, row, at))
    at += row.heightMm
  }
  return { marks, left: [] }
}

function cellsOf(items: readonly Item[], columns: readonly Column[]): string[] {
  return items.flatMap((item) =>
    columns === generalColumns ? generalCells(item) : medicalCells(item),
  )
}

function medicalCells(item: Item): string[] {
  return [item.name, quantityOf(item), yuanFromFen(item.amountFen), remarkOf(item)]
}

function generalCells(item: Item): string[] {
  return [
    item.code ?? '',
    item.name,
    item.unit ?? '',
    item.quantity ?? '',
    item.standard ?? '',
    yuanFromFen(item.amountFen),
    remarkOf(item),
  ]
}

/** `2` and `盒` are printed as `2/盒`. */
export function quantityOf({ quantity, unit }: { quantity?: string; unit?: string }): string {
  return [quantity, unit].filter((part) => part !== undefined && part !== '').join('/')
}

export function remarkOf({ remark, extension }: Item): string {
  return remark ?? extension.detailName ?? ''
}
