import type { IssueResult } from '../use-cases/issue-bill.ts'
import { billIdFrom } from '@piaoqiao/domain'
import type { BillId } from '@piaoqiao/domain'

/** The code with which an attempt was refused; 'no error' where it was not. */
export async function codeOf(attempt: Promise<unknown>): Promise<string> {
  const error: unknown = await attempt.then(
    () => ({ code: 'no error' }),
    (thrown: unknown) => thrown,
  )
  return (error as { code?: string }).code ?? String(error)
}

export function billIdOf({
  billCode,
  billNumber,
}: Pick<IssueResult, 'billCode' | 'billNumber'>): BillId {
  return billIdFrom(billCode, billNumber)
}

/** The value, which a test knows to be there. */
export function present<Value>(value: Value | null | undefined): Value {
  if (value === null || value === undefined) throw new Error('the test expects a value here')
  return value
}
