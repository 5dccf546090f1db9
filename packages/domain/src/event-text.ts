import type { BillEvent } from './events.ts'
import { billIdText } from './identifiers.ts'
import { fenFromYuan, yuanFromFen } from './money.ts'

const billIdNames = new Set(['billId', 'original', 'redBillId'])

/**
 * The event as the text that is stored, chained by hash and sent: JSON without white space, members in the order in which
 * they were made, amounts in yuan with two decimals, bill keys as 18 digits, moments in milliseconds.
 */
export function eventText(event: BillEvent): string {
  return JSON.stringify(plainMembers(event))
}

/** A copy with texts in place of integers: a replacer function would make JSON.stringify several times slower. */
function plainMembers(value: object): Record<string, unknown> {
  const plain: Record<string, unknown> = {}
  for (const [name, member] of Object.entries(value)) plain[name] = plainMember(name, member)
  return plain
}

function plainMember(name: string, value: unknown): unknown {
  if (typeof value === 'bigint')
    return billIdNames.has(name) ? billIdText(value) : yuanFromFen(value)
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return value
  return plainMembers(value)
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
