import type { BillId } from '@piaoqiao/domain'
import { billCodeOf, billNumberOf, dateAt } from '@piaoqiao/domain'
import { createClient } from '@piaoqiao/sdk'
import type { Client } from '@piaoqiao/sdk'
import { ignoreExchangeError } from '../ignore-exchange-error.ts'
import type { EnrolledParty } from '../seed-registry.ts'
import type { CrashProvince } from '../start-network.ts'
import type { HisSettlement } from './his-ledger.ts'

const timeoutMs = 10_000
const lockDays = 30

/** A unit that holds bills of the hospital for a while; what becomes of its messages is seen in the registry. */
export class HoldingUnit {
  readonly #client: Client
  readonly #tried = new Set<BillId>()

  constructor({ party, appKey, privateKey }: EnrolledParty, province: CrashProvince) {
    const { url: baseUrl, publicKey: platformPublicKey } = province
    const { appId } = party
    this.#client = createClient({
      baseUrl,
      appId,
      appKey,
      privateKey,
      platformPublicKey,
      timeoutMs,
    })
  }

  async hold({ bill, message }: HisSettlement): Promise<void> {
    if (bill === null) return
    const { totalAmt } = message.content as { readonly totalAmt: string }
    this.#tried.add(bill.billId)
    const item = {
      ...keyOf(bill.billId),
      checkCode: bill.checkCode,
      amount: totalAmt,
      issuedOn: dateAt(Date.now()),
      purpose: 'commercial_insurance',
      businessReference: 'BX-1',
      days: lockDays,
    } as const
    await this.#client.lock([item]).catch(ignoreExchangeError)
  }

  /** Lets go of a bill that it may hold. */
  async letGo({ bill }: HisSettlement): Promise<void> {
    if (bill === null || !this.#tried.has(bill.billId)) return
    const item = { ...keyOf(bill.billId), reason: 'other' } as const
    await this.#client.unlock([item]).catch(ignoreExchangeError)
  }
}

function keyOf(billId: BillId): { readonly billCode: string; readonly billNumber: string } {
  return { billCode: billCodeOf(billId), billNumber: billNumberOf(billId) }
}
