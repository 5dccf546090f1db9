import type { BillId } from '@piaoqiao/domain'
import { billCodeOf, billNumberOf } from '@piaoqiao/domain'
import type { ChangeService } from '@piaoqiao/protocol'
import type { Operation, StationTables } from '../ports.ts'
import { StationError } from '../station-error.ts'
import type { OperationResult } from './settle-operation.ts'
import { isSettledResult, settleOperation } from './settle-operation.ts'
import type { Station } from './station.ts'

export type OperationContent = Pick<Operation, 'item' | 'note'>

/** One change to a bill that the province decides. */
export interface ProvinceChange {
  readonly billId: BillId
  readonly service: ChangeService
  /** Whether an operation of the same service asks for the same. */
  isSameAs(operation: OperationContent): boolean
  /**
   * What to send, without files. Runs in the transaction that keeps the operation, so that whatever the operation rests
   * on is there before it is sent.
   */
  contentIn(tables: StationTables): Promise<OperationContent>
  /** Whether the province is asked again although the same was carried out last: its answer says how it stands now. */
  readonly asksAnew: boolean
}

/**
 * A change that is known beforehand.
 * @param asked the item beside the fields that name the bill
 * @param note what the station has to know when the answer comes
 */
export function plainChange(
  service: ChangeService,
  billId: BillId,
  asked: object,
  note: object = {},
): ProvinceChange {
  const item = JSON.stringify({ ...billKeyOf(billId), ...asked })
  const content = { item, note: JSON.stringify(note) }
  return {
    billId,
    service,
    isSameAs: (operation) => operation.item === content.item && operation.note === content.note,
    contentIn: async () => content,
    asksAnew: false,
  }
}

export function billKeyOf(billId: BillId): {
  readonly billCode: string
  readonly billNumber: string
} {
  return { billCode: billCodeOf(billId), billNumber: billNumberOf(billId) }
}

/**
 * Asks the province for a change to a registered bill. The operation is kept before it is sent; one whose outcome is
 * unknown is settled first, under its own request id. The same change again gives the answer that it had.
 * @throws StationError
 */
export async function changeAtProvince(
  station: Station,
  change: ProvinceChange,
): Promise<OperationResult> {
  const kept = await keep(station, change)
  const result = await resultOf(station, kept)
  if (kept.isAskedFor) return result
  if (!isSettledResult(result)) throw new StationError('EARLIER_OPERATION_OPEN')
  const next = await keep(station, change)
  if (!next.isAskedFor) throw new StationError('EARLIER_OPERATION_OPEN')
  return resultOf(station, next)
}

interface KeptOperation {
  readonly operation: Operation
  /** False for an earlier operation that asks for something else and has to be settled first. */
  readonly isAskedFor: boolean
}

function resultOf(station: Station, { operation }: KeptOperation): Promise<OperationResult> {
  const { answer } = operation
  return answer === null ? settleOperation(station, operation) : Promise.resolve(answer)
}

function keep(station: Station, change: ProvinceChange): Promise<KeptOperation> {
  const { store, clock, newRequestId } = station
  const { billId, service } = change
  return store.change(async (tables) => {
    await requireRegistered(tables, billId)
    const { operations } = tables
    const latest = await operations.latestForChange(billId)
    const isSame = latest?.service === service && change.isSameAs(latest)
    if (latest !== null && latest.answer === null) {
      await operations.attempt(latest.requestId, clock())
      return { operation: { ...latest, attempts: latest.attempts + 1 }, isAskedFor: isSame }
    }
    if (isSame && latest?.answer?.outcome === 'done' && !change.asksAnew) {
      return { operation: latest, isAskedFor: true }
    }
    await requireNoBatch(tables, change)
    const operation: Operation = {
      requestId: newRequestId(),
      billId,
      service,
      ...(await change.contentIn(tables)),
      attempts: 1,
      answer: null,
    }
    await operations.insert(operation, clock())
    return { operation, isAskedFor: true }
  })
}

/** Income is posted in bulk too, and what is under way there is settled first. */
async function requireNoBatch(
  { income }: StationTables,
  { billId, service }: ProvinceChange,
): Promise<void> {
  if (service.startsWith('income.') && (await income.isUnderWay(billId))) {
    throw new StationError('EARLIER_OPERATION_OPEN')
  }
}

async function requireRegistered({ bills }: StationTables, billId: BillId): Promise<void> {
  const bill = await bills.findForChange(billId)
  if (bill === null) throw new StationError('BILL_NOT_HERE')
  if (bill.registration === 'waiting') throw new StationError('REGISTRATION_WAITING')
  if (bill.registration === 'refused') throw new StationError('REGISTRATION_REFUSED')
}
