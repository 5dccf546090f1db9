import type { Bill, BillId } from '@piaoqiao/domain'
import {
  asOf,
  balanceFen,
  billCodeOf,
  billIdText,
  billNumberOf,
  stateWord,
  yuanFromFen,
} from '@piaoqiao/domain'
import { magicBillsOf } from '../magic/magic-bills.ts'
import type { StateName } from '../world/bill-states.ts'
import { stateNames } from '../world/bill-states.ts'
import type { SampleBill } from '../world/sample-bill.ts'
import type { World } from '../world/world.ts'

/** Everything about a bill that a tester needs; its payer is invented. */
export type BillRow = ReturnType<typeof billRow>

export interface BillsPage {
  readonly bills: readonly BillRow[]
  /** Where the next page begins; null at the end. */
  readonly next: string | null
}

interface KnownBill {
  readonly bill: Bill
  readonly sample: SampleBill
}

/** The bills of a world in the order of their keys, after one of them. */
export function billsPage(
  world: World,
  { state, after, limit }: { state?: StateName; after?: string; limit: number },
): BillsPage {
  const start = after === undefined ? -1n : BigInt(after)
  const found = knownBills(world)
    .filter(({ bill }) => bill.id > start)
    .filter(({ bill }) => state === undefined || stateNames[stateWord(bill)] === state)
  const page = found.slice(0, limit)
  const last = page.at(-1)
  return {
    bills: page.map((known) => billRow(world, known)),
    next: last === undefined || found.length <= limit ? null : billIdText(last.bill.id),
  }
}

export function billIn(world: World, billId: BillId): BillRow | null {
  const found = knownBills(world).find(({ bill }) => bill.id === billId)
  return found === undefined ? null : billRow(world, found)
}

/** How many bills of each state a world has. */
export function billCounts(world: World): Readonly<Partial<Record<StateName, number>>> {
  const counts = new Map<StateName, number>()
  for (const { bill } of knownBills(world)) {
    const name = stateNames[stateWord(bill)]
    counts.set(name, (counts.get(name) ?? 0) + 1)
  }
  return Object.fromEntries(counts)
}

function knownBills({ core, now }: World): readonly KnownBill[] {
  return core.provinces
    .flatMap(({ tables }) => [...tables.bills.values()])
    .flatMap(({ bill }) => {
      const sample = core.bills.get(bill.id)
      return sample === undefined ? [] : [{ bill: asOf(bill, now), sample }]
    })
    .toSorted((a, b) => (a.bill.id < b.bill.id ? -1 : 1))
}

function billRow({ core, origin }: World, { bill, sample }: KnownBill) {
  const { facts, lock } = bill
  const word = stateWord(bill)
  const magic = magicBillsOf(core.parts.provinces).find(({ billId }) => billId === bill.id)
  return {
    billCode: billCodeOf(bill.id),
    billNumber: billNumberOf(bill.id),
    kind: sample.kind,
    billName: facts.billName,
    province: facts.issuer.province,
    issuerName: facts.issuer.name,
    checkCode: facts.checkCode,
    amount: yuanFromFen(facts.face),
    reimbursable: yuanFromFen(facts.reimbursable),
    balance: yuanFromFen(balanceFen(bill)),
    issuedOn: facts.issuedOn,
    payerName: sample.payer.name,
    payerCode: sample.payer.code,
    state: stateNames[word],
    stateWord: word,
    redBillCode: bill.redBill && billCodeOf(bill.redBill),
    redBillNumber: bill.redBill && billNumberOf(bill.redBill),
    lock: lock && {
      holderName: lock.holder.name,
      expiresAt: new Date(lock.expiresAt).toISOString(),
    },
    ownAuthorisations: bill.authorisations
      .filter(({ unitId }) => unitId === origin.party.id)
      .map(({ authorisationId, purpose, validUntil, revoked }) => ({
        authorisationId,
        purpose,
        validUntil: new Date(validUntil).toISOString(),
        revoked,
      })),
    magic: magic?.effect ?? null,
  }
}
