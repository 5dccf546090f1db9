import { expect, test } from 'vitest'
import type { HisNotice } from '../../his/his-inbox.ts'
import type { RecordedBill, StateColumns } from '../checks/read-registry.ts'
import { Findings } from '../finding.ts'
import { checkHospital } from './check-hospital.ts'
import type { HospitalRecord } from './check-hospital.ts'
import type { HisSettlement } from './his-ledger.ts'
import type { StationBill } from './read-hospital.ts'

const [billId, redBillId] = [500601300000000001n, 500601300000000002n]

const settlement: HisSettlement = {
  busNo: 'MZ-1',
  message: { method: 'invoiceEBillOutpatient', content: {} },
  bill: { billId, checkCode: 'a1b2c3' },
  isWriteOffAsked: true,
  redBill: { billId: redBillId, checkCode: 'd4e5f6' },
}
const bill: StationBill = {
  billId,
  busNo: 'MZ-1',
  original: null,
  checkCode: 'a1b2c3',
  registration: 'registered',
}
const redBill: StationBill = { ...bill, billId: redBillId, busNo: null, original: billId }
const completed = { kind: 'reversal.completed', redBillId: String(redBillId) }
const reversed = { standing: 'reversed' } as StateColumns

function recorded(id: bigint, changes: readonly object[], columns: StateColumns): RecordedBill {
  const events = changes.map((change, index) => ({
    sequence: index + 1,
    hash: '',
    text: JSON.stringify({ change }),
  }))
  return { billId: id, events, stored: null, columns, dueLocks: [], operations: new Map() }
}

const registered = { kind: 'bill.registered' }
const original = recorded(billId, [registered, completed], reversed)
const red = recorded(redBillId, [registered], { standing: 'valid' } as StateColumns)
const notice: HisNotice = {
  noticeId: '1',
  method: 'noticeReversal',
  billNo: '0000000001',
  content: {
    reversalState: 'completed',
    billBatchCode: '50060130',
    billNo: '0000000001',
    eScarletBillBatchCode: '50060130',
    eScarletBillNo: '0000000002',
  },
}
const sound: HospitalRecord = {
  settlements: [settlement],
  station: [bill, redBill],
  registered: [original, red],
  notices: [notice],
}

function found(changes: Partial<HospitalRecord>): readonly string[] {
  const findings = new Findings()
  checkHospital({ ...sound, ...changes }, findings)
  return findings.kept.map(({ check }) => check)
}

test('a record in which everything is as it was told has no findings', () => {
  expect(found({})).toEqual([])
})

const valid = { standing: 'valid' } as StateColumns
const unasked = { ...settlement, isWriteOffAsked: false, redBill: null }

test.each<[string, Partial<HospitalRecord>, string]>([
  ['an acknowledged bill is lost', { station: [redBill] }, 'acknowledged bills stay, once'],
  [
    'an acknowledged bill has another check code',
    { station: [{ ...bill, checkCode: 'zzzzzz' }, redBill] },
    'acknowledged bills stay, once',
  ],
  ['nobody asked for a bill', { settlements: [] }, 'nothing is issued unasked'],
  ['a bill is not registered', { registered: [original] }, 'what is issued is registered once'],
  [
    'a bill is registered twice',
    { registered: [recorded(billId, [registered, registered, completed], reversed), red] },
    'what is issued is registered once',
  ],
  [
    'a bill is registered that was not issued',
    { registered: [original, red, recorded(9n, [registered], valid)] },
    'nothing is registered that was not issued',
  ],
  [
    'a bill is not reversed although money may be paid back',
    { registered: [recorded(billId, [registered], valid), red] },
    'money is called free for reversed bills only',
  ],
  ['a bill is reversed unasked', { settlements: [unasked] }, 'nothing is reversed unasked'],
  ['a reversal is not told', { notices: [] }, 'a complete reversal is told once'],
  [
    'a reversal is told under two ids',
    { notices: [notice, { ...notice, noticeId: '2' }] },
    'a complete reversal is told once',
  ],
])('it is found when %s', (_, changes, check) => {
  expect(found(changes)).toContain(check)
})
