import type { BillModel } from './bill-model.ts'
import type { EventRecord } from './event-record.ts'

/** Says what has to hold; takes it down when it does not. */
export type Demand = (holds: boolean, rule: string) => void

/** What an event changes in a bill. */
export type Follow = (before: BillModel, event: EventRecord, demand: Demand) => Partial<BillModel>

export function byIssuer({ issuerId }: BillModel, { actor }: EventRecord, demand: Demand): void {
  demand(actor.id === issuerId, 'only the issuer does this to its bill')
}

/** Somebody with a stake, as events name them. */
export interface Follower {
  readonly id: string
  readonly province: string
}

/** Those whose stake begins with the registration. */
export function followersFrom(parties: readonly Follower[]): BillModel['followers'] {
  return new Map(parties.map(({ id, province }) => [id, { province, since: 1 }]))
}

export function withFollower(
  { followers }: BillModel,
  since: number,
  { id, province }: Follower,
): BillModel['followers'] {
  return followers.has(id) ? followers : new Map(followers).set(id, { province, since })
}
