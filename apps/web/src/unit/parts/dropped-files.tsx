import { Button, Card, Upload } from 'antd'
import { useState } from 'react'
import type { ReactNode } from 'react'
import { useNavigate } from 'react-router'
import { uploadFile } from '../../api/files.ts'
import type { paths } from '../../api/office-api.ts'
import { ConsoleTable } from '../../console/console-table.tsx'
import { FaultNote } from '../../elements/fault-note.tsx'
import { StateChip } from '../../elements/state-chip.tsx'
import { useRights } from './rights.ts'
import { actPath } from './services.ts'

type Files =
  paths['/desk/verifications/files']['post']['responses']['200']['content']['application/json']
const filesAtOnceMax = 200

const fileTypes: Readonly<Record<string, string>> = {
  xml: 'application/xml',
  ofd: 'application/ofd',
  pdf: 'application/pdf',
  zip: 'application/zip',
  png: 'image/png',
  jpg: 'image/jpeg',
  jpeg: 'image/jpeg',
}

/** A file that was dropped, and what became of it. */
interface Dropped {
  readonly id: string
  readonly name: string
  readonly file: File
  readonly state: 'waiting' | 'done' | 'failed'
  readonly answer: Files | null
  readonly fault: unknown
}

/** Files that are dropped, verified one after the other, with the result of each. */
export function DroppedFiles(): ReactNode {
  const [dropped, setDropped] = useState<readonly Dropped[]>([])
  const navigate = useNavigate()
  const { mayReimburse } = useRights()
  const change = (id: string, part: Partial<Dropped>) =>
    setDropped((all) => all.map((each) => (each.id === id ? { ...each, ...part } : each)))
  const check = async ({ id, file }: Pick<Dropped, 'id' | 'file'>) => {
    change(id, { state: 'waiting', fault: null })
    const ending = file.name.split('.').at(-1)?.toLowerCase() ?? ''
    const contentType = fileTypes[ending] ?? 'application/octet-stream'
    try {
      const answer = (await uploadFile('POST', '/desk/verifications/files', file, {
        contentType,
      })) as Files
      change(id, { state: 'done', answer })
    } catch (error) {
      change(id, { state: 'failed', fault: error })
    }
  }
  const add = (file: File) => {
    const id = `${dropped.length}-${file.name}-${file.size}-${file.lastModified}`
    const added: Dropped = {
      id,
      name: file.name,
      file,
      state: 'waiting',
      answer: null,
      fault: null,
    }
    setDropped((all) => (all.length < filesAtOnceMax ? [...all, added] : all))
    void check(added)
  }
  const failed = dropped.filter(({ state }) => state === 'failed')
  const good = dropped.flatMap(({ answer }) => answer?.bills ?? [])
  const lockable = good.filter(({ bill }) => bill?.nextServices.includes('bill.lock') === true)
  return (
    <>
      <Card className="panel">
        <Upload.Dragger
          multiple
          showUploadList={false}
          accept=".xml,.ofd,.pdf,.zip,.png,.jpg,.jpeg"
          beforeUpload={(file) => {
            add(file)
            return false
          }}
        >
          <p>把 XML、OFD、PDF、压缩包或照片拖到这里，或点这里选择，一次最多 {filesAtOnceMax} 个</p>
        </Upload.Dragger>
      </Card>
      {failed.length > 0 && (
        <Button className="panel" onClick={() => void Promise.all(failed.map(check))}>
          {failed.length} 个没有查成，再查一遍
        </Button>
      )}
      {mayReimburse && lockable.length > 0 && (
        <Button
          type="primary"
          className="panel"
          onClick={() => void navigate(actPath('lock', lockable.map(nameOf)))}
        >
          锁定查到的 {lockable.length} 张
        </Button>
      )}
      {dropped.length > 0 && <DroppedTable rows={dropped} />}
    </>
  )
}

const nameOf = ({ billCode, billNumber }: Files['bills'][number]) => `${billCode}-${billNumber}`

function DroppedTable({ rows }: { readonly rows: readonly Dropped[] }): ReactNode {
  return (
    <ConsoleTable<Dropped>
      label="逐个文件的结果"
      rows={rows}
      rowKey={({ id }) => id}
      columns={[
        { title: '文件', dataIndex: 'name' },
        {
          title: '票据',
          render: (_value, { answer, state }) =>
            state === 'waiting'
              ? '正在查验…'
              : (answer?.bills ?? []).map((found) => (
                  <div key={nameOf(found)} className="figures">
                    {found.billCode} {found.billNumber}
                  </div>
                )),
        },
        {
          title: '状态',
          render: (_value, { answer }) =>
            (answer?.bills ?? []).map(({ billNumber, bill, refused }) => (
              <div key={billNumber}>
                {bill === null ? (
                  (refused?.sentence ?? '没有查到')
                ) : (
                  <StateChip state={bill.state} />
                )}
              </div>
            )),
        },
        {
          title: '文件检查',
          render: (_value, { answer, fault, state }) => (
            <>
              {state === 'failed' && <FaultNote error={fault} />}
              {(answer?.files ?? []).map((file) => (
                <div key={file.name}>
                  {file.refused?.sentence ??
                    (file.found?.faults.length === 0
                      ? '完好'
                      : file.found?.faults.map(({ sentence }) => sentence).join('；'))}
                </div>
              ))}
            </>
          ),
        },
      ]}
    />
  )
}
