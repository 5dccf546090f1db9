import type { ReactNode } from 'react'
import { Day } from '../elements/facts.tsx'
import { Markdown } from '../elements/markdown.tsx'
import type { Published } from './announcement.ts'
import { audienceText } from './announcement.ts'
import { AttachmentList } from './attachment-list.tsx'
import './announcements.css'

/** A published announcement below its title: who published it and when, its text, and its files. */
export function AnnouncementArticle({ found }: { readonly found: Published }): ReactNode {
  const { announcementId, kindName, bureauName, publishedAt, audiences, body, attachments } = found
  return (
    <article className="announcement">
      <p className="announcement-source">
        {bureauName} {publishedAt !== null && <Day of={publishedAt} />} {kindName}，写给
        {audienceText(audiences)}
      </p>
      <Markdown text={body} />
      {attachments.length > 0 && (
        <>
          <h2>附件</h2>
          <AttachmentList
            attachments={attachments}
            pathOf={(fileId) => `/announcements/${announcementId}/attachments/${fileId}`}
          />
        </>
      )}
    </article>
  )
}
