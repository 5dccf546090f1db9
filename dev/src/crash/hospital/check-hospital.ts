import type { BillId } from '@piaoqiao/domain'
import { billIdFrom } from '@piaoqiao/domain'
import type { HisNotice } from '../../his/his-inbox.ts'
import type { RecordedBill } from '../checks/read-registry.ts'
import type { Findings } from '../finding.ts'
import type { HisSettlement } from './his-ledger.ts'
import type { StationBill } from './read-hospital.ts'

/** What is there when all has come to its end. */
export interface HospitalRecord {
  readonly settlements: readonly HisSettlement[]
  readonly station: readonly StationBill[]
  /** Every bill of the hospital in the registry. */
  readonly registered: readonly RecordedBill[]
  readonly notices: readonly HisNotice[]
}

/**
 * Holds station and registry to what the HIS was told: each acknowledged bill is there once as it was told, everything
 * issued is registered once and nothing else is, and money was called free only for bills that are reversed.
 */
export function checkHospital(record: HospitalRecord, findings: Findings): void {
  checkSettlements(record, findings)
  checkRegistrations(record, findings)
  checkReversals(record, findings)
  checkNotices(record, findings)
}

function checkSettlements({ settlements, station }: HospitalRecord, findings: Findings): void {
  const asked = new Set(settlements.map(({ busNo }) => busNo))
  const byBusNo = Map.groupBy(
    station.filter(({ original }) => original === null),
    ({ busNo }) => busNo,
  )
  for (const { busNo, bill } of settlements) {
    const kept = byBusNo.get(busNo) ?? []
    const [one] = kept
    const isTold =
      kept.length === 1 && one?.billId === bill?.billId && one?.checkCode === bill?.checkCode
    if (bill !== null && !isTold) {
      findings.add('acknowledged bills stay, once', busNo, `${kept.length} bills, or another one`)
    }
  }
  for (const busNo of byBusNo.keys()) {
    if (!asked.has(busNo ?? '')) findings.add('nothing is issued unasked', String(busNo), 'a bill')
  }
}

function checkRegistrations({ station, registered }: HospitalRecord, findings: Findings): void {
  const issued = new Set(station.map(({ billId }) => billId))
  const events = new Map(registered.map((bill) => [bill.billId, changesOf(bill)]))
  for (const { billId, registration } of station) {
    const kinds = (events.get(billId) ?? []).map(({ kind }) => kind)
    const entries = kinds.filter((kind) => kind.startsWith('bill.regist'))
    if (registration !== 'registered' || entries.join() !== 'bill.registered') {
      const what = `${registration} at the station, ${kinds.join(' ')} in the registry`
      findings.add('what is issued is registered once', String(billId), what)
    }
  }
  for (const { billId } of registered) {
    if (issued.has(billId)) continue
    findings.add('nothing is registered that was not issued', String(billId), 'is in the registry')
  }
}

function checkReversals({ settlements, registered }: HospitalRecord, findings: Findings): void {
  const bills = new Map(registered.map((bill) => [bill.billId, bill]))
  for (const { busNo, bill, redBill, isWriteOffAsked } of settlements) {
    const recorded = bill === null ? undefined : bills.get(bill.billId)
    if (recorded === undefined) continue
    const redBills = changesOf(recorded).flatMap(({ kind, redBillId }) =>
      kind === 'reversal.completed' ? [BigInt(redBillId ?? 0)] : [],
    )
    const isReversed = recorded.columns?.standing === 'reversed'
    if (redBill !== null && !(isReversed && redBills.join() === String(redBill.billId))) {
      const what = `${recorded.columns?.standing} by ${redBills.join()}`
      findings.add('money is called free for reversed bills only', busNo, what)
    }
    if (isReversed && !isWriteOffAsked) findings.add('nothing is reversed unasked', busNo, 'is')
  }
}

/** A HIS that pays back by notices has to hear of every reversal, and of each once. */
function checkNotices({ settlements, notices }: HospitalRecord, findings: Findings): void {
  const completed = notices.filter(
    ({ method, content }) =>
      method === 'noticeReversal' && content['reversalState'] === 'completed',
  )
  const byBill = Map.groupBy(completed, ({ content }) =>
    billIdFrom(String(content['billBatchCode']), String(content['billNo'])),
  )
  for (const { busNo, bill, redBill } of settlements) {
    const told = bill === null ? [] : (byBill.get(bill.billId) ?? [])
    const redBills = told.map(({ content }) =>
      billIdFrom(String(content['eScarletBillBatchCode']), String(content['eScarletBillNo'])),
    )
    if (redBills.join() !== (redBill === null ? '' : String(redBill.billId))) {
      const what = `told ${told.length} times: ${redBills.join()}`
      findings.add('a complete reversal is told once', busNo, what)
    }
  }
}

interface RecordedChange {
  readonly kind: string
  readonly redBillId?: BillId | string
}

function changesOf({ events }: RecordedBill): readonly RecordedChange[] {
  return events.map(({ text }) => (JSON.parse(text) as { change: RecordedChange }).change)
}
