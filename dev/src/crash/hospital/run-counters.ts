import { setTimeout as sleep } from 'node:timers/promises'
import { planDay } from '../../his/hospital-plan.ts'
import type { Findings } from '../finding.ts'
import type { SeededRandom } from '../seeded-random.ts'
import type { Cashier } from './cashier.ts'
import type { HisLedger, HisSettlement } from './his-ledger.ts'
import type { HoldingUnit } from './holding-unit.ts'

const counters = 6
const thinkingMsMax = 100
const planDate = '2026-03-02'
/** About 150 settlements, more than the counters of a short round need. */
const planScale = 0.06
const newShare = 0.5
const writeOffShare = 0.35
const holdShare = 0.15
export const settleMaxMs = 90_000
const settlePauseMs = 200

export interface Counters {
  readonly cashier: Cashier
  readonly holder: HoldingUnit
  readonly ledger: HisLedger
  readonly findings: Findings
  readonly random: SeededRandom
}

/** Lets the counters of the hospital work for a while; resolves when the last message under way has ended. */
export async function runCounters(all: Counters, durationMs: number): Promise<void> {
  const { random } = all
  const seed = random.between(1, 2 ** 31)
  const { settlements } = planDay({ seed, day: planDate, scale: planScale })
  const plan = [...random.shuffled(settlements)]
  const until = Date.now() + durationMs
  await Promise.all(
    Array.from({ length: counters }, async () => {
      const own = random.branch()
      while (Date.now() < until) {
        await act(all, plan, own)
        await sleep(own.between(0, thinkingMsMax))
      }
    }),
  )
}

async function act(
  { cashier, holder, ledger }: Counters,
  plan: ReturnType<typeof planDay>['settlements'][number][],
  random: SeededRandom,
): Promise<void> {
  const free = ledger.settlements.filter((settlement) => !cashier.isAt(settlement))
  const planned = random.happens(newShare) || free.length === 0 ? plan.pop() : undefined
  if (planned !== undefined) {
    const begun = ledger.begin(planned.busNo, planned.message)
    return cashier.at(begun, () => cashier.issue(begun))
  }
  const settlement = random.pick(free)
  const { bill, isWriteOffAsked } = settlement
  await cashier.at(settlement, async () => {
    if (bill !== null && random.happens(holdShare)) await holder.hold(settlement)
    if (bill !== null && (isWriteOffAsked || random.happens(writeOffShare))) {
      await cashier.writeOff(settlement)
    } else {
      await cashier.issue(settlement)
    }
  })
}

/** Brings every settlement to its bill and every reversal to its red bill, each by the same request again. */
export async function settleCounters(all: Counters): Promise<void> {
  const { ledger, findings } = all
  const until = Date.now() + settleMaxMs
  for (const settlement of ledger.settlements) {
    while (!isSettled(settlement) && Date.now() < until) {
      await settle(all, settlement)
      if (!isSettled(settlement)) await sleep(settlePauseMs)
    }
    if (isSettled(settlement)) continue
    findings.add('bills and reversals come to their end', settlement.busNo, 'is open')
  }
}

function isSettled({ bill, isWriteOffAsked, redBill }: HisSettlement): boolean {
  return bill !== null && (!isWriteOffAsked || redBill !== null)
}

async function settle({ cashier, holder }: Counters, settlement: HisSettlement): Promise<void> {
  if (settlement.bill === null) return cashier.issue(settlement)
  await holder.letGo(settlement)
  await cashier.writeOff(settlement)
}

/** Asks once more for what was answered; the ledger finds an answer that is another one. Gives how many it were. */
export async function repeatCounters({ cashier, ledger, random }: Counters): Promise<number> {
  const repeated = random.shuffled(ledger.settlements).slice(0, repeatedMax)
  for (const settlement of repeated) {
    await cashier.issue(settlement)
    if (settlement.redBill !== null) await cashier.writeOff(settlement)
  }
  return repeated.length
}

const repeatedMax = 20
