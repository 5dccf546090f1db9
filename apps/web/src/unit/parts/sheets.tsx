import { Card, Progress } from 'antd'
import type { ReactNode } from 'react'
import { Link, useNavigate } from 'react-router'
import { office } from '../../api/client.ts'
import { uploadFile } from '../../api/files.ts'
import type { paths } from '../../api/office-api.ts'
import { useAct } from '../../api/use-act.ts'
import { DownloadButton } from '../../console/download-button.tsx'
import { EmptyNote } from '../../console/page-states.tsx'
import { PagedTable } from '../../console/paged-table.tsx'
import { Age } from '../../elements/facts.tsx'
import { UploadButton } from '../../console/upload-button.tsx'
import { FaultNote } from '../../elements/fault-note.tsx'
import { useRights } from './rights.ts'

/** A table that somebody sent for verification. */
export type Sheet =
  paths['/desk/sheets']['get']['responses']['200']['content']['application/json']['items'][number]
const sheetType = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'

/** How far a table has been verified. */
export function SheetProgress({ sheet }: { readonly sheet: Sheet }): ReactNode {
  const { checkedCount, faultyCount, rowCount } = sheet
  const done = rowCount === 0 ? 100 : Math.floor(((checkedCount + faultyCount) / rowCount) * 100)
  return (
    <Progress
      percent={Math.min(done, 100)}
      aria-label={`已查 ${checkedCount + faultyCount} 行，共 ${rowCount} 行`}
    />
  )
}

/** Tables of thousands of bills: template, sending, and those that were sent before. */
export function Sheets(): ReactNode {
  const { mayReimburse } = useRights()
  return (
    <>
      {mayReimburse && <SheetSending />}
      <SheetList />
    </>
  )
}

function SheetSending(): ReactNode {
  const act = useAct()
  const navigate = useNavigate()
  const send = async (file: File) => {
    const contentType = file.name.endsWith('.csv') ? 'text/csv' : sheetType
    const answer = await act.run(async () => ({
      data: (await uploadFile('POST', '/desk/sheets', file, { contentType })) as Sheet,
    }))
    if (answer?.data !== undefined) void navigate(`/unit/sheets/${answer.data.sheetId}`)
  }
  return (
    <Card className="panel">
      <p>下载模板，填好后上传。最多一万行，关掉页面也会查完，回来接着看。</p>
      <div className="filters">
        <DownloadButton path="/desk/sheet-template">下载模板</DownloadButton>
        <UploadButton accept=".xlsx,.csv" isBusy={act.isBusy} onFile={send} type="primary">
          上传表格
        </UploadButton>
      </div>
      {act.fault !== null && <FaultNote error={act.fault} />}
    </Card>
  )
}

function SheetList(): ReactNode {
  return (
    <PagedTable<Sheet>
      label="上传过的表格"
      queryKey={['sheets']}
      ask={async (after, signal) => {
        const query = after === null ? {} : { after }
        const { data, error } = await office.GET('/desk/sheets', { params: { query }, signal })
        return error === undefined ? { data: { rows: data.items, next: data.next } } : { error }
      }}
      rowKey={({ sheetId }) => sheetId}
      empty={<EmptyNote text="还没有上传过表格。" />}
      columns={[
        {
          title: '表格',
          render: (_value, { sheetId, createdAt }) => (
            <Link to={`/unit/sheets/${sheetId}`}>
              <Age of={createdAt} /> 上传
            </Link>
          ),
        },
        { title: '行数', dataIndex: 'rowCount', align: 'right' },
        { title: '填写有误', dataIndex: 'faultyCount', align: 'right' },
        { title: '进度', render: (_value, sheet) => <SheetProgress sheet={sheet} /> },
      ]}
    />
  )
}
