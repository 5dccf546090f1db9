import { Button } from 'antd'
import type { GetRef, Table, TableProps } from 'antd'
import { useRef, useState } from 'react'
import type { ReactNode } from 'react'
import type { Answered } from '../api/use-act.ts'
import { usePages } from '../api/use-pages.ts'
import { ConsoleTable } from './console-table.tsx'
import { Asked } from './page-states.tsx'
import { ShortcutHelp } from './shortcut-help.tsx'
import { useListKeys } from './use-list-keys.ts'

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
  /** Opens a row; lists of work that have it are worked by single keys. */
  readonly onOpen?: (row: Row) => void
}

/**
 * Rows that come page by page from the office; only those in view are drawn, however many have come. Where a row can be
 * opened, the list is worked by single keys too.
 */
export function PagedTable<Row extends object>(props: PagedTableProps<Row>): ReactNode {
  const { queryKey, ask, columns, rowKey, empty, label, chosen, onChoose, onOpen } = props
  const query = usePages(queryKey, ({ after = null }, signal) => ask(after, signal))
  const rows = query.data?.pages.flatMap((page) => page.rows) ?? []
  const { tableRef, help } = useRowKeys(props, rows)
  const selection: TableProps<Row>['rowSelection'] =
    onChoose === undefined
      ? undefined
      : {
          selectedRowKeys: [...(chosen ?? [])],
          onChange: (keys, picked) => onChoose(keys.map(String), picked),
          getCheckboxProps: (row) => ({ 'aria-label': `选择 ${rowKey(row)}` }),
        }
  return (
    <Asked query={query}>
      {() => {
        if (rows.length === 0) return empty
        return (
          <>
            <ConsoleTable<Row>
              label={label}
              columns={columns}
              rows={rows}
              rowKey={rowKey}
              {...(selection !== undefined && { selection })}
              {...(onOpen !== undefined && { tableRef })}
            />
            <p role="status" className="table-foot">
              已显示 <span className="figures">{rows.length}</span> 行
              {query.hasNextPage ? (
                <Button
                  className="not-printed"
                  loading={query.isFetchingNextPage}
                  onClick={() => void query.fetchNextPage()}
                >
                  再读一页
                </Button>
              ) : (
                '，到底了'
              )}
            </p>
            {onOpen !== undefined && help}
          </>
        )
      }}
    </Asked>
  )
}

/** The keys of a list whose rows can be opened. */
function useRowKeys<Row extends object>(
  { rowKey, chosen = [], onChoose, onOpen }: PagedTableProps<Row>,
  rows: readonly Row[],
) {
  const tableRef = useRef<GetRef<typeof Table>>(null)
  const [isHelpOpen, setHelpOpen] = useState(false)
  const tick = (key: string) => {
    const keys = chosen.includes(key) ? chosen.filter((each) => each !== key) : [...chosen, key]
    const wanted = new Set(keys)
    onChoose?.(
      keys,
      rows.filter((row) => wanted.has(rowKey(row))),
    )
  }
  const open = (key: string) => {
    const row = rows.find((each) => rowKey(each) === key)
    if (row !== undefined) onOpen?.(row)
  }
  useListKeys(
    onOpen === undefined
      ? null
      : {
          rowKeys: rows.map(rowKey),
          onOpen: open,
          onTick: onChoose === undefined ? null : tick,
          onHelp: () => setHelpOpen(true),
          scrollTo: (key) => tableRef.current?.scrollTo({ key }),
        },
  )
  return { tableRef, help: <ShortcutHelp isOpen={isHelpOpen} onOpen={setHelpOpen} /> }
}
