import type { CryptoModule } from '@piaoqiao/gm-crypto'
import { ExchangeError } from '@piaoqiao/sdk'
import type { Actor } from '../../access/actor.ts'
import { refuseHttp } from '../../office-refusals.ts'
import type { RegistryOrders } from '../../orders/order-ports.ts'
import type { OrderBook } from '../../orders/use-cases/carry-out-orders.ts'
import type { ProvinceDoor } from '../../province/province-door.ts'
import type { KernelTables, Transact } from '../../transact.ts'
import type { AuditorsLog, PartyScope } from '../audit-ports.ts'
import type { Bureau, Bureaus } from '../bureau-ports.ts'
import { refuseBureau } from '../bureau-refusals.ts'
import type { BureauUsers } from '../bureau-user-ports.ts'
import type { BureauIssuers } from '../issuer-ports.ts'
import type { LockRecoveries } from '../recovery-ports.ts'
import type { ReviewQueue } from '../review-queue.ts'

/** The tables of bureaus. */
export interface BureausTables {
  readonly bureaus: Bureaus
  readonly bureauUsers: BureauUsers
  readonly issuers: BureauIssuers
  readonly recoveries: LockRecoveries
  readonly orders: RegistryOrders
  readonly auditors: AuditorsLog
  readonly parties: PartyScope
}
export type AllBureausTables = BureausTables & KernelTables

/** What the use cases of bureaus are made with. */
export interface BureausParts {
  readonly transact: Transact<BureausTables>
  readonly door: Pick<ProvinceDoor, 'office'>
  readonly book: OrderBook
  readonly crypto: CryptoModule
  /** The office's own key in `crypto`. */
  readonly keyName: string
  readonly province: string
  /** Where users sign in; it stands in mails. */
  readonly publicUrl: string
  readonly queues: readonly ReviewQueue[]
}

/** The bureau of a signed-in user. */
export async function ownBureau(
  { bureaus }: Pick<BureausTables, 'bureaus'>,
  { organisationId }: Actor,
): Promise<Bureau> {
  const bureau = await bureaus.find(organisationId)
  if (bureau === null) throw refuseHttp('NOT_FOUND')
  return bureau
}

/**
 * The municipal bureau sees every party of the province, the others those of their own area.
 * @throws AccountsError `PARTY_OUT_OF_SCOPE`, unless one of the parties belongs to the actor's bureau
 */
export async function requirePartyInScope(
  tables: Pick<BureausTables, 'bureaus' | 'parties'>,
  actor: Actor,
  partyIds: readonly (string | undefined)[],
): Promise<void> {
  const { bureauId, kind } = await ownBureau(tables, actor)
  if (kind === 'municipal') return
  const scope = await tables.bureaus.scopeOf(bureauId)
  for (const partyId of partyIds) {
    if (partyId !== undefined && (await tables.parties.isIn(partyId, scope))) return
  }
  throw refuseBureau('PARTY_OUT_OF_SCOPE')
}

/** What the registry says, or a refusal that says why not. @throws AccountsError `PROVINCE_UNREACHABLE`, `REGISTRY_REFUSED` */
export async function askRegistry<Answer extends { readonly outcome: string }>(
  { door }: Pick<BureausParts, 'door'>,
  service: string,
  payload: object,
): Promise<Exclude<Answer, { readonly outcome: 'refused' }>> {
  let answer: Answer
  try {
    answer = (await door.office.call(service, payload)) as Answer
  } catch (error) {
    if (!(error instanceof ExchangeError)) throw error
    throw refuseHttp('PROVINCE_UNREACHABLE')
  }
  if (answer.outcome === 'refused') {
    const { code } = answer as unknown as { code: string }
    throw refuseBureau('REGISTRY_REFUSED', { details: { code } })
  }
  return answer as Exclude<Answer, { readonly outcome: 'refused' }>
}
