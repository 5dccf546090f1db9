import { yuanFromFen } from '@piaoqiao/domain'
import type { BatchOptions, Client } from '@piaoqiao/sdk'
import { BatchInterrupted } from '@piaoqiao/sdk'
import type { BookedBill } from '../hospital-book.ts'
import type { BillHolders } from '../shift.ts'

interface Answered {
  readonly results: readonly { readonly answer: { readonly outcome: string } }[]
}

/** A unit that locks what is presented to it, and gives it back. An attempt that broke off is repeated as it was. */
export function holdersOf(unit: Client): BillHolders & { readonly held: readonly BookedBill[] } {
  const held: BookedBill[] = []
  const refusals = new Map<string, number>()
  const attempt = async (
    name: string,
    send: (options: BatchOptions) => Promise<Answered>,
  ): Promise<boolean> => {
    const refused = refusals.get(name) ?? 0
    const isDone = await wasDone(() => send({ requestId: `${name}-${refused}` }))
    if (isDone === false) refusals.set(name, refused + 1)
    return isDone === true
  }
  return {
    held,
    async hold(bill) {
      const { busNo } = bill.settlement
      const isHeld = await attempt(`hold-${busNo}`, (options) =>
        unit.lock([lockItem(bill)], options),
      )
      if (isHeld) held.push(bill)
      return isHeld
    },
    letGo({ billBatchCode: billCode, billNo: billNumber, settlement }) {
      const item = { billCode, billNumber, reason: 'issuer_reverses' } as const
      return attempt(`let-go-${settlement.busNo}`, (options) => unit.unlock([item], options))
    },
  }
}

/** Null where nobody answered. */
async function wasDone(send: () => Promise<Answered>): Promise<boolean | null> {
  try {
    const [result] = (await send()).results
    return result?.answer.outcome === 'done'
  } catch (error) {
    if (error instanceof BatchInterrupted) return null
    throw error
  }
}

function lockItem({ billBatchCode, billNo, random, createTime, settlement }: BookedBill) {
  return {
    billCode: billBatchCode,
    billNumber: billNo,
    checkCode: random,
    amount: yuanFromFen(settlement.totalFen),
    issuedOn: createTime.replace(/^(\d{4})(\d\d)(\d\d).*$/, '$1-$2-$3'),
    purpose: 'employer_expense' as const,
    businessReference: `BX-${settlement.busNo}`,
  }
}
