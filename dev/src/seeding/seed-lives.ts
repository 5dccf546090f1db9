import { billIdFrom, fenFromYuan, yuanFromFen } from '@piaoqiao/domain'
import type { Client } from '@piaoqiao/sdk'
import { clientOf } from '../world/world-clients.ts'
import type { BillFace } from '../world/hospital-system.ts'
import { employer, homeEmployer, medicalInsurance } from '../world/parties.ts'
import type { WorldUnit } from '../world/parties.ts'
import type { World } from '../world/start-world.ts'
import type { SeedDay } from './seed-plan.ts'

/** How many bills came to what. */
export interface SeedCounts {
  readonly bills: number
  readonly locked: number
  readonly reported: number
  readonly reversed: number
  readonly exchanged: number
}

/** Which of the bills of a day have which life; the rest is left as it was registered. */
const lives = {
  reimbursed: [0, 10],
  partly: [10, 14],
  held: [14, 18],
  reversed: 18,
  exchanged: 20,
} as const

/**
 * Lets the bills of a day live as bills do: reimbursed, partly reimbursed, held, reversed, exchanged to paper. What a bill
 * refuses, such as one that insurance paid in full, is left out. Done again, it changes nothing.
 */
export async function liveThroughDay(
  world: World,
  day: SeedDay,
  bills: readonly BillFace[],
): Promise<SeedCounts> {
  const unitDay = (unit: WorldUnit): UnitDay => ({
    client: clientOf(world, unit),
    unit,
    name: `seed-${day.date}-${unit.appId}`,
    day,
  })
  const reimbursed = bills.slice(...lives.reimbursed)
  const partly = bills.slice(...lives.partly)
  const [whole, half, held, reversed, exchanged] = await Promise.all([
    reimburse(unitDay(homeEmployer), reimbursed, (balance) => balance),
    reimburse(unitDay(employer), partly, (balance) => (balance + 1n) / 2n),
    lock(unitDay(medicalInsurance), bills.slice(...lives.held)),
    reverse(world, bills[lives.reversed]),
    exchange(world, bills[lives.exchanged]),
  ])
  return { bills: bills.length, locked: held.length, reported: whole + half, reversed, exchanged }
}

export function sumOf(counts: readonly SeedCounts[]): SeedCounts {
  const sum = (name: keyof SeedCounts) => counts.reduce((total, count) => total + count[name], 0)
  return {
    bills: sum('bills'),
    locked: sum('locked'),
    reported: sum('reported'),
    reversed: sum('reversed'),
    exchanged: sum('exchanged'),
  }
}

interface UnitDay {
  readonly client: Client
  readonly unit: WorldUnit
  /** Begins the request ids, which are the same when the day is lived through again. */
  readonly name: string
  readonly day: SeedDay
}

interface Locked {
  readonly bill: BillFace
  readonly balance: bigint
}

async function lock(
  { client, unit, name }: UnitDay,
  bills: readonly BillFace[],
): Promise<Locked[]> {
  const items = bills.map((bill) => ({
    ...bill,
    purpose: unit.purpose,
    businessReference: `${name}-${bill.billNumber}`,
  }))
  const { results } = await client.lock(items, { requestId: `${name}-lock` })
  return results.flatMap(({ answer }, index) => {
    const bill = bills[index]
    if (bill === undefined || answer.outcome !== 'done') return []
    return [{ bill, balance: fenFromYuan(answer.balance ?? '0') }]
  })
}

async function reimburse(
  unitDay: UnitDay,
  bills: readonly BillFace[],
  amountOf: (balance: bigint) => bigint,
): Promise<number> {
  const { client, name, day } = unitDay
  const locked = await lock(unitDay, bills)
  if (locked.length === 0) return 0
  const items = locked.map(({ bill: { billCode, billNumber }, balance }) => ({
    billCode,
    billNumber,
    amount: yuanFromFen(amountOf(balance)),
    reimbursedOn: day.date,
    voucherNumber: `${name}-${billNumber}`,
    postedOn: day.date,
  }))
  const { results } = await client.report(items, { requestId: `${name}-report` })
  return results.filter(({ answer }) => answer.outcome === 'done').length
}

async function reverse({ station }: World, bill: BillFace | undefined): Promise<number> {
  if (bill === undefined) return 0
  const billId = billIdFrom(bill.billCode, bill.billNumber)
  const request = { billId, reason: '患者退费', completeWhenGranted: true }
  return (await station.requestReversal(request)).state === 'completed' ? 1 : 0
}

async function exchange({ station }: World, bill: BillFace | undefined): Promise<number> {
  if (bill === undefined) return 0
  const billId = billIdFrom(bill.billCode, bill.billNumber)
  const paper = { paperCode: '500101', paperNumber: bill.billNumber.slice(2) }
  return (await station.exchangePaper({ billId, ...paper })).outcome === 'done' ? 1 : 0
}
