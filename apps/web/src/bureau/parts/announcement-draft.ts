import type { AnnouncementKind, Audience } from '../../announcements/announcement.ts'
import { useKeptDraft } from '../../elements/kept-draft.ts'
import type { Announcement } from './announcement-attachments.tsx'
import type { AnnouncementFields } from './announcement-fields.tsx'

interface KeptChange {
  /** The version that was before the writer's eyes at the first change. */
  readonly version: number | null
  /** Only what was changed, so that what was only looked at never hides what somebody else wrote. */
  readonly change: Partial<AnnouncementFields>
}
const none: KeptChange = { version: null, change: {} }

export interface AnnouncementDraft {
  readonly fields: AnnouncementFields
  readonly change: Partial<AnnouncementFields>
  /** Of the announcement that the change belongs to. */
  readonly version: number
  readonly isChanged: boolean
  /** Whether somebody else changed the announcement since the writer began. */
  readonly isOvertaken: boolean
  edit(change: Partial<AnnouncementFields>): void
  /** The writer's own act made another version. */
  follow(version: number): void
  forget(): void
}

/** What a writer changed in an announcement that is kept at the office, and did not save yet. */
export function useAnnouncementDraft(announcement: Announcement): AnnouncementDraft {
  const { announcementId, version, title, body } = announcement
  const [kept, setKept, forget] = useKeptDraft<KeptChange>(`announcement-${announcementId}`, none)
  const kind = announcement.kind as AnnouncementKind
  const audiences = announcement.audiences as readonly Audience[]
  return {
    fields: { kind, title, audiences, body, ...kept.change },
    change: kept.change,
    version: kept.version ?? version,
    isChanged: kept.version !== null,
    isOvertaken: kept.version !== null && kept.version !== version,
    edit: (change) =>
      setKept({ version: kept.version ?? version, change: { ...kept.change, ...change } }),
    follow: (next) => {
      if (kept.version === version) setKept({ ...kept, version: next })
    },
    forget,
  }
}
