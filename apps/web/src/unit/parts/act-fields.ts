import { dateAt, purposes, unlockReasons } from '@piaoqiao/domain'
import type { ServiceName } from './services.ts'

/** One value that an act needs, for all bills at once or for each of them. */
export interface ActField {
  readonly name: string
  readonly label: string
  readonly kind: 'text' | 'amount' | 'date' | 'days' | 'choice'
  readonly choices?: readonly (readonly [value: string, name: string])[]
  readonly isOptional?: boolean
  readonly hint?: string
}

const voucher: ActField = { name: 'voucherNumber', label: '会计凭证号', kind: 'text' }
const reason: ActField = { name: 'reason', label: '原因', kind: 'text' }

/** What is the same for every bill of an act. */
export const sharedFields: Readonly<Record<ServiceName, readonly ActField[]>> = {
  lock: [
    {
      name: 'purpose',
      label: '用途',
      kind: 'choice',
      choices: Object.entries(purposes),
    },
    { name: 'businessReference', label: '本单位业务编号', kind: 'text', hint: '如报销单号 BX-1' },
    { name: 'days', label: '锁定天数', kind: 'days', isOptional: true, hint: '不填为 30 天' },
  ],
  extend: [{ name: 'days', label: '延长天数', kind: 'days' }],
  unlock: [
    { name: 'reason', label: '原因', kind: 'choice', choices: Object.entries(unlockReasons) },
    { name: 'note', label: '说明', kind: 'text', isOptional: true },
  ],
  report: [{ name: 'reimbursedOn', label: '报销日期', kind: 'date' }, voucher],
  withdraw: [reason],
  post: [{ name: 'postedOn', label: '入账日期', kind: 'date' }, voucher],
  unpost: [reason],
}

/** Whether each bill has an amount of its own. */
export const hasAmounts = (service: ServiceName): boolean => service === 'report'

/** What a form begins with. */
export function beginningOf(service: ServiceName): Record<string, string> {
  const values = sharedFields[service].map(({ name, kind, choices }) => {
    if (kind === 'date') return [name, dateAt(Date.now())] as const
    return [name, kind === 'choice' ? (choices?.[0]?.[0] ?? '') : ''] as const
  })
  return Object.fromEntries(values)
}
