import type { Instant } from '@piaoqiao/domain'
import { FormError } from '@piaoqiao/documents/forms'
import { unitEntry } from '../../audit/audit-entries.ts'
import type { StoredFile } from '../../files/file-ports.ts'
import { enterFile } from '../../files/enter-file.ts'
import { keepScan } from '../../files/keep-upload.ts'
import type { ApplicationFile } from '../application-faults.ts'
import { refuseApplication } from '../application-refusals.ts'
import type { ApplicationParts, ApplicationRoom, ApplicationRules } from '../application-rules.ts'
import { fileOwnerOf, filesPerApplicationMax, subjectOf } from '../application-rules.ts'
import type { DraftKey } from './open-application.ts'
import { editableBy, openedBy, savedUntil } from './open-application.ts'
import type { Submission } from './submit-application.ts'
import { submitApplication } from './submit-application.ts'

/** What whoever holds the token of an application does with it. */
export interface Filling<Draft, Shown> {
  /** @throws AccountsError `DRAFT_NOT_FOUND` */
  read(key: DraftKey, at: Instant): Promise<Shown>
  /** Keeps the fields as they are now, finished or not. @throws AccountsError `DRAFT_NOT_FOUND`, `APPLICATION_NOT_EDITABLE` */
  save(key: DraftKey, draft: Draft, at: Instant): Promise<Shown>
  /** Keeps a scan, in the place of an earlier one of its kind. */
  upload(key: DraftKey, scan: GivenScan, at: Instant): Promise<Shown>
  /** The form as it is filled in so far, for printing and sealing. @throws AccountsError `FORM_UNFIT` */
  print(key: DraftKey, at: Instant): Promise<Uint8Array>
  submit(key: DraftKey, at: Instant): Promise<Submission<Shown>>
}

export interface GivenScan {
  readonly kind: ApplicationFile
  readonly bytes: Uint8Array
}

const fileEndings: Readonly<Record<string, string>> = {
  'application/pdf': 'pdf',
  'image/png': 'png',
  'image/jpeg': 'jpg',
}

/** Files are named after what they are. */
export function kindOfFile({ name }: StoredFile): ApplicationFile {
  return name.split('.')[0] as ApplicationFile
}

export function fillApplications<Room extends ApplicationRoom>(
  rules: ApplicationRules<Room>,
  parts: ApplicationParts<Room['tables']>,
): Filling<Room['kept']['draft'], Room['shown']> {
  const { transact } = parts
  const read = (key: DraftKey, at: Instant) => async (tables: Room['tables']) =>
    openedBy(await rules.table(tables).find(key.applicationId), key, at)
  return {
    read: (key, at) =>
      transact(async (tables) => rules.opened(tables, await read(key, at)(tables))),
    save: (key, draft, at) =>
      transact(async (tables) => {
        const application = editableBy(await rules.table(tables).hold(key.applicationId), key, at)
        const kept = { ...draft, ...rules.fixed(application) }
        const saved = { ...application, draft: kept, savedUntil: savedUntil(at) }
        await rules.table(tables).save(saved)
        const { applicationId } = key
        const subject = subjectOf(rules, applicationId)
        await tables.audit.append(unitEntry(applicationId, `${rules.actionsOf}.saved`, subject, at))
        return rules.opened(tables, saved)
      }),
    upload: (key, scan, at) => uploadScan(rules, parts, key, scan, at),
    async print(key, at) {
      const { draft } = await transact(read(key, at))
      return printed(() => rules.print(draft))
    },
    submit: (key, at) => submitApplication(rules, parts, key, at),
  }
}

async function uploadScan<Room extends ApplicationRoom>(
  rules: ApplicationRules<Room>,
  parts: ApplicationParts<Room['tables']>,
  key: DraftKey,
  { kind, bytes }: GivenScan,
  at: Instant,
): Promise<Room['shown']> {
  const { applicationId } = key
  const owner = fileOwnerOf(rules, applicationId)
  await parts.transact(async (tables) =>
    editableBy(await rules.table(tables).find(applicationId), key, at),
  )
  const kept = await keepScan(parts.files, { owner, name: kind, bytes, at })
  const file = { ...kept, name: `${kind}.${fileEndings[kept.contentType] ?? 'bin'}` }
  const { replaced, result } = await enterFile(parts, file, async (tables) => {
    const application = editableBy(await rules.table(tables).hold(applicationId), key, at)
    const earlier = await tables.files.ofOwner(owner, filesPerApplicationMax)
    const same = earlier.filter((each) => kindOfFile(each) === kind)
    await tables.files.removeAll(same.map(({ fileId }) => fileId))
    await tables.files.add(file)
    const details = { kind, sm3: file.sm3 }
    const action = `${rules.actionsOf}.file_kept`
    await tables.audit.append(
      unitEntry(applicationId, action, subjectOf(rules, applicationId), at, details),
    )
    return { replaced: same, result: await rules.opened(tables, application) }
  })
  for (const { fileId } of replaced) await parts.files.vault.remove(fileId)
  return result
}

/** @throws AccountsError `FORM_UNFIT` */
export async function printed(print: () => Promise<Uint8Array>): Promise<Uint8Array> {
  try {
    return await print()
  } catch (error) {
    if (!(error instanceof FormError)) throw error
    throw refuseApplication('FORM_UNFIT', { details: { field: error.field } })
  }
}

const tidyDraftsMax = 50

/** Removes drafts whose time is over, with their files; says how many. */
export async function removeOldDrafts<Room extends ApplicationRoom>(
  rules: ApplicationRules<Room>,
  { transact, files: { vault } }: ApplicationParts<Room['tables']>,
  at: Instant,
): Promise<number> {
  const { ids, files } = await transact(async (tables) => {
    const removed = await rules.table(tables).removeDrafts(at, tidyDraftsMax)
    const owners = removed.map((applicationId) => fileOwnerOf(rules, applicationId))
    const owned = await tables.files.ofOwners(owners, tidyDraftsMax * filesPerApplicationMax)
    await tables.files.removeAll(owned.map(({ fileId }) => fileId))
    return { ids: removed, files: owned }
  })
  for (const { fileId } of files) await vault.remove(fileId)
  return ids.length
}
