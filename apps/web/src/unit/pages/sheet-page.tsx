import { Card } from 'antd'
import type { ReactNode } from 'react'
import { useParams } from 'react-router'
import { api, office } from '../../api/client.ts'
import type { paths } from '../../api/office-api.ts'
import { DownloadButton } from '../../console/download-button.tsx'
import { FactsList } from '../../console/facts-list.tsx'
import { Asked, EmptyNote, PageHeading } from '../../console/page-states.tsx'
import { PagedTable } from '../../console/paged-table.tsx'
import { Amount } from '../../elements/facts.tsx'
import { SheetProgress } from '../parts/sheets.tsx'

type Row =
  paths['/desk/sheets/{sheetId}/rows']['get']['responses']['200']['content']['application/json']['items'][number]
const askAgainMs = 3_000
const countNames: Readonly<Record<string, string>> = { FOUND: '查到', WAITING: '等待查验' }

/** How the verification of a table goes, and what came of each row. */
export function SheetPage(): ReactNode {
  const { sheetId = '' } = useParams()
  const asked = api.useQuery(
    'get',
    '/desk/sheets/{sheetId}',
    { params: { path: { sheetId } } },
    {
      refetchInterval: ({ state }) => (state.data?.sheet.doneAt === null ? askAgainMs : false),
    },
  )
  const result = `/desk/sheets/${sheetId}/result`
  return (
    <>
      <PageHeading
        title="批量查验"
        actions={
          <>
            <DownloadButton path={`${result}?format=xlsx`}>下载结果（Excel）</DownloadButton>
            <DownloadButton path={`${result}?format=csv`}>下载结果（CSV）</DownloadButton>
          </>
        }
      />
      <Asked query={asked}>
        {({ sheet, counts }) => (
          <>
            <Card className="panel">
              <SheetProgress sheet={sheet} />
              <p role="status">
                共 {sheet.rowCount} 行，已查 {sheet.checkedCount} 行，填写有误 {sheet.faultyCount}{' '}
                行{sheet.doneAt === null ? '，正在查验' : '，已查完'}。
              </p>
              <FactsList
                facts={counts.map(({ code, count }) => [
                  countNames[code] ?? `没有查到（代码 ${code}）`,
                  `${count} 行`,
                ])}
              />
            </Card>
            <Rows sheetId={sheetId} checkedCount={sheet.checkedCount} />
          </>
        )}
      </Asked>
    </>
  )
}

function Rows({
  sheetId,
  checkedCount,
}: {
  readonly sheetId: string
  readonly checkedCount: number
}): ReactNode {
  return (
    <PagedTable<Row>
      label="逐行结果"
      queryKey={['sheet-rows', sheetId, checkedCount]}
      ask={async (after, signal) => {
        const params = {
          path: { sheetId },
          query: { ...(after !== null && { after }), limit: '200' },
        }
        const { data, error } = await office.GET('/desk/sheets/{sheetId}/rows', {
          params,
          signal,
        })
        return error === undefined ? { data: { rows: data.items, next: data.next } } : { error }
      }}
      rowKey={({ rowNumber }) => String(rowNumber)}
      empty={<EmptyNote text="表格里没有行。" />}
      columns={[
        { title: '行', dataIndex: 'rowNumber', width: 80 },
        { title: '票据代码', dataIndex: 'billCode', className: 'figures', width: 120 },
        { title: '票据号码', dataIndex: 'billNumber', className: 'figures', width: 140 },
        {
          title: '金额',
          align: 'right',
          width: 140,
          render: (_value, { amount }) => <Amount of={amount} />,
        },
        {
          title: '结果',
          render: (_value, { result, duplicate }) => (
            <>
              {resultText(result)}
              {duplicate !== null && `（注意：${duplicate.name}）`}
            </>
          ),
        },
      ]}
    />
  )
}

/** What came of a row, in one sentence. */
function resultText(result: unknown): string {
  if (result === null || typeof result !== 'object') return '等待查验'
  const { sentence, state, bill } = result as {
    sentence?: unknown
    state?: unknown
    bill?: { sentence?: unknown } | null
  }
  const said = bill?.sentence ?? sentence ?? state
  return typeof said === 'string' ? said : '已查验'
}
