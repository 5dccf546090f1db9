import type { AuditEntry } from '../audit/audit.ts'
import type { Bureau, Bureaus } from '../bureaus/bureau-ports.ts'
import type { StoredFile } from '../files/file-ports.ts'
import type { Vault } from '../files/keep-upload.ts'
import type { KernelTables } from '../transact.ts'
import type { Application, Applications, FieldFault } from './application-ports.ts'

/** What every room has that takes applications. */
export type ApplicationTables = KernelTables & { readonly bureaus: Bureaus }

export interface ApplicationParts<Tables extends ApplicationTables> {
  /** As `Transact`, with the tables of the kernel among those of the room. */
  readonly transact: <Result>(work: (tables: Tables) => Promise<Result>) => Promise<Result>
  readonly files: Vault
  /** The portal of units; it stands in mails. */
  readonly publicUrl: string
}

/** An application with what still keeps it from being submitted. */
export interface Opened<Kept extends Application> {
  readonly application: Kept
  readonly files: readonly StoredFile[]
  readonly missing: readonly FieldFault[]
  /** What the account holds that a change would replace, or has replaced; null for everything else. */
  readonly account: Kept['draft'] | null
}

/** The types of a room that takes applications: its tables, an application as it keeps it, and one as it is read. */
export interface ApplicationRoom {
  readonly tables: ApplicationTables
  readonly kept: Application
  readonly shown: Opened<Application>
}

/** In what the applications of one room differ from those of another. */
export interface ApplicationRules<Room extends ApplicationRoom> {
  table(tables: Room['tables']): Applications<Room['kept']>
  /** What the audit log calls an application. */
  readonly subjectKind: string
  /** What the actions of the audit log begin with. */
  readonly actionsOf: string
  /** What the owner of its scans begins with. */
  readonly filesOf: string
  /** Below the portal of units: where an application is written. */
  readonly pagePath: string
  /** What a bureau may return for correction. */
  readonly correctablePaths: readonly string[]
  opened(tables: Room['tables'], application: Room['kept']): Promise<Room['shown']>
  /** Fields of the draft that nobody may change. */
  fixed(application: Room['kept']): Partial<Room['kept']['draft']>
  /** What the audit log tells of the application where it begins and where it is submitted. */
  details(application: Room['kept']): NonNullable<AuditEntry['details']>
  /** @throws FormError */
  print(draft: Room['kept']['draft']): Promise<Uint8Array>
  /** The account, in words for its state, because of which the unit cannot apply; null where it can. */
  standing(
    tables: Room['tables'],
    application: Room['kept'],
    creditCode: string,
  ): Promise<string | null>
  /** Who decides; null where the district of the unit has no bureau here. */
  reviewedBy(tables: Room['tables'], application: Room['kept']): Promise<Bureau | null>
}

export const filesPerApplicationMax = 10

export function subjectOf(
  { subjectKind }: { readonly subjectKind: string },
  applicationId: string,
): readonly [string, string] {
  return [subjectKind, applicationId]
}

/** To whom the scans of an application belong. */
export function fileOwnerOf(
  { filesOf }: { readonly filesOf: string },
  applicationId: string,
): string {
  return `${filesOf}:${applicationId}`
}
