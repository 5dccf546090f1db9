import type { BillId } from '@piaoqiao/domain'
import { billIdFrom } from '@piaoqiao/domain'
import { text } from '../his-field.ts'
import { HisError } from '../his-results.ts'

/** How a HIS names a bill. */
export const billKeyFields = {
  billBatchCode: text('电子票据代码', 50, '50060126'),
  billNo: text('电子票据号码', 20, '0000000001'),
} as const

/** @throws HisError `E4001` for what cannot be the key of a bill of ours */
export function billIdFromHis(key: {
  readonly billBatchCode: string
  readonly billNo: string
}): BillId {
  const isKey = /^\d{8}$/.test(key.billBatchCode) && /^\d{10}$/.test(key.billNo)
  if (!isKey) throw new HisError('E4001')
  return billIdFrom(key.billBatchCode, key.billNo)
}
