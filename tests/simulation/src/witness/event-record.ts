import { hash } from 'node:crypto'

/** An event as its text says it, read without the code that wrote it. */
export interface EventRecord {
  readonly billKey: string
  readonly sequence: number
  readonly at: number
  readonly actor: { readonly id: string; readonly name: string; readonly province: string }
  readonly operationId: string
  readonly kind: string
  readonly change: Readonly<Record<string, unknown>>
  readonly standing: string
  readonly form: string
  readonly reimbursement: string
}

export function recordOf(text: string): EventRecord {
  const read = JSON.parse(text) as Omit<EventRecord, 'billKey' | 'kind'> & {
    billId: string
    change: { kind: string }
  }
  return { ...read, billKey: read.billId, kind: read.change.kind }
}

/** The hash that an event has to have, by the definition of the chain. */
export function expectedHash(previousHash: string, text: string): string {
  return hash('sm3', `${previousHash}\n${text}`, 'hex')
}

export const hashBeforeFirst = '0'.repeat(64)

/** Fen of an amount in yuan with two decimals. */
export function fenOf(yuan: unknown): bigint {
  const [, sign = '', whole = '', decimals = ''] =
    /^(-?)(\d+)(?:\.(\d{1,2}))?$/.exec(String(yuan)) ?? []
  if (whole === '') throw new Error(`no amount: ${String(yuan)}`)
  const fen = BigInt(whole) * 100n + BigInt(decimals.padEnd(2, '0'))
  return sign === '-' ? -fen : fen
}

/** The key by which every registry of these worlds knows the payer of an item. */
export function payerKeyIn(item: Readonly<Record<string, unknown>>): string {
  return hash('sm3', `payer ${String(item['payerCode'])}`, 'hex')
}
