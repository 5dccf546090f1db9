import type { Purpose, UnlockReason } from '@piaoqiao/domain'
import { yuanFromFen } from '@piaoqiao/domain'
import type { Random } from '../engine/random.ts'
import type { Weather } from '../weather.ts'
import type { CastMember } from './cast.ts'
import type { Notice, NoticeBoard } from './notice-board.ts'
import { billKeyOf } from './notice-board.ts'

export type UnitService =
  | 'bill.lock'
  | 'bill.extend'
  | 'bill.unlock'
  | 'reimbursement.report'
  | 'reimbursement.withdraw'
  | 'reimbursement.post'
  | 'reimbursement.unpost'

export interface OwnReport {
  readonly billKey: string
  readonly reportId: string
}

const purposes: readonly Purpose[] = ['employer_expense', 'commercial_insurance', 'mutual_aid']
const unlockReasons: readonly UnlockReason[] = ['not_eligible', 'wrong_bill', 'issuer_reverses']
const dayOfReport = '2026-03-02'

/** Items of a unit's messages. Each carries a word of its own, so that what became of it can be told from the history. */
export class UnitItems {
  readonly #member: CastMember
  readonly #board: NoticeBoard
  readonly #weather: Weather['clients']
  readonly #random: Random
  #drawn = 0

  constructor(member: CastMember, board: NoticeBoard, weather: Weather['clients'], random: Random) {
    this.#member = member
    this.#board = board
    this.#weather = weather
    this.#random = random
  }

  draw(service: UnitService, notice: Notice, reports: readonly OwnReport[]): object {
    const { billCode, billNumber } = notice
    this.#drawn += 1
    const item = {
      billCode,
      billNumber,
      ...this.#fieldsOf(service, notice, reports, `${this.#member.station}/${this.#drawn}`),
    }
    return this.#random.chance(this.#weather.nonsenseRate) ? this.#spoilt(item) : item
  }

  #fieldsOf(
    service: UnitService,
    notice: Notice,
    reports: readonly OwnReport[],
    word: string,
  ): object {
    switch (service) {
      case 'bill.lock':
        return this.#lock(notice, word)
      case 'bill.extend':
        return { days: this.#days() }
      case 'bill.unlock':
        return { reason: this.#random.pick(unlockReasons), note: word }
      case 'reimbursement.report':
        return this.#report(notice, word)
      case 'reimbursement.withdraw':
      case 'reimbursement.unpost':
        return { reportId: this.#reportId(notice, reports), reason: word }
      case 'reimbursement.post':
        return {
          reportId: this.#reportId(notice, reports),
          postedOn: dayOfReport,
          voucherNumber: word,
        }
    }
  }

  #lock(notice: Notice, word: string): object {
    const grants = this.#board
      .grantsOf(billKeyOf(notice))
      .filter(({ unitId }) => unitId === this.#member.party.id || this.#random.chance(0.1))
    const common = { businessReference: word, days: this.#days() }
    if (grants.length > 0 && this.#random.chance(0.6)) {
      const { authorisationId, purpose } = this.#random.pick(grants)
      return { ...common, authorisationId, purpose }
    }
    const { checkCode, faceFen, issuedOn } = notice
    const purpose = this.#random.pick(purposes)
    return { ...common, purpose, checkCode, amount: yuanFromFen(faceFen), issuedOn }
  }

  #report({ reimbursableFen }: Notice, word: string): object {
    const amounts = [
      reimbursableFen,
      BigInt(this.#random.between(1, Math.max(1, Number(reimbursableFen)))),
      reimbursableFen / 2n + 1n,
      1n,
    ]
    return {
      amount: yuanFromFen(this.#random.pick(amounts)),
      reimbursedOn: dayOfReport,
      voucherNumber: word,
      ...(this.#random.chance(0.3) && { postedOn: dayOfReport }),
    }
  }

  #reportId({ billCode, billNumber }: Notice, reports: readonly OwnReport[]): string {
    if (reports.length > 0 && !this.#random.chance(0.1)) {
      // Mostly the latest one: the others have been withdrawn, more likely than not.
      return (
        (this.#random.chance(0.6) ? reports.at(-1) : this.#random.pick(reports))?.reportId ?? ''
      )
    }
    return `R-${billCode}${billNumber}-${this.#random.between(1, 9)}`
  }

  #days(): number {
    return this.#random.pick([1, 1, 1, 2, 3, 4, 7, 30, 180])
  }

  #spoilt(item: object): object {
    const spoiling: readonly object[] = [
      { days: 0 },
      { days: 181 },
      { amount: '0.00' },
      { amount: '-1.00' },
      { amount: '1.234' },
      { amount: '999999.99' },
      { checkCode: 'zzzzzz' },
      { postedOn: '2099-01-01' },
      { issuedOn: '2020-01-01' },
      { purpose: 'other' },
      { surplus: true },
      { billNumber: '9999999999' },
      { billCode: '99060126' },
    ]
    return { ...item, ...this.#random.pick(spoiling) }
  }
}
