import type { Instant } from '@piaoqiao/domain'
import { dayMs } from '@piaoqiao/domain'
import type { HealthAnswer } from '@piaoqiao/protocol'
import { activityIssuersMax } from '@piaoqiao/protocol'
import type { Actor } from '../../access/actor.ts'
import { AccountsError } from '../../accounts-error.ts'
import { askRegistry } from '../../bureaus/use-cases/bureaus-parts.ts'
import type { JobRun, MessageQueueState, OverseenIssuer, VaultSpace } from '../oversight-ports.ts'
import { oversightOf } from './statistics-parts.ts'
import type { Oversight, StatisticsParts } from './statistics-parts.ts'

/** A station that registered nothing for so long is silent. */
export const silentAfterDays = 3

type RegistryHealth = Extract<HealthAnswer, { outcome: 'found' }>

export interface SilentIssuer extends OverseenIssuer {
  /** Null where it never registered a bill. */
  readonly registeredAt: Instant | null
}

export interface PlatformHealth {
  /** Null where the registry gave no answer; then `registryFault` says why. */
  readonly registry: RegistryHealth | null
  readonly registryFault: string | null
  /** Active issuers of the scope, at most `activityIssuersMax`. */
  readonly activeIssuers: number
  /** Null where the registry gave no answer, longest silent first. */
  readonly silentIssuers: readonly SilentIssuer[] | null
  readonly messageQueues: readonly MessageQueueState[]
  readonly jobs: readonly JobRun[]
  readonly vault: VaultSpace | null
}

/** How registry and office fare. A district sees its own issuers and units among those that are named. */
export async function readHealth(
  parts: StatisticsParts,
  actor: Actor,
  at: Instant,
): Promise<PlatformHealth> {
  const own = await parts.transact(async (tables) => {
    const scope = await oversightOf(tables, actor)
    const issuers = await tables.oversight.issuers(scope.bureauIds, activityIssuersMax)
    const messageQueues = await tables.oversight.messageQueues()
    return { scope, issuers, messageQueues, jobs: await tables.oversight.jobRuns() }
  })
  const active = own.issuers.filter(({ isActive }) => isActive)
  const asked = await askHealth(parts, active)
  const { registry } = asked
  return {
    registry: registry === null ? null : await withinScope(parts, own.scope, registry),
    registryFault: asked.fault,
    activeIssuers: active.length,
    silentIssuers: registry === null ? null : silentAmong(active, registry, at),
    messageQueues: own.messageQueues,
    jobs: own.jobs,
    vault: await parts.vaultSpace(),
  }
}

async function askHealth(
  parts: StatisticsParts,
  active: readonly OverseenIssuer[],
): Promise<{ readonly registry: RegistryHealth | null; readonly fault: string | null }> {
  const issuerIds = active.map(({ partyId }) => partyId)
  const payload = issuerIds.length === 0 ? {} : { issuerIds }
  try {
    const registry = await askRegistry<HealthAnswer>(parts, 'registry.health', payload)
    return { registry, fault: null }
  } catch (error) {
    // That the registry cannot be asked is what this page is there to say.
    if (!(error instanceof AccountsError)) throw error
    return { registry: null, fault: error.code }
  }
}

async function withinScope(
  { transact }: StatisticsParts,
  { isWhole, bureauIds }: Oversight,
  registry: RegistryHealth,
): Promise<RegistryHealth> {
  if (isWhole) return registry
  const named = registry.webhooks.map(({ partyId }) => partyId)
  const within = await transact(({ parties }) => parties.within(named, bureauIds))
  return { ...registry, webhooks: registry.webhooks.filter(({ partyId }) => within.has(partyId)) }
}

function silentAmong(
  active: readonly OverseenIssuer[],
  { issuers }: RegistryHealth,
  at: Instant,
): readonly SilentIssuer[] {
  const registered = new Map(
    issuers.map(({ issuerId, registeredAt }) => [issuerId, Date.parse(registeredAt)]),
  )
  const lastSign = ({ registeredAt, createdAt }: SilentIssuer) => registeredAt ?? createdAt
  return active
    .map((issuer) => ({ ...issuer, registeredAt: registered.get(issuer.partyId) ?? null }))
    .filter((issuer) => at - lastSign(issuer) > silentAfterDays * dayMs)
    .toSorted((a, b) => lastSign(a) - lastSign(b))
}
