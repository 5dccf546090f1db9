import { refuseHttp } from '../../office-refusals.ts'
import { attachmentsMax } from '../announcement-ports.ts'
import type { Attachment, PublishedAnnouncement, PublishedQuery } from '../announcement-ports.ts'
import type { RolloutParts } from './rollout-parts.ts'

/** What is published in this province, the latest first. */
export function readPublished(
  { tables }: RolloutParts,
  query: PublishedQuery,
): Promise<readonly PublishedAnnouncement[]> {
  return tables.announcements.published(query)
}

/** A published announcement; drafts and withdrawn ones are not there. @throws AccountsError `NOT_FOUND` */
export async function readOnePublished(
  { tables: { announcements } }: RolloutParts,
  announcementId: string,
): Promise<{
  readonly announcement: PublishedAnnouncement
  readonly attachments: readonly Attachment[]
}> {
  const announcement = await announcements.findPublished(announcementId)
  if (announcement === null) throw refuseHttp('NOT_FOUND')
  return {
    announcement,
    attachments: await announcements.attachments(announcementId, attachmentsMax),
  }
}
