import { useInfiniteQuery } from '@tanstack/react-query'
import { Button } from 'antd'
import type { TableProps } from 'antd'
import type { ReactNode } from 'react'
import { faultOf } from '../api/fault.ts'
import type { Answered } from '../api/use-act.ts'
import { ConsoleTable } from './console-table.tsx'
import { Asked } from './page-states.tsx'

/** One page of rows, with the cursor of the next. */
export interface RowPage<Row> {
  readonly rows: readonly Row[]
  readonly next: string | null
}

export interface PagedTableProps<Row extends object> {
  /** Names the rows with everything that they depend on. */
  readonly queryKey: readonly unknown[]
  /** Asks for the rows behind a cursor. */
  readonly ask: (after: string | null, signal: AbortSignal) => Promise<Answered<RowPage<Row>>>
  readonly columns: NonNullable<TableProps<Row>['columns']>
  readonly rowKey: (row: Row) => string
  readonly empty: ReactNode
  readonly label: string
  readonly chosen?: readonly string[]
  readonly onChoose?: (keys: readonly string[], rows: readonly Row[]) => void
}

/** Rows that come page by page from the office; only those in view are drawn, however many have come. */
export function PagedTable<Row extends object>(props: PagedTableProps<Row>): ReactNode {
  const { queryKey, ask, columns, rowKey, empty, label, chosen, onChoose } = props
  const query = useInfiniteQuery({
    queryKey,
    initialPageParam: null as string | null,
    queryFn: async ({ pageParam, signal }) => {
      const { data, error } = await ask(pageParam, signal)
      if (error !== undefined || data === undefined) throw faultOf(error)
      return data
    },
    getNextPageParam: ({ next }) => next,
  })
  const selection: TableProps<Row>['rowSelection'] =
    onChoose === undefined
      ? undefined
      : {
          selectedRowKeys: [...(chosen ?? [])],
          onChange: (keys, rows) => onChoose(keys.map(String), rows),
          getCheckboxProps: (row) => ({ 'aria-label': `选择 ${rowKey(row)}` }),
        }
  return (
    <Asked query={query}>
      {({ pages }) => {
        const rows = pages.flatMap((page) => page.rows)
        if (rows.length === 0) return empty
        return (
          <>
            <ConsoleTable<Row>
              label={label}
              columns={columns}
              rows={rows}
              rowKey={rowKey}
              {...(selection !== undefined && { selection })}
            />
            <p role="status" className="table-foot">
              已显示 <span className="figures">{rows.length}</span> 行
              {query.hasNextPage ? (
                <Button
                  loading={query.isFetchingNextPage}
                  onClick={() => void query.fetchNextPage()}
                >
                  再读一页
                </Button>
              ) : (
                '，到底了'
              )}
            </p>
          </>
        )
      }}
    </Asked>
  )
}
