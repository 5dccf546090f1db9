import { billCodeOf, billNumberOf } from '@piaoqiao/domain'
import type { HisCaller } from '../../his/his-caller.ts'
import type { HisMessage } from '../../his/his-content.ts'
import type { Findings } from '../finding.ts'
import type { HisLedger, HisSettlement } from './his-ledger.ts'

/** Not now: numbers are missing, the province is away, or something is under way. The same request is sent again. */
const issueLaterCodes: ReadonlySet<string> = new Set(['E3003'])
const writeOffLaterCodes: ReadonlySet<string> = new Set([
  'E4002',
  'E4004',
  'E4005',
  'E4006',
  'E4007',
  'E4101',
  'E4105',
])

/** Asks the station for bills and reversals, and enters what it is told. */
export class Cashier {
  readonly #caller: HisCaller
  readonly #ledger: HisLedger
  readonly #findings: Findings
  readonly #underWay = new Set<HisSettlement>()
  messages = 0

  constructor(options: {
    readonly caller: HisCaller
    readonly ledger: HisLedger
    readonly findings: Findings
  }) {
    this.#caller = options.caller
    this.#ledger = options.ledger
    this.#findings = options.findings
  }

  /** Asks for the bill of a settlement, for the first time or again. */
  async issue(settlement: HisSettlement): Promise<void> {
    const reply = await this.#ask(settlement.message)
    if (reply.outcome === 'done') this.#ledger.takeBill(settlement, reply.content)
    if (reply.outcome === 'refused' && !issueLaterCodes.has(reply.code)) {
      this.#findings.add('sound settlements get their bill', settlement.busNo, reply.code)
    }
  }

  /** Asks for the reversal of a bill, for the first time or again. */
  async writeOff(settlement: HisSettlement): Promise<void> {
    const { bill, busNo } = settlement
    if (bill === null) return
    settlement.isWriteOffAsked = true
    const reply = await this.#ask({
      method: 'writeOffEBill',
      content: {
        billBatchCode: billCodeOf(bill.billId),
        billNo: billNumberOf(bill.billId),
        reason: '患者退费',
        operator: '收费员一',
        busDateTime: '20260302153000000',
        placeCode: 'SF01',
      },
    })
    if (reply.outcome === 'done') this.#ledger.takeRedBill(settlement, reply.content)
    if (reply.outcome === 'refused' && !writeOffLaterCodes.has(reply.code)) {
      this.#findings.add('sound reversals go on', busNo, reply.code)
    }
  }

  /** Whether another counter is at it: a HIS asks twice at one time only by mistake. */
  isAt(settlement: HisSettlement): boolean {
    return this.#underWay.has(settlement)
  }

  async at(settlement: HisSettlement, work: () => Promise<void>): Promise<void> {
    this.#underWay.add(settlement)
    try {
      await work()
    } finally {
      this.#underWay.delete(settlement)
    }
  }

  #ask(message: HisMessage): ReturnType<HisCaller['call']> {
    this.messages += 1
    return this.#caller.call(message)
  }
}
