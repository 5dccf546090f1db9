import type { Instant } from '@piaoqiao/domain'
import type { Actor } from '../../access/actor.ts'
import type { StoredFile } from '../../files/file-ports.ts'
import { keepFile, refuseUpload } from '../../files/keep-upload.ts'
import { refuseHttp } from '../../office-refusals.ts'
import { attachmentsMax } from '../announcement-ports.ts'
import type { Attachment } from '../announcement-ports.ts'
import { attachmentTypeOf } from '../attachment-type.ts'
import { refuseRollout } from '../rollout-refusals.ts'
import { noteAnnouncement, toEdit, withAttachments } from './announce.ts'
import type { AnnouncementStep, OpenedAnnouncement } from './announce.ts'
import { publishedOf } from './read-announcements.ts'
import { edited, inScope } from './rollout-parts.ts'
import type { AllRolloutTables, RolloutParts } from './rollout-parts.ts'

/** Largest attachment. */
export const attachmentBytesMax = 10 * 1024 * 1024

export interface NewAttachment {
  readonly name: string
  readonly bytes: Uint8Array
}

/**
 * Adds a file to an announcement that is not published.
 * @throws AccountsError as `toEdit`, `ATTACHMENTS_TOO_MANY`, `ATTACHMENT_TYPE_UNFIT`, and codes of `uploadRefusals`
 */
export async function attachFile(
  { transact, files: places }: RolloutParts,
  step: AnnouncementStep,
  { name, bytes }: NewAttachment,
  at: Instant,
): Promise<OpenedAnnouncement> {
  if (bytes.length === 0) throw refuseUpload('FILE_EMPTY')
  const contentType = attachmentTypeOf(bytes)
  if (contentType === null) throw refuseRollout('ATTACHMENT_TYPE_UNFIT')
  await transact((tables) => roomFor(tables, step))
  const owner = `announcement:${step.announcementId}`
  const file = await keepFile(places, { owner, name, bytes, at, contentType })
  return transact((tables) => enter(tables, step, file, at)).catch(async (error: unknown) => {
    await places.vault.remove(file.fileId)
    throw error
  })
}

async function enter(
  tables: AllRolloutTables,
  step: AnnouncementStep,
  file: StoredFile,
  at: Instant,
): Promise<OpenedAnnouncement> {
  const announcement = edited((await roomFor(tables, step)).announcement, {})
  await tables.files.add(file)
  await tables.announcements.attach(announcement.announcementId, file.fileId)
  await tables.announcements.save(announcement)
  await noteAnnouncement(tables, step.actor, { action: 'file_attached', announcement, at })
  return withAttachments(tables, announcement)
}

async function roomFor(
  tables: AllRolloutTables,
  step: AnnouncementStep,
): Promise<OpenedAnnouncement> {
  const opened = await withAttachments(tables, await toEdit(tables, step))
  if (opened.attachments.length < attachmentsMax) return opened
  throw refuseRollout('ATTACHMENTS_TOO_MANY', { details: { max: String(attachmentsMax) } })
}

/** Takes a file away from an announcement that is not published. @throws AccountsError as `toEdit`, `NOT_FOUND` */
export async function detachFile(
  { transact, files: { vault } }: RolloutParts,
  step: AnnouncementStep & { readonly fileId: string },
  at: Instant,
): Promise<OpenedAnnouncement> {
  const { actor, fileId } = step
  const opened = await transact(async (tables) => {
    const held = await withAttachments(tables, await toEdit(tables, step))
    attachmentIn(held.attachments, fileId)
    const announcement = edited(held.announcement, {})
    await tables.announcements.detach(fileId)
    await tables.files.remove(fileId)
    await tables.announcements.save(announcement)
    await noteAnnouncement(tables, actor, { action: 'file_removed', announcement, at })
    return withAttachments(tables, announcement)
  })
  await vault.remove(fileId)
  return opened
}

function attachmentIn(attachments: readonly Attachment[], fileId: string): Attachment {
  const found = attachments.find((each) => each.fileId === fileId)
  if (found === undefined) throw refuseHttp('NOT_FOUND')
  return found
}

export interface OpenedAttachment {
  readonly bytes: Uint8Array
  readonly contentType: string
  readonly name: string
}

/** An attachment for whoever works on the announcement; it is not counted. @throws AccountsError `NOT_FOUND` */
export async function openAttachment(
  { transact, files: { vault } }: RolloutParts,
  actor: Actor,
  { announcementId, fileId }: { readonly announcementId: string; readonly fileId: string },
): Promise<OpenedAttachment> {
  const found = await transact(async (tables) => {
    const announcement = await tables.announcements.find(announcementId)
    const opened = await withAttachments(tables, await inScope(tables, actor, announcement))
    return attachmentIn(opened.attachments, fileId)
  })
  return bytesOf(found, await vault.get(fileId))
}

/** An attachment of a published announcement, for everybody; counted. @throws AccountsError as `publishedOf`, `NOT_FOUND` */
export async function downloadAttachment(
  { transact, files: { vault } }: RolloutParts,
  { announcementId, fileId }: { readonly announcementId: string; readonly fileId: string },
): Promise<OpenedAttachment> {
  const found = await transact(async (tables) => {
    const announcement = await publishedOf(tables.announcements, announcementId)
    return attachmentIn((await withAttachments(tables, announcement)).attachments, fileId)
  })
  const opened = bytesOf(found, await vault.get(fileId))
  await transact(({ announcements }) => announcements.countDownload(fileId))
  return opened
}

function bytesOf({ name, contentType }: Attachment, bytes: Uint8Array | null): OpenedAttachment {
  if (bytes === null) throw refuseHttp('NOT_FOUND')
  return { bytes, contentType, name }
}
