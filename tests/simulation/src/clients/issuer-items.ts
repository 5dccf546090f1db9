import { yuanFromFen } from '@piaoqiao/domain'
import type { Random } from '../engine/random.ts'
import type { CastMember } from './cast.ts'
import type { Notice } from './notice-board.ts'
import { billKeyOf } from './notice-board.ts'

export type IssuerItemService =
  | 'reversal.lock'
  | 'reversal.release'
  | 'paper.exchange'
  | 'paper.return'
  | 'income.post'
  | 'income.unpost'

/** Items of an issuer's messages about its bills, each with a word of its own. */
export class IssuerItems {
  readonly #member: CastMember
  readonly #random: Random
  readonly #papers = new Map<string, string>()
  #drawn = 0

  constructor(member: CastMember, random: Random) {
    this.#member = member
    this.#random = random
  }

  draw(service: IssuerItemService, notice: Notice): object {
    this.#drawn += 1
    const { billCode, billNumber } = notice
    const word = `${this.#member.station}/${this.#drawn}`
    return { billCode, billNumber, ...this.#fieldsOf(service, notice, word) }
  }

  #fieldsOf(service: IssuerItemService, notice: Notice, word: string): object {
    switch (service) {
      case 'reversal.lock':
      case 'reversal.release':
      case 'income.unpost':
        return { reason: word }
      case 'income.post':
        return { amount: yuanFromFen(notice.faceFen), postedOn: '2026-03-02', voucherNumber: word }
      case 'paper.exchange':
        return this.#exchange(notice)
      case 'paper.return':
        return { paperCode: '500101', paperNumber: this.#papers.get(billKeyOf(notice)) ?? '0' }
    }
  }

  #exchange(notice: Notice): object {
    const paperNumber = String(this.#random.between(1, 999_999)).padStart(8, '0')
    this.#papers.set(billKeyOf(notice), paperNumber)
    return { paperCode: '500101', paperNumber }
  }
}
