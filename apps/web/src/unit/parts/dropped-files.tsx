import { Button, Card, Upload } from 'antd'
import { useState } from 'react'
import type { ReactNode } from 'react'
import { useNavigate } from 'react-router'
import { billFileEndings, uploadBillFile } from '../../api/files.ts'
import type { paths } from '../../api/office-api.ts'
import { useWorkQueue } from '../../api/use-work-queue.ts'
import type { Queued } from '../../api/work-queue.ts'
import { ConsoleTable } from '../../console/console-table.tsx'
import { FaultNote } from '../../elements/fault-note.tsx'
import { StateChip } from '../../elements/state-chip.tsx'
import { QueueNote } from './queue-note.tsx'
import { useRights } from './rights.ts'
import { actPath } from './services.ts'

type Files =
  paths['/desk/verifications/files']['post']['responses']['200']['content']['application/json']
type Dropped = Queued<File, Files>
const filesAtOnceMax = 200
const sentAtOnceMax = 2

const verifyFile = async (file: File): Promise<Files> =>
  (await uploadBillFile('/desk/verifications/files', file)) as Files
/** The same file, also when it is chosen again after a reload. */
const idOf = ({ name, size, lastModified }: File) => `${name}-${size}-${lastModified}`

/** Files that are dropped, verified a few at a time, with the result of each. */
export function DroppedFiles(): ReactNode {
  const [state, queue] = useWorkQueue('dropped-files', verifyFile, sentAtOnceMax)
  const [tooMany, setTooMany] = useState(0)
  const add = (files: readonly File[]) => {
    const known = new Set(state.entries.map(({ id }) => id))
    const fresh = files.filter((file) => !known.has(idOf(file)))
    const room = Math.max(0, filesAtOnceMax - known.size)
    const taken = [...files.filter((file) => known.has(idOf(file))), ...fresh.slice(0, room)]
    setTooMany(Math.max(0, fresh.length - room))
    queue.add(taken.map((file) => ({ id: idOf(file), name: file.name, work: file })))
  }
  return (
    <>
      <Card className="panel not-printed">
        <Upload.Dragger
          multiple
          showUploadList={false}
          accept={billFileEndings}
          beforeUpload={(file, all) => {
            // It is called for each of the files that came together.
            if (file === all[0]) add(all)
            return false
          }}
        >
          <p>把 XML、OFD、PDF、压缩包或照片拖到这里，或点这里选择，一次最多 {filesAtOnceMax} 个</p>
        </Upload.Dragger>
        {tooMany > 0 && (
          <p role="alert">
            超过 {filesAtOnceMax} 个，有 {tooMany} 个没有收。请清空结果后再选这些文件。
          </p>
        )}
      </Card>
      <QueueNote
        state={state}
        queue={queue}
        counted="个文件"
        ifLost="请再选一次这些文件，已查过的不会重查。"
      >
        <LockFound entries={state.entries} />
      </QueueNote>
      {state.entries.length > 0 && <DroppedTable rows={state.entries} />}
    </>
  )
}

const nameOf = ({ billCode, billNumber }: Files['bills'][number]) => `${billCode}-${billNumber}`

/** Goes on to lock what can be locked; a bill that came in several files is one bill. */
function LockFound({ entries }: { readonly entries: readonly Dropped[] }): ReactNode {
  const navigate = useNavigate()
  const { mayReimburse } = useRights()
  const good = entries.flatMap(({ answer }) => answer?.bills ?? [])
  const lockable = good.filter(({ bill }) => bill?.nextServices.includes('bill.lock') === true)
  const bills = [...new Set(lockable.map(nameOf))]
  if (!mayReimburse || bills.length === 0) return null
  return (
    <Button type="primary" onClick={() => void navigate(actPath('lock', bills))}>
      锁定查到的 {bills.length} 张
    </Button>
  )
}

const openWords = { waiting: '等待查验', sent: '正在查验…', lost: '没有查完，请再选一次' } as const

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
            state === 'done' || state === 'failed'
              ? (answer?.bills ?? []).map((found) => (
                  <div key={nameOf(found)} className="figures">
                    {found.billCode} {found.billNumber}
                  </div>
                ))
              : openWords[state],
        },
        {
          title: '状态',
          render: (_value, { answer }) =>
            (answer?.bills ?? []).map((found) => <BillState key={nameOf(found)} of={found} />),
        },
        {
          title: '文件检查',
          render: (_value, { answer, fault, state }) => (
            <>
              {state === 'failed' && <FaultNote error={fault} />}
              {(answer?.files ?? []).map((file) => (
                <div key={file.name}>{checkText(file)}</div>
              ))}
            </>
          ),
        },
      ]}
    />
  )
}

function BillState({ of: { bill, refused, duplicate } }: BillStateProps): ReactNode {
  return (
    <div>
      {bill === null ? (refused?.sentence ?? '没有查到') : <StateChip state={bill.state} />}
      {duplicate !== null && `（注意：${duplicate.name}）`}
    </div>
  )
}
interface BillStateProps {
  readonly of: Files['bills'][number]
}

/** What the check of a file found, in one line. */
function checkText({ refused, found }: Files['files'][number]): string {
  if (refused !== null) return refused.sentence
  const faults = found?.faults ?? []
  return faults.length === 0 ? '完好' : faults.map(({ sentence }) => sentence).join('；')
}
