import type { BillId, ProvinceCode } from '@piaoqiao/domain'
import { billCodeOf, billIdFrom, billNumberOf, homeProvinceOf } from '@piaoqiao/domain'
import { reconcileBillsMax } from '@piaoqiao/protocol'
import type { ReconcileAnswer } from '@piaoqiao/protocol'
import type { ChainFault, EventCarrier, EventStore, EventWatch } from '../event-ports.ts'
import type { ForeignHead } from '../ports.ts'

export interface Reconcile {
  readonly events: Pick<EventStore, 'foreignHeads' | 'markFaults' | 'takeBehind'>
  readonly carrier: Pick<EventCarrier, 'reconcile'>
  readonly watch: Pick<EventWatch, 'faulty'>
}

export interface ReconcileJobs {
  /** Asks for what is known to be missing. Run every few seconds. */
  askForMissing(): Promise<number>
  /**
   * Compares the next page of everything that is known of other provinces' bills, and begins again at the end. Finds what
   * was lost without a trace, as after the return to an older copy of a database. Run every minute or so.
   */
  compareNext(): Promise<number>
}

/** `reconcile` (跨省对账), as the side that received events: asks the home provinces of bills what it may have missed. */
export function createReconcile(options: Reconcile): ReconcileJobs {
  const { events } = options
  let afterMissing: BillId = 0n
  let after: BillId = 0n
  return {
    async askForMissing() {
      // Onwards from where the last round ended: a province that gives no answer must not keep the others waiting.
      const heads = await events.takeBehind(afterMissing, reconcileBillsMax)
      afterMissing = heads.at(-1)?.billId ?? 0n
      const unanswered = await askHomes(options, heads)
      if (unanswered.length > 0) {
        await events.markFaults(unanswered.map((head) => ({ ...head, fault: 'EVENT_GAP' })))
      }
      return heads.length - unanswered.length
    },
    async compareNext() {
      const heads = await events.foreignHeads(after, reconcileBillsMax)
      after = heads.at(-1)?.billId ?? 0n
      const unanswered = await askHomes(options, heads)
      return heads.length - unanswered.length
    },
  }
}

/** @returns the heads whose home province gave no answer */
async function askHomes(
  options: Reconcile,
  heads: readonly ForeignHead[],
): Promise<readonly ForeignHead[]> {
  const homes = [...Map.groupBy(heads, ({ billId }) => homeProvinceOf(billId))]
  const unanswered = await Promise.all(
    homes.map(async ([home, known]) => {
      const without: ForeignHead[] = []
      for (let start = 0; start < known.length; start += reconcileBillsMax) {
        const page = known.slice(start, start + reconcileBillsMax)
        const answer = await ask(options.carrier, home, page)
        if (answer === null) without.push(...page)
        else await report(options, answer)
      }
      return without
    }),
  )
  return unanswered.flat()
}

function ask(
  carrier: Reconcile['carrier'],
  home: ProvinceCode,
  heads: readonly ForeignHead[],
): Promise<ReconcileAnswer | null> {
  const bills = heads.map(({ subscriberId, billId, sequence, hash }) => ({
    billCode: billCodeOf(billId),
    billNumber: billNumberOf(billId),
    subscriber: subscriberId,
    sequence,
    hash,
  }))
  return carrier.reconcile(home, { bills })
}

const faultOf: Partial<Record<string, ChainFault>> = {
  fork: 'EVENT_FORK',
  unknown: 'EVENT_HOME_UNKNOWN',
}

/** What is behind comes by itself; everything else is for people. */
async function report(
  { events, watch }: Reconcile,
  { differences }: ReconcileAnswer,
): Promise<void> {
  const faulty = differences.flatMap(({ billCode, billNumber, subscriber, difference }) => {
    const fault = faultOf[difference]
    if (fault === undefined) return []
    return [{ subscriberId: subscriber, billId: billIdFrom(billCode, billNumber), fault }]
  })
  for (const one of faulty) watch.faulty(one)
  if (faulty.length > 0) await events.markFaults(faulty)
}
