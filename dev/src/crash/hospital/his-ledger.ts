import type { BillId } from '@piaoqiao/domain'
import { billIdFrom } from '@piaoqiao/domain'
import type { HisMessage } from '../../his/his-content.ts'
import type { Findings } from '../finding.ts'

/** A bill as the HIS was told of it. */
export interface ToldHisBill {
  readonly billId: BillId
  readonly checkCode: string
}

/** A settlement that the HIS wants a bill for, with everything that it was told about it. */
export interface HisSettlement {
  readonly busNo: string
  /** Sent again as it is, until a bill comes. */
  readonly message: HisMessage
  bill: ToldHisBill | null
  /** Whether the HIS has ever asked for a reversal. */
  isWriteOffAsked: boolean
  /** The red bill by which it was told that the money may be paid back. */
  redBill: ToldHisBill | null
}

type Content = Readonly<Record<string, unknown>>

/** Everything that a HIS sent and was told. It outlives every kill, so it is what station and registry are held to. */
export class HisLedger {
  readonly #settlements: HisSettlement[] = []
  readonly #findings: Findings

  constructor(findings: Findings) {
    this.#findings = findings
  }

  get settlements(): readonly HisSettlement[] {
    return this.#settlements
  }

  begin(busNo: string, message: HisMessage): HisSettlement {
    const begun = { busNo, message, bill: null, isWriteOffAsked: false, redBill: null }
    this.#settlements.push(begun)
    return begun
  }

  takeBill(settlement: HisSettlement, content: Content): void {
    const told = toldBill(content, { code: 'billBatchCode', number: 'billNo', check: 'random' })
    settlement.bill ??= told
    this.#requireSame('one bill for a business number', settlement, settlement.bill, told)
  }

  takeRedBill(settlement: HisSettlement, content: Content): void {
    const told = toldBill(content, {
      code: 'eScarletBillBatchCode',
      number: 'eScarletBillNo',
      check: 'eScarletRandom',
    })
    settlement.redBill ??= told
    this.#requireSame('one red bill for a bill', settlement, settlement.redBill, told)
  }

  #requireSame(
    check: string,
    { busNo }: HisSettlement,
    first: ToldHisBill,
    second: ToldHisBill,
  ): void {
    if (first.billId === second.billId && first.checkCode === second.checkCode) return
    this.#findings.add(check, busNo, `answered ${first.billId} and then ${second.billId}`)
  }
}

function toldBill(
  content: Content,
  names: { readonly code: string; readonly number: string; readonly check: string },
): ToldHisBill {
  const text = (name: string): string => String(content[name])
  return {
    billId: billIdFrom(text(names.code), text(names.number)),
    checkCode: text(names.check),
  }
}
