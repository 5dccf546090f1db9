import { Space } from 'antd'
import type { ReactNode } from 'react'
import { uploadFile } from '../../api/files.ts'
import { useAct } from '../../api/use-act.ts'
import { UploadButton } from '../../console/upload-button.tsx'
import { FaultNote } from '../../elements/fault-note.tsx'
import type { Applicant, Applied, DraftKey } from './application.ts'
import { draftCall, scanNames } from './application.ts'
import { faultOfField } from './application-items.tsx'

export interface ApplicationPapersProps {
  /** Of the applications of this kind, below the prefix of the API. */
  readonly path: string
  readonly found: Applied<Applicant>
  readonly draftKey: DraftKey
  readonly onChanged: () => void
}

/** The sealed scans of an application; each takes the place of an earlier one of its kind. */
export function ApplicationPapers(props: ApplicationPapersProps): ReactNode {
  const { path, found, draftKey, onChanged } = props
  return Object.entries(scanNames).map(([kind, title]) => (
    <ScanUpload
      key={kind}
      title={title}
      kept={found.files.find((file) => file.kind === kind)}
      fault={faultOfField(found.faults, `files.${kind}`)}
      path={`${path}/${draftKey.applicationId}/files/${kind}`}
      headers={draftCall(draftKey).headers}
      onChanged={onChanged}
    />
  ))
}

export interface ScanUploadProps {
  readonly title: string
  /** The one that is there. */
  readonly kept: { readonly byteCount?: number } | undefined
  readonly fault?: string | undefined
  /** Where it goes, below the prefix of the API. */
  readonly path: string
  readonly headers?: Readonly<Record<string, string>>
  readonly isDisabled?: boolean
  readonly onChanged: () => void
}

/** A button that takes a scan, as PDF or picture, and says whether one is there. */
export function ScanUpload(props: ScanUploadProps): ReactNode {
  const { title, kept, fault, path, headers = {}, isDisabled = false, onChanged } = props
  const act = useAct()
  const upload = async (file: File) => {
    const answer = await act.run(async () => {
      await uploadFile('PUT', path, file, { headers })
      return {}
    })
    if (answer !== null) onChanged()
  }
  return (
    <div className="panel">
      <Space wrap>
        <UploadButton
          accept=".pdf,.png,.jpg,.jpeg"
          isBusy={act.isBusy}
          onFile={upload}
          disabled={isDisabled}
        >
          {kept === undefined ? `上传${title}` : `换一份${title}`}
        </UploadButton>
        {kept !== undefined && <span role="status">已上传{sizeText(kept.byteCount)}</span>}
        {fault !== undefined && <span className="scan-fault">{fault}</span>}
      </Space>
      {act.fault !== null && <FaultNote error={act.fault} />}
    </div>
  )
}

const sizeText = (byteCount: number | undefined) =>
  byteCount === undefined ? '' : `，${Math.ceil(byteCount / 1024)} KB`
