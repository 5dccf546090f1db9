import type { BillChange, BillChangeKind, BillEvent, PartyId } from '@piaoqiao/domain'
import {
  billCodeOf,
  billNumberOf,
  eventFromText,
  eventNames,
  registryPartyId,
} from '@piaoqiao/domain'
import type { WireEvent } from '@piaoqiao/protocol'
import type { ChainedEvent } from '../ports.ts'
import { bureauSubscriberId } from './command-batch.ts'

/** What an event does not say itself and its view depends on. */
export interface EventContext {
  /** Null where it is not known: for bills of other provinces. */
  readonly issuerId: PartyId | null
  /** The event that made the lock or the authorisation which this event is about; null where there is none. */
  readonly origin: BillEvent | null
  /** Whether the reader is a portal, which has a stake in bills on behalf of their payers and nothing else. */
  readonly forPayer?: boolean
}

/**
 * An event as one of its subscribers may see it. Who receives what, in one place:
 *
 * - Everybody: that it happened, when, and where the bill stands after it.
 * - The issuer of the bill, the one who acted, and the finance bureau: all details, and who acted.
 * - The party that the event concerns: the details too. An authorisation concerns the unit that it is for, the warning and
 *   the expiry of a lock its holder.
 * - Everybody, of a reversal that waits: its reason; of the units asked to withdraw, only whether the reader is among them.
 * - The portal of the payer: who acted and all details, but the numbers under which others keep it in their books. With the
 *   registration, the key of the payer, by which the portal knows whose bill it is.
 * - Other units: no details, and who acted only where that is the registry or the issuer.
 * - Nobody else: the key of the payer, and the check code, with which a stranger could present the bill. The staff numbers
 *   of a recovery are for the bureau that acted.
 */
export function wireEventFor(
  event: ChainedEvent,
  viewer: PartyId,
  context: EventContext,
): WireEvent {
  const { billId, sequence, text, previousHash, hash } = event
  const read = eventFromText(text)
  const insight = insightOf(read, viewer, context)
  return {
    billCode: billCodeOf(billId),
    billNumber: billNumberOf(billId),
    sequence,
    kind: read.change.kind,
    title: eventNames[read.change.kind] ?? read.change.kind,
    at: new Date(read.at).toISOString(),
    actorName: namesActor.has(insight) || isOfficial(read, context) ? read.actor.name : null,
    standing: read.standing,
    form: read.form,
    reimbursement: read.reimbursement,
    details: detailsFor(read, text, viewer, insight),
    previousHash,
    hash,
  }
}

type Insight = 'all' | 'payer' | 'concerned' | 'none'

const namesActor: ReadonlySet<Insight> = new Set(['all', 'payer'])

function insightOf(event: BillEvent, viewer: PartyId, context: EventContext): Insight {
  if (context.forPayer === true) return 'payer'
  if ([context.issuerId, event.actor.id, bureauSubscriberId].includes(viewer)) return 'all'
  if (sharedKinds.has(event.change.kind)) return 'concerned'
  return concernedParty(event.change, context.origin) === viewer ? 'concerned' : 'none'
}

const sharedKinds: ReadonlySet<BillChangeKind> = new Set([
  'reversal.marked',
  'reversal.recovery_asked',
])

/** The party that an event concerns although another one acted; null where there is none. */
function concernedParty(change: BillChange, origin: BillEvent | null): PartyId | null {
  switch (change.kind) {
    case 'authorisation.granted':
      return change.unit.id
    case 'authorisation.revoked':
      return origin?.change.kind === 'authorisation.granted' ? origin.change.unit.id : null
    case 'bill.lock_warned':
    case 'bill.lock_expired':
    case 'bill.lock_recovered':
      return origin?.change.kind === 'bill.locked' ? origin.actor.id : null
    default:
      return null
  }
}

/** Acts that only the issuer of a bill or the bureau can do, so that the name is no secret of another unit. */
const officialKinds: ReadonlySet<BillChangeKind> = new Set([
  'bill.registered',
  'reversal.marked',
  'reversal.recovery_asked',
  'reversal.locked',
  'reversal.released',
  'reversal.withdrawn',
  'reversal.completed',
  'paper.exchanged',
  'paper.returned',
  'income.posted',
  'income.unposted',
  'bill.lock_recovered',
])

function isOfficial({ actor, change }: BillEvent, { issuerId }: EventContext): boolean {
  return actor.id === registryPartyId || actor.id === issuerId || officialKinds.has(change.kind)
}

const staffNames = ['requestedBy', 'approvedBy']
const bookNames = ['businessReference', 'voucherNumber']
const hiddenNames: ReadonlySet<string> = new Set([
  'payerKey',
  'portals',
  'checkCode',
  ...staffNames,
])
/** The payer has the bill in hand. */
const hiddenFromPayer: ReadonlySet<string> = new Set(['portals', ...staffNames, ...bookNames])
const hiddenFromBureau: ReadonlySet<string> = new Set(['payerKey', 'portals', 'checkCode'])
const momentNames = new Set(['expiresAt', 'validUntil'])

function detailsFor(
  { actor, change }: BillEvent,
  text: string,
  viewer: PartyId,
  insight: Insight,
): Record<string, unknown> {
  switch (insight) {
    case 'none':
      return {}
    case 'concerned':
      return detailsOf(text, hiddenNames, viewer)
    case 'payer': {
      const details = detailsOf(text, hiddenFromPayer, null)
      if (change.kind !== 'bill.registered') return details
      return { ...details, payerKey: change.facts.payerKey }
    }
    case 'all': {
      const isBureau = [actor.id, bureauSubscriberId].includes(viewer)
      return detailsOf(text, isBureau ? hiddenFromBureau : hiddenNames, null)
    }
  }
}

/**
 * What happened, as the event's text has it: amounts in yuan, bill keys with 18 digits. Moments become the text that
 * moments are on the wire.
 * @param onlyParty lists of parties are cut down to this one, if it is given
 */
function detailsOf(
  text: string,
  hidden: ReadonlySet<string>,
  onlyParty: PartyId | null,
): Record<string, unknown> {
  const read = JSON.parse(text, (name, value: unknown) => {
    if (hidden.has(name)) return undefined
    if (momentNames.has(name) && typeof value === 'number') return new Date(value).toISOString()
    if (name !== 'reporters' || onlyParty === null || !Array.isArray(value)) return value
    return (value as unknown[]).filter((party) => party === onlyParty)
  }) as { readonly change: Record<string, unknown> }
  return Object.fromEntries(Object.entries(read.change).filter(([name]) => name !== 'kind'))
}
