import type { ProvinceCode } from '@piaoqiao/domain'
import { billCodeOf, billIdFrom, billNumberOf } from '@piaoqiao/domain'
import type { ReconcileAnswer, ReconcileRequest } from '@piaoqiao/protocol'
import type { EventStore, EventWatch } from '../event-ports.ts'
import type { BillStore, StoredBill } from '../ports.ts'

type Asked = ReconcileRequest['bills'][number]
type Difference = ReconcileAnswer['differences'][number]

export interface AnswerReconcile {
  readonly bills: Pick<BillStore, 'find'>
  readonly events: Pick<EventStore, 'findEvent' | 'pushAgain'>
  readonly watch: Pick<EventWatch, 'faulty'>
}

/**
 * `reconcile`, as the home province of the bills: compares the latest event that a subscriber of the asking province has
 * with the bill's history here. What the subscriber misses is pushed again; a fork is reported to both sides' operators. A
 * bill in which the asking province has no such stake is answered like one that does not exist.
 */
export function createAnswerReconcile(
  options: AnswerReconcile,
): (from: ProvinceCode, request: ReconcileRequest) => Promise<ReconcileAnswer> {
  return async (from, { bills: asked }) => {
    const ids = [...new Set(asked.map(idOf))]
    const stored = await options.bills.find(ids)
    const differences: Difference[] = []
    for (const one of asked) {
      const difference = await compare(options, from, one, stored.get(idOf(one)))
      if (difference !== null) differences.push(difference)
    }
    return { differences }
  }
}

async function compare(
  { events, watch }: AnswerReconcile,
  from: ProvinceCode,
  asked: Asked,
  stored: StoredBill | undefined,
): Promise<Difference | null> {
  const { subscriber, sequence, hash } = asked
  const stake = stored?.bill.stakeholders.find(
    ({ id, province }) => id === subscriber && province === from,
  )
  if (stored === undefined || stake === undefined) return differenceOf(asked, 'unknown', 0)
  const { bill, lastHash } = stored
  if (sequence === bill.sequence && hash === lastHash) return null
  const same = sequence < bill.sequence && (await isOurs(events, asked))
  if (!same) {
    watch.faulty({ subscriberId: subscriber, billId: bill.id, fault: 'EVENT_FORK' })
    return differenceOf(asked, 'fork', bill.sequence)
  }
  await events.pushAgain(stake, bill.id, sequence + 1)
  return differenceOf(asked, 'behind', bill.sequence)
}

async function isOurs(events: Pick<EventStore, 'findEvent'>, asked: Asked): Promise<boolean> {
  const event = await events.findEvent({ billId: idOf(asked), sequence: asked.sequence })
  return event?.hash === asked.hash
}

function idOf({ billCode, billNumber }: Asked): bigint {
  return billIdFrom(billCode, billNumber)
}

function differenceOf(asked: Asked, difference: string, sequence: number): Difference {
  const billId = idOf(asked)
  return {
    billCode: billCodeOf(billId),
    billNumber: billNumberOf(billId),
    subscriber: asked.subscriber,
    difference,
    sequence,
  }
}
