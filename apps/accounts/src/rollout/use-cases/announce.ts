import type { Instant } from '@piaoqiao/domain'
import type { Actor } from '../../access/actor.ts'
import { bureauEntry } from '../../audit/audit-entries.ts'
import { newRecordId } from '../../record-id.ts'
import { announcementMoves, announcementStates, attachmentsMax } from '../announcement-ports.ts'
import type {
  Announcement,
  AnnouncementFields,
  AnnouncementState,
  Attachment,
} from '../announcement-ports.ts'
import { isPlain } from '../plain-text.ts'
import { refuseRollout } from '../rollout-refusals.ts'
import { edited, inScope, seenBureau, toChange } from './rollout-parts.ts'
import type { AllRolloutTables, RolloutParts } from './rollout-parts.ts'

export interface OpenedAnnouncement {
  readonly announcement: Announcement
  readonly attachments: readonly Attachment[]
}

export interface AnnouncementStep {
  readonly actor: Actor
  readonly announcementId: string
  /** The version that the actor saw. */
  readonly version: number
}

/** Announcements of the own bureau or one below, newest first, in whatever state. @throws AccountsError `NOT_FOUND` */
export function listAnnouncements(
  { transact }: RolloutParts,
  actor: Actor,
  asked: {
    readonly bureauId: string | null
    readonly before: string | null
    readonly limit: number
  },
): Promise<readonly Announcement[]> {
  return transact(async (tables) => {
    const bureauId = await seenBureau(tables, actor, asked.bureauId)
    return tables.announcements.ofBureau(bureauId, asked.before, asked.limit)
  })
}

/** @throws AccountsError `NOT_FOUND` */
export function openAnnouncement(
  { transact }: RolloutParts,
  actor: Actor,
  announcementId: string,
): Promise<OpenedAnnouncement> {
  return transact(async (tables) => {
    const found = await tables.announcements.find(announcementId)
    return withAttachments(tables, await inScope(tables, actor, found))
  })
}

export async function withAttachments(
  { announcements }: AllRolloutTables,
  announcement: Announcement,
): Promise<OpenedAnnouncement> {
  const { announcementId } = announcement
  const attachments = await announcements.attachments(announcementId, attachmentsMax)
  return { announcement, attachments }
}

/** Begins a draft. @throws AccountsError `TEXT_WITH_HTML` */
export function draftAnnouncement(
  { transact }: RolloutParts,
  actor: Actor,
  fields: AnnouncementFields,
  at: Instant,
): Promise<OpenedAnnouncement> {
  requirePlain(fields)
  return transact(async (tables) => {
    const announcement: Announcement = {
      ...fields,
      announcementId: newRecordId('AN', at),
      bureauId: actor.organisationId,
      state: 'draft',
      publishedAt: null,
      reason: null,
      version: 1,
    }
    await tables.announcements.add(announcement)
    await noteAnnouncement(tables, actor, { action: 'drafted', announcement, at })
    return { announcement, attachments: [] }
  })
}

function requirePlain({ title = '', body = '' }: Partial<AnnouncementFields>): void {
  if (!isPlain(title) || !isPlain(body)) throw refuseRollout('TEXT_WITH_HTML')
}

/** What may be edited: it is not published. @throws AccountsError as `toChange`, `ANNOUNCEMENT_STATE_UNFIT` */
export async function toEdit(
  tables: AllRolloutTables,
  step: AnnouncementStep,
): Promise<Announcement> {
  const found = await tables.announcements.hold(step.announcementId)
  const held = await toChange(tables, step, found)
  if (held.state === 'published') throw unfit(held)
  return held
}

function unfit({ state }: Announcement): Error {
  return refuseRollout('ANNOUNCEMENT_STATE_UNFIT', {
    details: { state: announcementStates[state] },
  })
}

/** @throws AccountsError as `toEdit`, `TEXT_WITH_HTML` */
export function editAnnouncement(
  { transact }: RolloutParts,
  step: AnnouncementStep & { readonly change: Partial<AnnouncementFields> },
  at: Instant,
): Promise<OpenedAnnouncement> {
  requirePlain(step.change)
  return transact(async (tables) => {
    const announcement = edited(await toEdit(tables, step), step.change)
    await tables.announcements.save(announcement)
    await noteAnnouncement(tables, step.actor, { action: 'edited', announcement, at })
    return withAttachments(tables, announcement)
  })
}

/** Lets everybody read it. @throws AccountsError as `toEdit`, `BODY_EMPTY` */
export function publishAnnouncement(
  parts: RolloutParts,
  step: AnnouncementStep,
  at: Instant,
): Promise<OpenedAnnouncement> {
  const change = { state: 'published', publishedAt: at, reason: null } as const
  return moveAnnouncement(parts, { ...step, change }, at)
}

/** Takes it back. @throws AccountsError as `toChange`, `ANNOUNCEMENT_STATE_UNFIT` */
export function withdrawAnnouncement(
  parts: RolloutParts,
  { reason, ...step }: AnnouncementStep & { readonly reason: string },
  at: Instant,
): Promise<OpenedAnnouncement> {
  const change = { state: 'withdrawn', publishedAt: null, reason } as const
  return moveAnnouncement(parts, { ...step, change }, at)
}

function moveAnnouncement(
  { transact }: RolloutParts,
  step: AnnouncementStep & {
    readonly change: Partial<Announcement> & { readonly state: AnnouncementState }
  },
  at: Instant,
): Promise<OpenedAnnouncement> {
  const { actor, announcementId, change } = step
  return transact(async (tables) => {
    const held = await toChange(tables, step, await tables.announcements.hold(announcementId))
    if (!announcementMoves[held.state].includes(change.state)) throw unfit(held)
    if (change.state === 'published' && held.body.trim() === '') throw refuseRollout('BODY_EMPTY')
    const announcement = edited(held, change)
    await tables.announcements.save(announcement)
    await noteAnnouncement(tables, actor, { action: change.state, announcement, at })
    return withAttachments(tables, announcement)
  })
}

export async function noteAnnouncement(
  { audit }: AllRolloutTables,
  actor: Actor,
  {
    action,
    announcement,
    at,
  }: { readonly action: string; readonly announcement: Announcement; readonly at: Instant },
): Promise<void> {
  const { announcementId, version } = announcement
  const subject = ['announcement', announcementId] as const
  await audit.append(bureauEntry(actor, `announcement.${action}`, subject, at, { version }))
}
