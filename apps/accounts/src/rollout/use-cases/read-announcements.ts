import { refuseHttp } from '../../office-refusals.ts'
import { attachmentsMax } from '../announcement-ports.ts'
import type {
  Announcements,
  Attachment,
  PublishedAnnouncement,
  PublishedQuery,
} from '../announcement-ports.ts'
import { refuseRollout } from '../rollout-refusals.ts'
import type { RolloutParts } from './rollout-parts.ts'

/** What is published in this province, the latest first. */
export function readPublished(
  { tables }: RolloutParts,
  query: PublishedQuery,
): Promise<readonly PublishedAnnouncement[]> {
  return tables.announcements.published(query)
}

/** A published announcement. @throws AccountsError as `publishedOf` */
export async function readOnePublished(
  { tables: { announcements } }: RolloutParts,
  announcementId: string,
): Promise<{
  readonly announcement: PublishedAnnouncement
  readonly attachments: readonly Attachment[]
}> {
  const announcement = await publishedOf(announcements, announcementId)
  return {
    announcement,
    attachments: await announcements.attachments(announcementId, attachmentsMax),
  }
}

/**
 * What is published under an id. Drafts are not there; of what was published once, readers learn that it was withdrawn.
 * @throws AccountsError `NOT_FOUND`, `ANNOUNCEMENT_WITHDRAWN`
 */
export async function publishedOf(
  announcements: Announcements,
  announcementId: string,
): Promise<PublishedAnnouncement> {
  const published = await announcements.findPublished(announcementId)
  if (published !== null) return published
  const found = await announcements.find(announcementId)
  throw found?.state === 'withdrawn'
    ? refuseRollout('ANNOUNCEMENT_WITHDRAWN')
    : refuseHttp('NOT_FOUND')
}
