import { Alert, Button, Card, Space } from 'antd'
import { useState } from 'react'
import type { ReactNode } from 'react'
import { fetchFile } from '../../api/files.ts'
import type { Answered } from '../../api/use-act.ts'
import { useAct } from '../../api/use-act.ts'
import { FaultNote } from '../../elements/fault-note.tsx'
import type { Applicant, ApplicationDoor, Applied, DraftKey, Faults } from './application.ts'
import { draftCall, faultLines } from './application.ts'
import { ApplicationPapers } from './application-papers.tsx'

export interface EditingProps<Data extends Applicant> {
  readonly door: ApplicationDoor<Data>
  readonly draftKey: DraftKey
  readonly found: Applied<Data>
  readonly onChanged: () => void
}

/** Form, papers and submission of an application that can still be changed. */
export function Editing<Data extends Applicant>(props: EditingProps<Data>): ReactNode {
  const { door, draftKey, found, onChanged } = props
  const [values, setValues] = useState<Data>(found.data)
  const [faults, setFaults] = useState<Faults>(found.faults)
  const [isSaved, setSaved] = useState(false)
  const act = useAct()
  const save = async () => {
    const answer = await act.run(() => door.save(draftKey, values))
    if (answer === null) return false
    setSaved(true)
    onChanged()
    return true
  }
  const print = () =>
    void act.run(async () => {
      const path = `${door.path}/${found.applicationId}/form.pdf`
      const { blob } = await fetchFile(path, draftCall(draftKey).headers)
      window.open(URL.createObjectURL(blob), '_blank', 'noopener')
      return {}
    })
  const submit = async () => {
    if (!(await save())) return
    const answer = await act.run(() => handIn(door, draftKey))
    if (answer?.data !== undefined) setFaults(answer.data.faults)
    onChanged()
  }
  const { Fields } = door
  return (
    <>
      <Card className="panel" title="1 填写申请表">
        <Fields
          values={values}
          faults={faults}
          onChange={(next) => {
            setValues(next)
            setSaved(false)
          }}
        />
        <Space wrap>
          <Button loading={act.isBusy} onClick={() => void save()}>
            保存草稿
          </Button>
          <Button loading={act.isBusy} onClick={print}>
            打印申请表，用来盖章
          </Button>
          {isSaved && <span role="status">已保存</span>}
        </Space>
      </Card>
      <Card className="panel" title="2 上传盖章的扫描件（PDF 或照片）">
        <ApplicationPapers
          path={door.path}
          draftKey={draftKey}
          found={{ ...found, faults }}
          onChanged={onChanged}
        />
      </Card>
      <Card className="panel" title="3 提交">
        {faults.length > 0 && <FaultList lines={faultLines(door, faults)} />}
        {act.fault !== null && <FaultNote error={act.fault} />}
        <Button type="primary" loading={act.isBusy} onClick={() => void submit()}>
          提交申请
        </Button>
      </Card>
    </>
  )
}

function FaultList({ lines }: { readonly lines: readonly string[] }): ReactNode {
  return (
    <Alert
      className="panel"
      type="warning"
      title={`还有 ${lines.length} 处需要处理`}
      description={
        <ul>
          {lines.map((line) => (
            <li key={line}>{line}</li>
          ))}
        </ul>
      }
    />
  )
}

/** Hands the application in. What is still missing comes with a status of its own, and is no failure of the page. */
async function handIn<Data extends Applicant>(
  door: ApplicationDoor<Data>,
  draftKey: DraftKey,
): Promise<Answered<{ readonly faults: Faults }>> {
  const { error } = await door.submit(draftKey)
  if (error === undefined) return { data: { faults: [] } }
  const { faults } = error as { readonly faults?: Faults }
  return faults === undefined ? { error } : { data: { faults } }
}
