import { Upload } from 'antd'
import type { ReactNode } from 'react'
import { queries } from '../../api/client.ts'
import { uploadFile } from '../../api/files.ts'
import { useAct } from '../../api/use-act.ts'
import { DownloadButton } from '../../console/download-button.tsx'
import { FaultNote } from '../../elements/fault-note.tsx'
import { CopiedBlock } from './copied-block.tsx'

/** The command by which a unit tests its own system. */
export function RunCommand({ appId }: { readonly appId: string | undefined }): ReactNode {
  const command = [
    'npm run certify -- unit \\',
    `  --app-id ${appId ?? '本单位测试环境的appId'} \\`,
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

/** What a unit by system needs to read. */
export function Materials(): ReactNode {
  return (
    <div className="page-actions">
      {materials.map(([name, title]) => (
        <DownloadButton key={name} path={`/connections/self/materials/${name}`}>
          {title}
        </DownloadButton>
      ))}
    </div>
  )
}

/** Takes the report of a run; everything that follows from it is read anew. */
export function ReportUpload(): ReactNode {
  const act = useAct()
  const give = async (file: Blob) => {
    const path = '/connections/self/reports'
    const answer = await act.run(async () => {
      await uploadFile('POST', path, file, { contentType: 'application/json' })
      return {}
    })
    if (answer !== null) await queries.invalidateQueries()
  }
  return (
    <>
      <Upload
        accept=".json,application/json"
        showUploadList={false}
        disabled={act.isBusy}
        beforeUpload={(file) => {
          void give(file)
          return false
        }}
      >
        <button type="button" className="quiet-button" disabled={act.isBusy}>
          {act.isBusy ? '正在提交' : '选择报告文件（JSON）'}
        </button>
      </Upload>
      {act.fault !== null && <FaultNote error={act.fault} />}
    </>
  )
}
