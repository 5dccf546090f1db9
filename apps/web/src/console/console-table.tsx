import { Table } from 'antd'
import type { GetRef, TableProps } from 'antd'
import type { ReactNode, Ref } from 'react'
import { WideRegion } from './wide-region.tsx'

export interface ConsoleTableProps<Row extends object> {
  /** What the rows are, for whoever listens. */
  readonly label: string
  readonly rows: readonly Row[]
  readonly rowKey: (row: Row) => string
  readonly columns: NonNullable<TableProps<Row>['columns']>
  readonly selection?: TableProps<Row>['rowSelection']
  /** For whoever moves through the rows by keys; rows then take the focus. */
  readonly tableRef?: Ref<GetRef<typeof Table>>
}

/** Beyond so many rows only those in view are drawn. */
const virtualRows = 100
const virtualHeightPx = 620
const virtualWidthPx = 1_100

/** A table that stays quick with many rows, and can be moved sideways where it is wider than the screen. */
export function ConsoleTable<Row extends object>(props: ConsoleTableProps<Row>): ReactNode {
  const { label, rows, rowKey, columns, selection, tableRef } = props
  const shared = {
    'aria-label': label,
    dataSource: rows,
    rowKey,
    columns,
    pagination: false,
    size: 'middle',
    ...(selection !== undefined && { rowSelection: selection }),
    ...(tableRef !== undefined && { ref: tableRef, onRow: () => ({ tabIndex: -1 }) }),
  } as const satisfies TableProps<Row> & {
    readonly 'aria-label': string
    readonly ref?: Ref<GetRef<typeof Table>>
  }
  if (rows.length > virtualRows) {
    return <Table<Row> {...shared} virtual scroll={{ x: virtualWidthPx, y: virtualHeightPx }} />
  }
  // Its own way to be wider than the screen copies the heads, with their boxes to be ticked, into a hidden row.
  return (
    <WideRegion label={label}>
      <Table<Row> {...shared} />
    </WideRegion>
  )
}
