import type { Actor } from '../../access/actor.ts'
import type { Bureaus } from '../../bureaus/bureau-ports.ts'
import type { PartyScope } from '../../bureaus/audit-ports.ts'
import { ownBureau } from '../../bureaus/use-cases/bureaus-parts.ts'
import type { RunReading } from '../../desk/reading/run-reading.ts'
import type { ProvinceDoor } from '../../province/province-door.ts'
import type { KernelTables, Transact } from '../../transact.ts'
import type { OversightTables, VaultSpace } from '../oversight-ports.ts'
import type { Signals } from '../signal-ports.ts'

export interface StatisticsTables {
  readonly bureaus: Bureaus
  readonly parties: PartyScope
  readonly oversight: OversightTables
  readonly signals: Signals
}
export type AllStatisticsTables = StatisticsTables & KernelTables

/** What the use cases of statistics are made with. */
export interface StatisticsParts {
  readonly transact: Transact<StatisticsTables>
  readonly door: Pick<ProvinceDoor, 'office'>
  readonly runReading: RunReading
  /** Null where nothing was kept yet. */
  readonly vaultSpace: () => Promise<VaultSpace | null>
}

/** What a bureau oversees: the municipal one and its centre the whole province, a district its own area. */
export interface Oversight {
  readonly isWhole: boolean
  readonly bureauIds: readonly string[]
}

/** @throws AccountsError `NOT_FOUND` */
export async function oversightOf(
  tables: Pick<StatisticsTables, 'bureaus'>,
  actor: Actor,
): Promise<Oversight> {
  const { bureauId, kind } = await ownBureau(tables, actor)
  if (kind === 'district') {
    return { isWhole: false, bureauIds: await tables.bureaus.scopeOf(bureauId) }
  }
  const all = await tables.bureaus.list()
  return { isWhole: true, bureauIds: all.map((bureau) => bureau.bureauId) }
}
