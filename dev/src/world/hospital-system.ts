import { urlOf } from './ports.ts'

/** How a bill is named. */
export interface BillKey {
  readonly billCode: string
  readonly billNumber: string
}

/** What stands on the face of a bill (查验要素). */
export interface BillFace extends BillKey {
  readonly checkCode: string
  /** In yuan. */
  readonly amount: string
  readonly issuedOn: string
}

/** What the station answers when it issued a bill, or finds that it did so before. */
export interface IssuedAnswer extends BillKey {
  readonly checkCode: string
  /** In yuan. */
  readonly amount: string
  readonly issuedAt: string
  readonly registration: string
  readonly isRepeated: boolean
}

/** What the station answers to a change: the province's word, the station's own refusal, or that it is not known yet. */
export interface ChangeOfStation {
  readonly outcome: string
  readonly code: string
  readonly sentence: string
  readonly next?: string
  readonly redBill?: (BillKey & { readonly amount: string }) | null
}

interface StationProblem {
  readonly code: string
  readonly detail: string
  readonly next: string
}

/** Longer than the station waits for its province. */
const timeoutMs = 15_000

/** A simulated business system of a hospital (HIS): it knows its issuing station and nothing else. */
export class HospitalSystem {
  readonly #base: string
  readonly #accessToken: string

  constructor(stationPort: number, accessToken: string) {
    this.#base = urlOf(stationPort)
    this.#accessToken = accessToken
  }

  /** 开票: the same draft under the same business number gives the same bill. */
  async issue(draft: object): Promise<IssuedAnswer> {
    const { body, isOk } = await this.#post('/bills', draft)
    if (!isOk) throw new Error(`the station did not issue: ${(body as StationProblem).code}`)
    return body as IssuedAnswer
  }

  requestReversal(bill: BillKey, reason: string): Promise<ChangeOfStation> {
    return this.#change(bill, 'reversal', { reason })
  }

  releaseReversal(bill: BillKey, reason: string): Promise<ChangeOfStation> {
    return this.#change(bill, 'reversal/release', { reason })
  }

  completeReversal(bill: BillKey): Promise<ChangeOfStation> {
    return this.#change(bill, 'reversal/complete', {})
  }

  postIncome(bill: BillKey, posted: object): Promise<ChangeOfStation> {
    return this.#change(bill, 'income', posted)
  }

  async #change(bill: BillKey, path: string, content: object): Promise<ChangeOfStation> {
    const { billCode, billNumber } = bill
    const { body, isOk } = await this.#post(`/bills/${billCode}/${billNumber}/${path}`, content)
    if (isOk) return body as ChangeOfStation
    const { code, detail, next } = body as StationProblem
    return { outcome: 'refused', code, sentence: detail, next }
  }

  async #post(path: string, content: object): Promise<{ body: unknown; isOk: boolean }> {
    const response = await fetch(this.#base + path, {
      method: 'POST',
      headers: {
        authorization: `Bearer ${this.#accessToken}`,
        'content-type': 'application/json',
      },
      body: JSON.stringify(content),
      signal: AbortSignal.timeout(timeoutMs),
    })
    return { body: await response.json(), isOk: response.ok }
  }
}
