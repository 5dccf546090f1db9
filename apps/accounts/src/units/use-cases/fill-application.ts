import type { Instant } from '@piaoqiao/domain'
import { FormError, onlineApplicationForm } from '@piaoqiao/documents/forms'
import { unitEntry } from '../../audit/audit-entries.ts'
import type { StoredFile } from '../../files/file-ports.ts'
import { keepScan } from '../../files/keep-upload.ts'
import { faultsOf } from '../application-faults.ts'
import type { ApplicationFile } from '../application-faults.ts'
import type { FieldFault, UnitApplication } from '../application-ports.ts'
import type { UnitDraft } from '../unit-fields.ts'
import { refuseUnit } from '../unit-refusals.ts'
import { editableBy, openedBy, savedUntil } from './begin-application.ts'
import type { DraftKey } from './begin-application.ts'
import type { AllUnitsTables, UnitsParts } from './units-parts.ts'

/** An application with what still keeps it from being submitted. */
export interface OpenedApplication {
  readonly application: UnitApplication
  readonly bureauName: string | null
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
  return `unit-application:${applicationId}`
}

/** Files are named after what they are. */
export function kindOfFile({ name }: StoredFile): ApplicationFile {
  return name.split('.')[0] as ApplicationFile
}

/** @throws AccountsError `DRAFT_NOT_FOUND` */
export function readApplication(
  { transact }: UnitsParts,
  key: DraftKey,
  at: Instant,
): Promise<OpenedApplication> {
  return transact(async (tables) =>
    opened(tables, openedBy(await tables.applications.find(key.applicationId), key, at)),
  )
}

export async function opened(
  tables: AllUnitsTables,
  application: UnitApplication,
): Promise<OpenedApplication> {
  const files = await tables.files.ofOwner(fileOwner(application.applicationId), filesMax)
  const { bureauId } = application
  const bureau = bureauId === null ? null : await tables.bureaus.find(bureauId)
  const missing = await missingOf(tables, application, files)
  return { application, bureauName: bureau?.name ?? null, files, missing }
}

export async function missingOf(
  { accounts }: AllUnitsTables,
  { kind, draft, contact, unitId }: UnitApplication,
  files: readonly StoredFile[],
): Promise<readonly FieldFault[]> {
  const account = unitId === null ? null : await accounts.find(unitId)
  const before = kind === 'open' ? null : (account?.data ?? null)
  return faultsOf({ kind, draft, contact, files: new Set(files.map(kindOfFile)), before })
}

/** Keeps the fields as they are now, finished or not. @throws AccountsError `DRAFT_NOT_FOUND`, `APPLICATION_NOT_EDITABLE` */
export function saveDraft(
  { transact }: UnitsParts,
  key: DraftKey,
  draft: UnitDraft,
  at: Instant,
): Promise<OpenedApplication> {
  return transact(async (tables) => {
    const found = await tables.applications.hold(key.applicationId)
    const application = editableBy(found, key, at)
    // The code of a unit that has an account stays what it is.
    const { creditCode } = application.draft
    const fixed = application.kind === 'open' || creditCode === undefined ? {} : { creditCode }
    const saved = { ...application, draft: { ...draft, ...fixed }, savedUntil: savedUntil(at) }
    await tables.applications.save(saved)
    await tables.audit.append(unitEntry(key.applicationId, 'application.saved', subjectOf(key), at))
    return opened(tables, saved)
  })
}

function subjectOf({ applicationId }: Pick<DraftKey, 'applicationId'>) {
  return ['unit_application', applicationId] as const
}

/** Keeps a scan, in the place of an earlier one of its kind. */
export async function uploadFile(
  { transact, files: places }: UnitsParts,
  key: DraftKey,
  { kind, bytes }: { readonly kind: ApplicationFile; readonly bytes: Uint8Array },
  at: Instant,
): Promise<OpenedApplication> {
  const owner = fileOwner(key.applicationId)
  await transact(async ({ applications }) =>
    editableBy(await applications.find(key.applicationId), key, at),
  )
  const kept = await keepScan(places, { owner, name: kind, bytes, at })
  const file = { ...kept, name: `${kind}.${fileEndings[kept.contentType] ?? 'bin'}` }
  const { replaced, result } = await transact(async (tables) => {
    const application = editableBy(await tables.applications.hold(key.applicationId), key, at)
    const earlier = await tables.files.ofOwner(owner, filesMax)
    const same = earlier.filter((each) => kindOfFile(each) === kind)
    for (const { fileId } of same) await tables.files.remove(fileId)
    await tables.files.add(file)
    const entry = unitEntry(key.applicationId, 'application.file_kept', subjectOf(key), at, {
      kind,
      sm3: file.sm3,
    })
    await tables.audit.append(entry)
    return { replaced: same, result: await opened(tables, application) }
  }).catch(async (error: unknown) => {
    await places.vault.remove(file.fileId)
    throw error
  })
  for (const { fileId } of replaced) await places.vault.remove(fileId)
  return result
}

/** The form as it is filled in so far, for printing and sealing. @throws AccountsError `FORM_UNFIT` */
export async function printForm(
  { transact }: UnitsParts,
  key: DraftKey,
  at: Instant,
): Promise<Uint8Array> {
  const { draft } = await transact(async ({ applications }) =>
    openedBy(await applications.find(key.applicationId), key, at),
  )
  const { unitType, ...fields } = draft
  try {
    return await onlineApplicationForm({
      ...fields,
      ...(unitType !== undefined && { kind: unitType }),
    })
  } catch (error) {
    if (!(error instanceof FormError)) throw error
    throw refuseUnit('FORM_UNFIT', { details: { field: error.field } })
  }
}

const tidyDraftsMax = 50

/** Removes drafts whose time is over, with their files; says how many. */
export async function removeOldDrafts(
  { transact, files: { vault } }: UnitsParts,
  at: Instant,
): Promise<number> {
  const { ids, files } = await transact(async (tables) => {
    const removed = await tables.applications.removeDrafts(at, tidyDraftsMax)
    const owned = await tables.files.ofOwners(removed.map(fileOwner), tidyDraftsMax * filesMax)
    await tables.files.removeAll(owned.map(({ fileId }) => fileId))
    return { ids: removed, files: owned }
  })
  for (const { fileId } of files) await vault.remove(fileId)
  return ids.length
}
