import type { Purpose } from '@piaoqiao/domain'
import { dateAt, dayMs, yuanFromFen } from '@piaoqiao/domain'
import { worldStart } from '../engine/node-clock.ts'
import type { Random } from '../engine/random.ts'
import type { Weather } from '../weather.ts'
import type { CastMember } from './cast.ts'
import { payerCodes } from './cast.ts'
import type { Desk } from './client.ts'
import type { Draft, Entry, ItemAnswer } from './journal.ts'
import type { Notice, NoticeBoard } from './notice-board.ts'
import { billKeyOf } from './notice-board.ts'

interface Granted {
  readonly billKey: string
  readonly authorisationId: string
  readonly payerCode: string
}

const purposes: readonly Purpose[] = ['employer_expense', 'commercial_insurance']

/** Payers, through the portal of their province: they let units use their bills, and take it back. */
export class PortalDesk implements Desk {
  readonly #board: NoticeBoard
  readonly #units: readonly CastMember[]
  readonly #provinces: readonly string[]
  readonly #weather: Weather['clients']
  readonly #random: Random
  readonly #granted: Granted[] = []

  constructor(
    board: NoticeBoard,
    units: readonly CastMember[],
    weather: Weather['clients'],
    random: Random,
  ) {
    this.#board = board
    this.#units = units
    this.#provinces = [...new Set(units.map(({ party }) => party.province))]
    this.#weather = weather
    this.#random = random
  }

  draft(): Draft | null {
    if (this.#granted.length > 0 && this.#random.chance(0.35)) return this.#revoke()
    const notices = this.#board.latest(this.#weather.billsInUse)
    if (this.#weather.hasAccounts) return this.#accountDraft(notices)
    return notices.length === 0 ? null : this.#grant(this.#random.pick(notices))
  }

  #accountDraft(notices: readonly Notice[]): Draft | null {
    if (notices.length === 0 || this.#random.chance(0.3)) return this.#announce()
    const notice = this.#random.pick(notices)
    return this.#random.chance(0.5) ? this.#collect(notice) : this.#grant(notice)
  }

  #announce(): Draft {
    const item = {
      province: this.#random.pick(this.#provinces),
      payerCode: this.#random.pick(payerCodes),
      active: this.#random.chance(0.85),
    }
    return { service: 'account.announce', items: [item], billKeys: [''], atomic: false }
  }

  /** The payer of the bill, or somebody who has found it; mostly with everything that its face shows. */
  #collect(notice: Notice): Draft {
    const { billCode, billNumber, checkCode, faceFen, issuedOn } = notice
    const isShown = this.#random.chance(0.7)
    const item = {
      billCode,
      billNumber,
      payerCode: this.#payerOf(notice),
      ...(isShown && { checkCode, amount: yuanFromFen(faceFen), issuedOn }),
    }
    return { service: 'bill.collect', items: [item], billKeys: [billKeyOf(notice)], atomic: false }
  }

  #payerOf({ payerCode }: Notice): string {
    const isUsable = payerCodes.includes(payerCode)
    const isStranger = this.#random.chance(this.#weather.nonsenseRate)
    return isUsable && !isStranger ? payerCode : this.#random.pick(payerCodes)
  }

  question(): Draft | null {
    return null
  }

  learn({ service, items, billKeys }: Entry, index: number, answer: ItemAnswer): void {
    if (service !== 'authorisation.grant' || answer.outcome !== 'done') return
    const { unitId, purpose, payerCode } = items[index] as {
      unitId: string
      purpose: Purpose
      payerCode: string
    }
    const authorisationId = String(answer['authorisationId'])
    const billKey = billKeys[index] ?? ''
    this.#board.grant(billKey, { authorisationId, unitId, purpose })
    this.#granted.push({ billKey, authorisationId, payerCode })
  }

  #grant(notice: Notice): Draft {
    const { id, name, province } = this.#random.pick(this.#units).party
    const isStranger = this.#random.chance(this.#weather.nonsenseRate)
    const most = Math.max(1, Number(notice.reimbursableFen))
    const item = {
      billCode: notice.billCode,
      billNumber: notice.billNumber,
      payerCode:
        isStranger || !payerCodes.includes(notice.payerCode)
          ? this.#random.pick(payerCodes)
          : notice.payerCode,
      unitId: id,
      unitName: name,
      unitProvince: province,
      purpose: this.#random.pick(purposes),
      validUntil: dateAt(worldStart + this.#random.between(0, 300) * dayMs),
      ...(this.#random.chance(0.5) && {
        amountMax: yuanFromFen(BigInt(this.#random.between(1, most))),
      }),
    }
    return {
      service: 'authorisation.grant',
      items: [item],
      billKeys: [billKeyOf(notice)],
      atomic: false,
    }
  }

  #revoke(): Draft {
    const { billKey, authorisationId, payerCode } = this.#random.pick(this.#granted)
    const [billCode, billNumber] = [billKey.slice(0, 8), billKey.slice(8)]
    return {
      service: 'authorisation.revoke',
      items: [{ billCode, billNumber, payerCode, authorisationId }],
      billKeys: [billKey],
      atomic: false,
    }
  }
}
