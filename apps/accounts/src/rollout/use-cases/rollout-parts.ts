import type { Actor } from '../../access/actor.ts'
import type { Bureaus } from '../../bureaus/bureau-ports.ts'
import type { BureauUsers } from '../../bureaus/bureau-user-ports.ts'
import type { Vault } from '../../files/keep-upload.ts'
import { refuseHttp } from '../../office-refusals.ts'
import type { KernelTables, Transact } from '../../transact.ts'
import type { UnitUsers } from '../../units/unit-user-ports.ts'
import type { UnitAccounts } from '../../units/units-ports.ts'
import type { Activities } from '../activity-ports.ts'
import type { Announcements } from '../announcement-ports.ts'
import type { Duties, Institutions, LoadedPlans } from '../duty-ports.ts'
import type { ShippedGuides } from '../guides/shipped-guide.ts'
import type { Problems } from '../problem-ports.ts'
import { refuseRollout } from '../rollout-refusals.ts'

/** The tables of the rollout, and those of other rooms that it reads. */
export interface RolloutTables {
  readonly bureaus: Bureaus
  readonly bureauUsers: BureauUsers
  readonly accounts: UnitAccounts
  readonly unitUsers: UnitUsers
  readonly institutions: Institutions
  readonly plans: LoadedPlans
  readonly duties: Duties
  readonly activities: Activities
  readonly problems: Problems
  readonly announcements: Announcements
}
export type AllRolloutTables = RolloutTables & KernelTables

/** What the use cases of the rollout are made with. */
export interface RolloutParts {
  readonly transact: Transact<RolloutTables>
  /** For reading alone. */
  readonly tables: RolloutTables
  readonly files: Vault
  readonly guides: ShippedGuides
  /** Where users sign in; it stands in mails. */
  readonly publicUrl: string
}

/**
 * The bureau that is read: the own one, or one below it.
 * @throws AccountsError `NOT_FOUND`
 */
export async function seenBureau(
  { bureaus }: Pick<RolloutTables, 'bureaus'>,
  { organisationId }: Actor,
  bureauId: string | null,
): Promise<string> {
  if (bureauId === null || bureauId === organisationId) return organisationId
  const scope = await bureaus.scopeOf(organisationId)
  if (!scope.includes(bureauId)) throw refuseHttp('NOT_FOUND')
  return bureauId
}

/** What is there and belongs to the own bureau or one below. @throws AccountsError `NOT_FOUND` */
export async function inScope<Row extends { readonly bureauId: string }>(
  tables: Pick<RolloutTables, 'bureaus'>,
  actor: Actor,
  row: Row | null,
): Promise<Row> {
  if (row === null) throw refuseHttp('NOT_FOUND')
  await seenBureau(tables, actor, row.bureauId)
  return row
}

interface Versioned {
  readonly bureauId: string
  readonly version: number
}

/**
 * What the actor may change: it belongs to the own bureau, and nobody changed it since the actor saw it.
 * @throws AccountsError `NOT_FOUND`, `OTHER_BUREAU`, `CHANGED_MEANWHILE`
 */
export async function toChange<Row extends Versioned>(
  tables: Pick<RolloutTables, 'bureaus'>,
  { actor, version }: { readonly actor: Actor; readonly version: number },
  row: Row | null,
): Promise<Row> {
  const seen = await inScope(tables, actor, row)
  if (seen.bureauId !== actor.organisationId) throw refuseRollout('OTHER_BUREAU')
  requireVersion(seen, version)
  return seen
}

/** @throws AccountsError `CHANGED_MEANWHILE` */
export function requireVersion(row: { readonly version: number }, version: number): void {
  if (row.version !== version) throw refuseRollout('CHANGED_MEANWHILE')
}

/** The values after an edit: what is absent from it stays, and the next version is counted. */
export function edited<Row extends Versioned>(row: Row, change: Partial<NoInfer<Row>>): Row {
  return { ...row, ...change, version: row.version + 1 }
}

/** @throws AccountsError `INSTITUTION_UNKNOWN`, unless all are institutions of the bureau */
export async function requireInstitutions(
  { institutions }: Pick<RolloutTables, 'institutions'>,
  bureauId: string,
  institutionIds: readonly string[],
): Promise<void> {
  if (institutionIds.length === 0) return
  const known = await institutions.countIn(bureauId, institutionIds)
  if (known !== new Set(institutionIds).size) throw refuseRollout('INSTITUTION_UNKNOWN')
}
