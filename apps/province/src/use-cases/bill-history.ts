import type { BillId, PartyId } from '@piaoqiao/domain'
import { bearsAnothersId, billIdFrom, eventFromText, refusal } from '@piaoqiao/domain'
import type {
  HistoryAnswer,
  HistoryEntry,
  HistoryRequest,
  Look,
  PayerKeyOf,
} from '@piaoqiao/protocol'
import { historyEventsMax, wireRefusal } from '@piaoqiao/protocol'
import type { HistoryStore } from '../account-ports.ts'
import type { LookStore, SeenLook } from '../look-ports.ts'
import type { AnswerOwnItems, BillStore, ChainedEvent, ItemRequest } from '../ports.ts'
import { wireEventFor } from './event-view.ts'
import { payerFault } from './payer-gate.ts'

export interface BillHistory {
  readonly store: Pick<BillStore, 'find'>
  readonly histories: Pick<HistoryStore, 'eventsOf'>
  readonly looks: Pick<LookStore, 'looksAt'>
  readonly payerKeyOf: PayerKeyOf
}

/** `bill.history` (票据全程查询): the whole life of a bill, for its payer and nobody else. */
export function createBillHistory(options: BillHistory): AnswerOwnItems {
  return (request) =>
    Promise.all(
      request.items.map(({ content }) => historyOf(options, request, content as HistoryRequest)),
    )
}

async function historyOf(
  options: BillHistory,
  { party }: ItemRequest,
  { billCode, billNumber, payerCode, after = 0 }: HistoryRequest,
): Promise<HistoryAnswer> {
  const id = billIdFrom(billCode, billNumber)
  const stored = (await options.store.find([id])).get(id)
  if (stored === undefined || bearsAnothersId(stored.bill, party)) {
    return wireRefusal(refusal('BILL_NOT_FOUND'))
  }
  const fault = payerFault(stored.bill, options.payerKeyOf(payerCode))
  return fault === null ? pageOf(options, id, after, party.id) : wireRefusal(fault)
}

async function pageOf(
  { histories, looks }: BillHistory,
  id: BillId,
  after: number,
  portalId: PartyId,
): Promise<HistoryAnswer> {
  const events = await histories.eventsOf(id, after, historyEventsMax + 1)
  const seen = after === 0 ? await looks.looksAt(id) : []
  const shown = events.slice(0, historyEventsMax)
  return {
    outcome: 'found',
    entries: shown.map(entryOf),
    next: events.length > historyEventsMax ? (shown.at(-1)?.sequence ?? null) : null,
    // What its own portal looked up, the payer looked up.
    looks: seen.filter(({ partyId }) => partyId !== portalId).map(wireLook),
  }
}

function wireLook({ at, partyName, service }: SeenLook): Look {
  return { at: new Date(at).toISOString(), partyName, service }
}

function entryOf(event: ChainedEvent): HistoryEntry {
  const { actor } = eventFromText(event.text)
  const context = { issuerId: null, origin: null, forPayer: true }
  const view = wireEventFor(event, '', context)
  const { sequence, at, kind, title, details, standing, form, reimbursement } = view
  return {
    sequence,
    at,
    kind,
    name: title,
    actorId: actor.id,
    actorName: actor.name,
    details,
    standing,
    form,
    reimbursement,
  }
}
