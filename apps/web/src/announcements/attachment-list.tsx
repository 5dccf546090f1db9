import type { ReactNode } from 'react'
import { useDownload } from '../api/use-download.ts'
import { FaultNote } from '../elements/fault-note.tsx'
import { Icon } from '../elements/icon.tsx'
import { sizeText } from '../words/sizes.ts'
import type { Attachment } from './announcement.ts'
import './announcements.css'

export interface AttachmentListProps {
  readonly attachments: readonly Attachment[]
  /** Where a file is fetched, below the prefix of the API. */
  readonly pathOf: (fileId: string) => string
  /** What else is told of a file or can be done with it. */
  readonly renderMore?: (attachment: Attachment) => ReactNode
}

/** The files of an announcement, each to be downloaded. */
export function AttachmentList({
  attachments,
  pathOf,
  renderMore,
}: AttachmentListProps): ReactNode {
  return (
    <ul className="attachments" aria-label="附件">
      {attachments.map((each) => (
        <li key={each.fileId}>
          <Icon name="paper" size={1.25} />
          <span className="attachment-name">
            {each.name} <small className="figures">{sizeText(each.byteCount)}</small>
          </span>
          <Download attachment={each} path={pathOf(each.fileId)} />
          {renderMore?.(each)}
        </li>
      ))}
    </ul>
  )
}

function Download({
  attachment,
  path,
}: {
  readonly attachment: Attachment
  readonly path: string
}): ReactNode {
  const download = useDownload()
  return (
    <>
      <button
        type="button"
        className="quiet-button not-printed"
        aria-label={`下载${attachment.name}`}
        aria-busy={download.isBusy}
        onClick={() => download.start(path)}
      >
        下载
      </button>
      {download.fault !== null && <FaultNote error={download.fault} />}
    </>
  )
}
