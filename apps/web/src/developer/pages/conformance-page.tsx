import { Button, Upload } from 'antd'
import type { ReactNode } from 'react'
import { useState } from 'react'
import { api, queries } from '../../api/client.ts'
import { downloadFile, uploadFile } from '../../api/files.ts'
import { Asked, EmptyNote, PageHeading } from '../../console/page-states.tsx'
import { Moment } from '../../elements/facts.tsx'
import { FaultNote } from '../../elements/fault-note.tsx'
import { CopiedBlock } from '../parts/copied-block.tsx'
import '../parts/fields.css'

/** How to run the conformance cases, the reports that were given, and what they still lack. */
export function ConformancePage(): ReactNode {
  const own = api.useQuery('get', '/connections/self')
  const reports = api.useQuery('get', '/connections/self/reports', { params: { query: {} } })
  const [isBusy, setBusy] = useState(false)
  const [error, setError] = useState<unknown>(null)
  const give = (file: Blob) => {
    setBusy(true)
    setError(null)
    uploadFile('POST', '/connections/self/reports', file, { contentType: 'application/json' })
      .then(() => queries.invalidateQueries())
      .catch((fault: unknown) => setError(fault))
      .finally(() => setBusy(false))
    return false
  }
  return (
    <>
      <PageHeading
        title="符合性测试"
        about="测试工具扮演平台，检查本单位系统在各种情况下的做法。"
      />
      <h2>怎样运行</h2>
      <Asked query={own} lines={2}>
        {({ sandbox }) => <Commands appId={sandbox?.appId ?? '本单位测试环境的appId'} />}
      </Asked>
      <h2>下载材料</h2>
      <Materials />
      <h2>提交测试报告</h2>
      <Upload
        accept=".json,application/json"
        showUploadList={false}
        beforeUpload={give}
        disabled={isBusy}
      >
        <button type="button" className="quiet-button" disabled={isBusy}>
          {isBusy ? '正在提交' : '选择报告文件（JSON）'}
        </button>
      </Upload>
      {error !== null && <FaultNote error={error} />}
      <h2>已提交的报告</h2>
      <Asked query={reports}>
        {({ items }) =>
          items.length === 0 ? (
            <EmptyNote text="还没有提交过报告。先运行上面的命令，再提交生成的 report.json。" />
          ) : (
            <ul className="fields">
              {items.map(({ reportId, receivedAt, isComplete, missing }) => (
                <li key={reportId}>
                  <p>
                    <strong>
                      {isComplete ? '用例齐全，全部通过' : `还缺 ${missing.length} 种报文的用例`}
                    </strong>
                    <Moment of={receivedAt} />
                  </p>
                  {missing.map(({ message, required, passed }) => (
                    <p key={message} className="field-form">
                      {message}：应通过 {required} 项，已通过 {passed} 项
                    </p>
                  ))}
                </li>
              ))}
            </ul>
          )
        }
      </Asked>
    </>
  )
}

function Commands({ appId }: { readonly appId: string }): ReactNode {
  const command = [
    'npm run certify -- unit \\',
    `  --app-id ${appId} \\`,
    '  --unit-key unit.pub.pem \\',
    '  --directory unit \\',
    '  --webhook http://127.0.0.1:9000/webhook \\',
    '  --json report.json',
  ].join('\n')
  return <CopiedBlock label="测试本单位系统的命令" text={command} />
}

const materials = [
  ['guide.zip', '对接报文（全部报文说明和示例）'],
  ['notice.pdf', '对接须知'],
  ['report-template.pdf', '联调测试报告模版'],
] as const

function Materials(): ReactNode {
  const [error, setError] = useState<unknown>(null)
  const fetchFile = (name: string) => {
    setError(null)
    downloadFile(`/connections/self/materials/${name}`).catch((fault: unknown) => setError(fault))
  }
  return (
    <>
      <p className="page-actions">
        {materials.map(([name, title]) => (
          <Button key={name} onClick={() => fetchFile(name)}>
            {title}
          </Button>
        ))}
      </p>
      {error !== null && <FaultNote error={error} />}
    </>
  )
}
