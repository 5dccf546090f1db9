import { purposes } from '@piaoqiao/domain'
import type { BillModel } from './bill-model.ts'
import type { EventRecord } from './event-record.ts'
import { fenOf, payerKeyIn } from './event-record.ts'

type Item = Readonly<Record<string, unknown>>
type Matches = (item: Item, event: EventRecord, before: BillModel | null) => boolean

const dayMs = 86_400_000

/** For every service: the event that carries its item out, and whether such an event says what the item says. */
const carriedOutBy: Readonly<Record<string, readonly (readonly [kind: string, Matches])[]>> = {
  'bill.lock': [
    [
      'bill.locked',
      (item, { change, at }) =>
        change['businessReference'] === item['businessReference'] &&
        change['purpose'] === item['purpose'] &&
        Number(change['expiresAt']) === at + Number(item['days'] ?? 30) * dayMs,
    ],
  ],
  'bill.extend': [
    [
      'bill.lock_extended',
      (item, { change }, before) =>
        Number(change['expiresAt']) ===
        (before?.lock?.expiresAt ?? 0) + Number(item['days']) * dayMs,
    ],
  ],
  'bill.unlock': [['bill.unlocked', sameFields('reason', 'note')]],
  'reimbursement.report': [
    [
      'reimbursement.reported',
      (item, event, before) =>
        fenOf(event.change['amount']) === fenOf(item['amount']) &&
        (event.change['postedOn'] ?? null) === (item['postedOn'] ?? null) &&
        sameFields('voucherNumber', 'reimbursedOn')(item, event, before),
    ],
  ],
  'reimbursement.withdraw': [['reimbursement.withdrawn', sameFields('reportId', 'reason')]],
  'reimbursement.post': [
    ['reimbursement.posted', sameFields('reportId', 'postedOn', 'voucherNumber')],
  ],
  'reimbursement.unpost': [['reimbursement.unposted', sameFields('reportId', 'reason')]],
  'reversal.lock': [
    ['reversal.locked', sameFields('reason')],
    ['reversal.marked', sameFields('reason')],
    ['reversal.recovery_asked', sameFields('reason')],
  ],
  'reversal.release': [
    ['reversal.released', sameFields('reason')],
    ['reversal.withdrawn', sameFields('reason')],
  ],
  'reversal.complete': [['reversal.completed', () => true]],
  'paper.exchange': [['paper.exchanged', samePaper]],
  'paper.return': [['paper.returned', samePaper]],
  'income.post': [['income.posted', sameFields('postedOn', 'voucherNumber')]],
  'income.unpost': [['income.unposted', sameFields('reason')]],
  'authorisation.grant': [['authorisation.granted', sameGrant]],
  'authorisation.revoke': [['authorisation.revoked', sameFields('authorisationId')]],
  'bill.collect': [
    ['bill.collected', (item, { change }) => change['payerKey'] === payerKeyIn(item)],
  ],
  'lock.recover': [
    ['bill.lock_recovered', sameFields('lockId', 'reason', 'requestedBy', 'approvedBy')],
  ],
  'bill.register': [['bill.registered', () => true]],
}

/** Whether one of the events is the item, carried out. */
export function isCarriedOut(
  service: string,
  item: Item,
  events: readonly { readonly event: EventRecord; readonly before: BillModel | null }[],
): boolean {
  const ways = carriedOutBy[service] ?? []
  return events.some(({ event, before }) =>
    ways.some(([kind, matches]) => event.kind === kind && matches(item, event, before)),
  )
}

function sameFields(...names: readonly string[]): Matches {
  return (item, { change }) => names.every((name) => (item[name] ?? '') === change[name])
}

function samePaper(item: Item, { change }: EventRecord): boolean {
  const paper = change['paper'] as Item
  return paper['paperCode'] === item['paperCode'] && paper['paperNumber'] === item['paperNumber']
}

function sameGrant(item: Item, { change }: EventRecord): boolean {
  const unit = change['unit'] as { id: string }
  const most = change['amountMax']
  return (
    unit.id === item['unitId'] &&
    String(change['purpose']) in purposes &&
    change['purpose'] === item['purpose'] &&
    (most === null ? item['amountMax'] === undefined : fenOf(most) === fenOf(item['amountMax']))
  )
}
