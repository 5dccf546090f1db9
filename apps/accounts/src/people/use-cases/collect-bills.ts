import { billIdFrom, dayMs, fenFromYuan, homeProvinceOf } from '@piaoqiao/domain'
import type { Instant } from '@piaoqiao/domain'
import type { BillsAnswer, BillView, FeedAnswer, PayersBill } from '@piaoqiao/protocol'
import type { BillState, FolderBill } from '../folder-ports.ts'
import type { Activation } from '../person-ports.ts'
import { followBills } from './follow-bills.ts'
import { tellAboutEvents } from './tell-about-events.ts'
import { leaseMs, retryAt, sendTo } from './people-parts.ts'
import type { PeopleParts } from './people-parts.ts'

const listsMax = 10
const billsOfPage = 200
const pagesPerRunMax = 20
const eventsOfPage = 500
const feedPagesMax = 20
/** Bills that are registered while a list is read come with a later reading. */
const listAgainMs = dayMs

/**
 * Reads the lists of bills that are due (归集): right after a province was activated, when a bill of the person was
 * registered, and once a day. Says how many lists were read.
 */
export async function collectBills(parts: PeopleParts): Promise<number> {
  const at = parts.clock()
  const due = await parts.transact(({ activations }) =>
    activations.takeToList(at, at + leaseMs, listsMax),
  )
  for (const activation of due) await readList(parts, activation)
  return due.length
}

/** Reads one list to its end; what was read stays when a later page cannot be had. */
export async function readList(parts: PeopleParts, activation: Activation): Promise<void> {
  const { personId, province } = activation
  const person = await parts.transact(({ people }) => people.find(personId))
  if (person === null) return
  let after = activation.listCursor
  for (let page = 0; page < pagesPerRunMax; page += 1) {
    const request = {
      province,
      payerCode: person.identityNumber,
      limit: billsOfPage,
      ...(after !== null && { after }),
    }
    const answer = await sendTo<BillsAnswer>(() => parts.portal().call('account.bills', request))
    if (answer?.outcome !== 'found') return finishList(parts, activation, after, false)
    await keepBills(parts, personId, answer.bills)
    if (answer.next === null) {
      const isFollowed = await followBills(parts, activation, person.identityNumber)
      return finishList(parts, activation, after, isFollowed)
    }
    after = answer.next
  }
  return finishList(parts, activation, after, false)
}

/** The next reading begins where this one ended: on its last page, which may have grown. */
function finishList(
  parts: PeopleParts,
  { personId, province, listDueAt: leasedUntil }: Activation,
  listCursor: string | null,
  isWhole: boolean,
): Promise<void> {
  return parts.transact(async ({ activations }) => {
    const held = await activations.hold(personId, province)
    if (held?.state !== 'active') return
    const at = parts.clock()
    const next = isWhole ? at + listAgainMs : retryAt(at, 0)
    // A bill that was registered while the list was read has made it due anew.
    const listDueAt = held.listDueAt === leasedUntil ? next : held.listDueAt
    await activations.save({ ...held, listCursor, listDueAt })
  })
}

async function keepBills(
  { transact, clock }: PeopleParts,
  personId: string,
  bills: readonly PayersBill[],
): Promise<void> {
  const at = clock()
  const kept = bills.map((bill) => folderBill(personId, bill, 'collected', at))
  await transact(({ folder }) => folder.keep(kept))
}

/** A bill as a folder keeps it. */
export function folderBill(
  personId: string,
  bill: PayersBill,
  source: FolderBill['source'],
  at: Instant,
): FolderBill {
  const billId = billIdFrom(bill.billCode, bill.billNumber)
  return {
    personId,
    province: homeProvinceOf(billId),
    billName: bill.billName,
    issuerId: bill.issuerId,
    issuerName: bill.issuerName,
    issuedOn: bill.issuedOn,
    face: fenFromYuan(bill.amount),
    ...billState(bill),
    isStale: false,
    checkCode: bill.checkCode,
    source,
    tags: [],
    collectedAt: at,
  }
}

export function billState(view: BillView | PayersBill): BillState {
  const { billCode, billNumber, balance, standing, form, reimbursement } = view
  const { state, sentence, sequence } = view
  return {
    billId: billIdFrom(billCode, billNumber),
    balance: fenFromYuan(balance),
    standing,
    form,
    reimbursement,
    state,
    sentence,
    sequence,
  }
}

/** Follows the portal's feed: bills that were registered are collected, others are looked at anew. Says how many events came. */
export async function followFeed(parts: PeopleParts): Promise<number> {
  let taken = 0
  for (let page = 0; page < feedPagesMax; page += 1) {
    const from = await parts.transact(({ feed }) => feed.hold())
    const answer = await sendTo<FeedAnswer>(() => parts.portal().events(from, eventsOfPage))
    if (answer === null || answer.entries.length === 0) return taken
    const isMoved = await parts.transact(async (tables) => {
      // Another process may have followed the same page.
      if ((await tables.feed.hold()) !== from) return false
      await takeEvents(parts, tables, answer.entries)
      await tables.feed.move(answer.entries.at(-1)?.position ?? from)
      return true
    })
    if (isMoved) taken += answer.entries.length
    if (answer.entries.length < eventsOfPage) return taken
  }
  return taken
}

type Tables = Parameters<Parameters<PeopleParts['transact']>[0]>[0]

async function takeEvents(
  parts: PeopleParts,
  tables: Tables,
  entries: FeedAnswer['entries'],
): Promise<void> {
  const at = parts.clock()
  const registered = entries.filter(({ event }) => event.kind === 'bill.registered')
  const keys = Map.groupBy(registered, ({ event }) => event.billCode.slice(0, 2))
  for (const [province, own] of keys) {
    const payerKeys = own.flatMap(({ event }) => payerKeyIn(event.details))
    await tables.activations.listSoon(province, payerKeys, at)
  }
  const changed = entries.filter(({ event }) => event.kind !== 'bill.registered')
  const told = changed.map(({ event: { billCode, billNumber, sequence } }) => ({
    billId: billIdFrom(billCode, billNumber),
    sequence,
  }))
  const holders = await tables.folder.noteTold(told)
  await tellAboutEvents(tables, { entries: changed, holders, at })
}

function payerKeyIn(details: Readonly<Record<string, unknown>>): string[] {
  const { payerKey } = details
  return typeof payerKey === 'string' ? [payerKey] : []
}
