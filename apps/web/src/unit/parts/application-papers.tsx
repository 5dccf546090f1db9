import { Button, Space, Upload } from 'antd'
import type { ReactNode } from 'react'
import { uploadFile } from '../../api/files.ts'
import { useAct } from '../../api/use-act.ts'
import { FaultNote } from '../../elements/fault-note.tsx'
import type { Application } from './application.ts'

const scans = [
  ['sealed_form', '盖章的申请表扫描件'],
  ['credit_code_certificate', '统一社会信用代码证副本（盖章）'],
  ['handler_identity_card', '经办人身份证复印件'],
] as const

export interface ApplicationPapersProps {
  readonly found: Application
  readonly token: string
  readonly onChanged: () => void
}

/** The sealed scans of an application; each takes the place of an earlier one of its kind. */
export function ApplicationPapers(props: ApplicationPapersProps): ReactNode {
  return scans.map(([kind, title]) => <Scan key={kind} {...props} kind={kind} title={title} />)
}

function Scan({
  kind,
  title,
  found,
  token,
  onChanged,
}: ApplicationPapersProps & { readonly kind: string; readonly title: string }): ReactNode {
  const act = useAct()
  const kept = found.files.find((file) => file.kind === kind)
  const upload = async (file: File) => {
    const path = `/units/applications/${found.applicationId}/files/${kind}`
    const answer = await act.run(async () => {
      await uploadFile('PUT', path, file, { headers: { 'x-draft-token': token } })
      return {}
    })
    if (answer !== null) onChanged()
  }
  return (
    <div className="panel">
      <Space wrap>
        <Upload
          showUploadList={false}
          accept=".pdf,.png,.jpg,.jpeg"
          beforeUpload={(file) => {
            void upload(file)
            return false
          }}
        >
          <Button loading={act.isBusy}>
            {kept === undefined ? `上传${title}` : `换一份${title}`}
          </Button>
        </Upload>
        {kept !== undefined && <span>已上传，{Math.ceil(kept.byteCount / 1024)} KB</span>}
      </Space>
      {act.fault !== null && <FaultNote error={act.fault} />}
    </div>
  )
}
