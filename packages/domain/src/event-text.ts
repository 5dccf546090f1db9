import type { BillEvent } from './events.ts'
import { billIdText } from './identifiers.ts'
import { fenFromYuan, yuanFromFen } from './money.ts'

const billIdNames = new Set(['billId', 'original', 'redBillId'])

/**
 * The event as the text that is stored, chained by hash and sent: JSON without white space, members in the order in which
 * they were made, amounts in yuan with two decimals, bill keys as 18 digits, moments in milliseconds.
 */
export function eventText(event: BillEvent): string {
  return JSON.stringify(event, (name, value: unknown) => {
    if (typeof value !== 'bigint') return value
    return billIdNames.has(name) ? billIdText(value) : yuanFromFen(value)
  })
}

const fenNames = new Set(['face', 'reimbursable', 'amount', 'amountMax'])

/** Reads what `eventText` wrote. Only for texts of our own store, which are not checked again. */
export function eventFromText(text: string): BillEvent {
  return JSON.parse(text, (name, value: unknown) => {
    if (typeof value !== 'string') return value
    if (billIdNames.has(name)) return BigInt(value)
    return fenNames.has(name) ? fenFromYuan(value) : value
  }) as BillEvent
}
