import type { Instant } from '@piaoqiao/domain'
import { FormError, systemApplicationForm } from '@piaoqiao/documents/forms'
import { unitEntry } from '../../audit/audit-entries.ts'
import type { StoredFile } from '../../files/file-ports.ts'
import { keepScan } from '../../files/keep-upload.ts'
import type { ApplicationFile } from '../../units/application-faults.ts'
import type { FieldFault } from '../../units/application-ports.ts'
import { refuseUnit } from '../../units/unit-refusals.ts'
import { savedUntil } from '../../units/use-cases/begin-application.ts'
import type { DraftKey } from '../../units/use-cases/begin-application.ts'
import { kindOfFile } from '../../units/use-cases/fill-application.ts'
import type { SystemUnitDraft } from '../connection-fields.ts'
import type { ConnectionApplication } from '../connection-ports.ts'
import { systemFaultsOf } from '../system-faults.ts'
import { editableBy, openedBy } from './begin-connection.ts'
import type { AllTables, ConnectionsParts } from './connections-parts.ts'

/** An application with what still keeps it from being submitted. */
export interface OpenedConnection {
  readonly application: ConnectionApplication
  readonly files: readonly StoredFile[]
  readonly missing: readonly FieldFault[]
}

const filesMax = 10
const fileEndings: Readonly<Record<string, string>> = {
  'application/pdf': 'pdf',
  'image/png': 'png',
  'image/jpeg': 'jpg',
}

export function fileOwner(applicationId: string): string {
  return `connection-application:${applicationId}`
}

export async function opened(
  { files }: AllTables,
  application: ConnectionApplication,
): Promise<OpenedConnection> {
  const { applicationId, draft, contact } = application
  const kept = await files.ofOwner(fileOwner(applicationId), filesMax)
  const missing = systemFaultsOf(draft, contact, new Set(kept.map(kindOfFile)))
  return { application, files: kept, missing }
}

/** @throws AccountsError `DRAFT_NOT_FOUND` */
export function readConnection(
  { transact }: ConnectionsParts,
  key: DraftKey,
  at: Instant,
): Promise<OpenedConnection> {
  return transact(async (tables) => {
    const found = await tables.connectionApplications.find(key.applicationId)
    return opened(tables, openedBy(found, key, at))
  })
}

/** Keeps the fields as they are now, finished or not. @throws AccountsError `DRAFT_NOT_FOUND`, `APPLICATION_NOT_EDITABLE` */
export function saveConnection(
  { transact }: ConnectionsParts,
  key: DraftKey,
  draft: SystemUnitDraft,
  at: Instant,
): Promise<OpenedConnection> {
  return transact(async (tables) => {
    const found = await tables.connectionApplications.hold(key.applicationId)
    const saved = { ...editableBy(found, key, at), draft, savedUntil: savedUntil(at) }
    await tables.connectionApplications.save(saved)
    await tables.audit.append(entryOf(key, 'connection.saved', at))
    return opened(tables, saved)
  })
}

function entryOf(
  { applicationId }: DraftKey,
  action: string,
  at: Instant,
  details: Readonly<Record<string, string>> = {},
) {
  const subject = ['connection_application', applicationId] as const
  return unitEntry(applicationId, action, subject, at, details)
}

/** Keeps a scan, in the place of an earlier one of its kind. */
export async function uploadConnectionFile(
  { transact, files: places }: ConnectionsParts,
  key: DraftKey,
  { kind, bytes }: { readonly kind: ApplicationFile; readonly bytes: Uint8Array },
  at: Instant,
): Promise<OpenedConnection> {
  const owner = fileOwner(key.applicationId)
  await transact(async ({ connectionApplications }) =>
    editableBy(await connectionApplications.find(key.applicationId), key, at),
  )
  const kept = await keepScan(places, { owner, name: kind, bytes, at })
  const file = { ...kept, name: `${kind}.${fileEndings[kept.contentType] ?? 'bin'}` }
  const { replaced, result } = await transact(async (tables) => {
    const found = await tables.connectionApplications.hold(key.applicationId)
    const application = editableBy(found, key, at)
    const earlier = await tables.files.ofOwner(owner, filesMax)
    const same = earlier.filter((each) => kindOfFile(each) === kind)
    for (const { fileId } of same) await tables.files.remove(fileId)
    await tables.files.add(file)
    const { sm3 } = file
    await tables.audit.append(entryOf(key, 'connection.file_kept', at, { kind, sm3 }))
    return { replaced: same, result: await opened(tables, application) }
  }).catch(async (error: unknown) => {
    await places.vault.remove(file.fileId)
    throw error
  })
  for (const { fileId } of replaced) await places.vault.remove(fileId)
  return result
}

/** The form as it is filled in so far, for printing and sealing. @throws AccountsError `FORM_UNFIT` */
export async function printConnectionForm(
  { transact }: ConnectionsParts,
  key: DraftKey,
  at: Instant,
): Promise<Uint8Array> {
  const { draft } = await transact(async ({ connectionApplications }) =>
    openedBy(await connectionApplications.find(key.applicationId), key, at),
  )
  const { unitType, ...fields } = draft
  return printed(() =>
    systemApplicationForm({ ...fields, ...(unitType !== undefined && { kind: unitType }) }),
  )
}

/** @throws AccountsError `FORM_UNFIT` */
export async function printed(print: () => Promise<Uint8Array>): Promise<Uint8Array> {
  try {
    return await print()
  } catch (error) {
    if (!(error instanceof FormError)) throw error
    throw refuseUnit('FORM_UNFIT', { details: { field: error.field } })
  }
}

const tidyDraftsMax = 50

/** Removes drafts whose time is over, with their files; says how many. */
export async function removeOldConnectionDrafts(
  { transact, files: { vault } }: ConnectionsParts,
  at: Instant,
): Promise<number> {
  const { ids, files } = await transact(async (tables) => {
    const removed = await tables.connectionApplications.removeDrafts(at, tidyDraftsMax)
    const owned = await tables.files.ofOwners(removed.map(fileOwner), tidyDraftsMax * filesMax)
    await tables.files.removeAll(owned.map(({ fileId }) => fileId))
    return { ids: removed, files: owned }
  })
  for (const { fileId } of files) await vault.remove(fileId)
  return ids.length
}
