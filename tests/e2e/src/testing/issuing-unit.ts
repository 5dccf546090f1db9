import type { AllotAnswer } from '@piaoqiao/protocol'
import type { Application } from './application.ts'
import type { BillDraft, SignedBill } from './signed-bill.ts'
import { signedBill } from './signed-bill.ts'

/** Numbers that an issuing unit is allotted for a test file. */
const numbersAllotted = 200

type OwnDraft = Partial<Omit<BillDraft, 'issuer' | 'billCode'>>

/** A hospital that writes, signs and registers bills under one code. */
export class IssuingUnit {
  readonly application: Application
  readonly billCode: string
  #next: bigint
  readonly #last: bigint

  private constructor(application: Application, billCode: string, from: bigint, to: bigint) {
    this.application = application
    this.billCode = billCode
    this.#next = from
    this.#last = to
  }

  static async open(application: Application, billCode: string): Promise<IssuingUnit> {
    const request = { billCode, count: numbersAllotted }
    const answer = (await application.call('number.allot', request)) as AllotAnswer
    if (answer.outcome !== 'done') throw new Error(answer.code)
    return new IssuingUnit(application, billCode, BigInt(answer.from), BigInt(answer.to))
  }

  takeNumber(): string {
    if (this.#next > this.#last) throw new Error('the block of numbers is used up')
    const number = this.#next
    this.#next += 1n
    return String(number).padStart(10, '0')
  }

  /** A signed bill that nobody knows of yet. */
  write(draft: OwnDraft = {}): SignedBill {
    const { application, billCode } = this
    const { party, key } = application.options
    const billNumber = draft.billNumber ?? this.takeNumber()
    return signedBill({ ...draft, billCode, billNumber, issuer: party }, key)
  }

  async register(draft: OwnDraft = {}): Promise<SignedBill> {
    const bill = this.write(draft)
    const answer = await this.application.item('bill.register', registration(bill))
    if (answer.code !== 'REGISTERED') throw new Error(answer.code)
    return bill
  }
}

/** The item that registers a file. */
export function registration({ xml }: Pick<SignedBill, 'xml'>): { readonly xml: string } {
  return { xml: Buffer.from(xml).toString('base64') }
}
