import type { BillId } from '@piaoqiao/domain'
import { billIdFrom } from '@piaoqiao/domain'
import type { HisMethodName } from '../his/his-methods.ts'
import type { Heard } from './his-caller.ts'
import { callHis, hisExample } from './his-caller.ts'
import type { TestStation } from './test-station.ts'

/** A counter of an invented hospital, at a station that runs. */
export interface HisCounter {
  /** Calls a method with its example, some fields changed. */
  ask(method: HisMethodName, changes?: Readonly<Record<string, unknown>>): Promise<Heard>
  /** Issues an outpatient bill and has it registered. */
  registeredBill(changes?: Readonly<Record<string, unknown>>): Promise<CounterBill>
}

export interface CounterBill {
  readonly billId: BillId
  /** How requests name it. */
  readonly key: { readonly billBatchCode: string; readonly billNo: string }
}

export function hisCounter(running: () => TestStation): HisCounter {
  const ask: HisCounter['ask'] = (method, changes = {}) =>
    callHis(running().station.url, method, hisExample(method, changes))
  return {
    ask,
    async registeredBill(changes) {
      const { message } = await ask('invoiceEBillOutpatient', changes)
      const key = {
        billBatchCode: String(message['billBatchCode']),
        billNo: String(message['billNo']),
      }
      await running().station.registerWaiting()
      return { key, billId: billIdFrom(key.billBatchCode, key.billNo) }
    },
  }
}
