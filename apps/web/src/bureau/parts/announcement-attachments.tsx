import { Button, Card, Modal } from 'antd'
import { useState } from 'react'
import type { ReactNode } from 'react'
import type { Attachment } from '../../announcements/announcement.ts'
import { AttachmentList } from '../../announcements/attachment-list.tsx'
import { office, queries } from '../../api/client.ts'
import { fetchFile, uploadFile } from '../../api/files.ts'
import type { paths } from '../../api/office-api.ts'
import { useAct } from '../../api/use-act.ts'
import { ReasonButton } from '../../console/reason-button.tsx'
import { UploadButton } from '../../console/upload-button.tsx'
import { FaultNote } from '../../elements/fault-note.tsx'

export type Announcement =
  paths['/bureaus/announcements/{announcementId}']['get']['responses']['200']['content']['application/json']

const office2007 = 'application/vnd.openxmlformats-officedocument'
/** By the endings of names, because browsers do not know them all. */
const typesByEnding: Readonly<Record<string, string>> = {
  pdf: 'application/pdf',
  png: 'image/png',
  jpg: 'image/jpeg',
  jpeg: 'image/jpeg',
  docx: `${office2007}.wordprocessingml.document`,
  xlsx: `${office2007}.spreadsheetml.sheet`,
}
const accepted = Object.keys(typesByEnding)
  .map((ending) => `.${ending}`)
  .join()

export interface AnnouncementAttachmentsProps {
  readonly announcement: Announcement
  readonly mayChange: boolean
  /** A file was added or removed, which made another version. */
  readonly onVersion: (version: number) => void
}

/** The files of an announcement with how often each was downloaded; they change while it is not published. */
export function AnnouncementAttachments(props: AnnouncementAttachmentsProps): ReactNode {
  const { announcement, mayChange } = props
  const { announcementId, attachments } = announcement
  return (
    <Card className="panel" title="附件">
      {attachments.length === 0 && <p>没有附件。</p>}
      <AttachmentList
        attachments={attachments}
        pathOf={(fileId) => pathOf(announcementId, fileId)}
        renderMore={(attachment) => <AttachmentActs {...props} attachment={attachment} />}
      />
      {mayChange && <Adding {...props} />}
    </Card>
  )
}

function AttachmentActs(props: OfAttachment): ReactNode {
  const { announcement, attachment, mayChange } = props
  return (
    <>
      <View path={pathOf(announcement.announcementId, attachment.fileId)} attachment={attachment} />
      {mayChange && <Removal {...props} />}
      <span className="figures">读者下载 {attachment.downloads} 次</span>
    </>
  )
}
interface OfAttachment extends AnnouncementAttachmentsProps {
  readonly attachment: Attachment
}

const pathOf = (announcementId: string, fileId: string) =>
  `/bureaus/announcements/${announcementId}/attachments/${fileId}`

function Adding({ announcement, onVersion }: AnnouncementAttachmentsProps): ReactNode {
  const { announcementId, version } = announcement
  const act = useAct()
  const add = async (file: File) => {
    const ending = file.name.split('.').at(-1)?.toLowerCase() ?? ''
    const contentType = typesByEnding[ending] ?? 'application/octet-stream'
    const name = encodeURIComponent(file.name)
    const path = `/bureaus/announcements/${announcementId}/attachments?name=${name}&version=${version}`
    const answer = await act.run(async () => ({
      data: (await uploadFile('POST', path, file, { contentType })) as Announcement,
    }))
    if (answer?.data === undefined) return
    onVersion(answer.data.version)
    await queries.invalidateQueries()
  }
  return (
    <>
      <UploadButton accept={accepted} isBusy={act.isBusy} onFile={add}>
        上传附件
      </UploadButton>
      <p>PDF、PNG、JPEG、DOCX 或 XLSX，每个不超过 10 MB，最多 10 个。</p>
      {act.fault !== null && <FaultNote error={act.fault} />}
    </>
  )
}

function Removal({ announcement, onVersion, attachment }: OfAttachment): ReactNode {
  const { announcementId, version } = announcement
  return (
    <ReasonButton
      isGrave
      label="删除"
      about={`删除“${attachment.name}”，删除后不能恢复。`}
      send={async () => {
        const params = { path: { announcementId, fileId: attachment.fileId } }
        const answer = await office.POST(
          '/bureaus/announcements/{announcementId}/attachments/{fileId}/removal',
          { params, body: { version } },
        )
        if (answer.data !== undefined) onVersion(answer.data.version)
        return answer
      }}
    />
  )
}

const isShownByBrowsers = ({ contentType }: Attachment) => /^image\/|\/pdf$/.test(contentType)

function View({
  path,
  attachment,
}: {
  readonly path: string
  readonly attachment: Attachment
}): ReactNode {
  const [url, setUrl] = useState<string | null>(null)
  const act = useAct()
  if (!isShownByBrowsers(attachment)) return null
  const open = () =>
    act.run(async () => {
      setUrl(URL.createObjectURL((await fetchFile(path)).blob))
      return {}
    })
  const close = () => {
    if (url !== null) URL.revokeObjectURL(url)
    setUrl(null)
  }
  return (
    <>
      <Button loading={act.isBusy} onClick={() => void open()}>
        查看
      </Button>
      <Modal
        open={url !== null}
        title={attachment.name}
        width="min(900px, 96vw)"
        footer={null}
        destroyOnHidden
        onCancel={close}
      >
        {attachment.contentType.startsWith('image/') ? (
          <img className="attachment-picture" src={url ?? ''} alt={attachment.name} />
        ) : (
          // oxlint-disable-next-line react/iframe-missing-sandbox -- Chromium shows no PDF in a sandboxed frame; the bytes were checked by the office.
          <iframe className="scan" title={attachment.name} src={url ?? ''} />
        )}
      </Modal>
      {act.fault !== null && <FaultNote error={act.fault} />}
    </>
  )
}
