import type { Random } from '../engine/random.ts'
import type { Weather } from '../weather.ts'
import type { CastMember } from './cast.ts'
import { payerCodes } from './cast.ts'
import type { Desk } from './client.ts'
import { IssuerItems } from './issuer-items.ts'
import type { IssuerItemService } from './issuer-items.ts'
import type { Draft, Entry, ItemAnswer } from './journal.ts'
import type { Notice, NoticeBoard } from './notice-board.ts'
import { billKeyOf } from './notice-board.ts'
import { writeBill } from './write-bill.ts'

const numbersPerBlock = 12
const billsMax = 24

type IssuerAct = IssuerItemService | 'bill.register' | 'bill.register again' | 'reversal.complete'

const actWeights: readonly (readonly [number, IssuerAct])[] = [
  [8, 'bill.register'],
  [1, 'bill.register again'],
  [4, 'reversal.lock'],
  [3, 'reversal.release'],
  [2, 'reversal.complete'],
  [1, 'paper.exchange'],
  [2, 'paper.return'],
  [1, 'income.post'],
  [1, 'income.unpost'],
]

/** An issuing unit: it draws blocks of numbers, issues bills, reverses and exchanges some of them. */
export class IssuerDesk implements Desk {
  readonly #member: CastMember
  readonly #board: NoticeBoard
  readonly #weather: Weather['clients']
  readonly #random: Random
  readonly #items: IssuerItems
  readonly #bills: Notice[] = []
  readonly #numbers: bigint[] = []
  #isAsking = false

  constructor(member: CastMember, board: NoticeBoard, weather: Weather['clients'], random: Random) {
    this.#member = member
    this.#board = board
    this.#weather = weather
    this.#random = random
    this.#items = new IssuerItems(member, random)
  }

  draft(): Draft | null {
    const act = this.#bills.length === 0 ? 'bill.register' : this.#random.weighted(actWeights)
    switch (act) {
      case 'bill.register':
        return this.#register()
      case 'bill.register again':
        return this.#registerAgain()
      case 'reversal.complete':
        return this.#complete()
      default:
        return this.#change(act)
    }
  }

  question(): Draft | null {
    if (this.#bills.length === 0) return null
    const notice = this.#anyBill()
    const { billCode, billNumber } = notice
    const items = [{ billCode, billNumber }]
    return { service: 'bill.status', items, billKeys: [billKeyOf(notice)], atomic: false }
  }

  learn({ service, billKeys }: Entry, index: number, answer: ItemAnswer): void {
    const isDone = answer.outcome === 'done'
    if (service === 'bill.register' && isDone) this.#board.confirm(billKeys[index] ?? '')
    if (service !== 'number.allot') return
    this.#isAsking = false
    if (!isDone) return
    const { from, to } = answer as unknown as { from: string; to: string }
    for (let number = BigInt(from); number <= BigInt(to); number += 1n) this.#numbers.push(number)
  }

  get #billCode(): string {
    return `${this.#member.party.province}060126`
  }

  #register(): Draft | null {
    if (this.#bills.length >= billsMax) return null
    const count = this.#random.chance(this.#weather.batchRate) ? this.#random.between(2, 3) : 1
    const notices = Array.from({ length: count }, () => this.#issue(null)).filter(
      (notice) => notice !== null,
    )
    if (notices.length === 0) return this.#allot()
    for (const notice of notices) {
      this.#bills.push(notice)
      this.#board.put(notice)
    }
    return registration(notices, this.#random.chance(this.#weather.atomicRate))
  }

  #allot(): Draft | null {
    if (this.#isAsking) return null
    this.#isAsking = true
    const items = [{ billCode: this.#billCode, count: numbersPerBlock }]
    return { service: 'number.allot', items, billKeys: [''], atomic: false }
  }

  /** The same file, the same number for another content, or a number that was never allotted. */
  #registerAgain(): Draft {
    const notice = this.#anyBill()
    const isOther = this.#random.chance(0.5)
    if (!isOther) return registration([notice], false)
    const isStrange = this.#random.chance(0.3)
    const billNumber = isStrange ? '9999999999' : notice.billNumber
    return registration([this.#write(billNumber, null)], false)
  }

  #complete(): Draft | null {
    const notice = this.#anyBill()
    const red = this.#issue(notice)
    if (red === null) return this.#allot()
    if (this.#random.chance(0.3)) this.#board.put(red)
    const { billCode, billNumber } = notice
    const items = [{ billCode, billNumber, redXml: red.xml }]
    return {
      service: 'reversal.complete',
      items,
      billKeys: [billKeyOf(notice)],
      atomic: this.#random.chance(this.#weather.atomicRate),
    }
  }

  #change(service: IssuerItemService): Draft {
    const isBatch = this.#random.chance(this.#weather.batchRate)
    const count = isBatch ? this.#random.between(2, 3) : 1
    const isStrange = this.#random.chance(this.#weather.nonsenseRate)
    const choices = isStrange ? this.#board.all : this.#bills
    const notices = Array.from({ length: count }, () => this.#random.pick(choices))
    return {
      service,
      items: notices.map((notice) => this.#items.draw(service, notice)),
      billKeys: notices.map(billKeyOf),
      atomic: count > 1 && this.#random.chance(this.#weather.atomicRate),
    }
  }

  /** Writes a bill under the next number; null when none is left. */
  #issue(reverses: Notice | null): Notice | null {
    // A number is used up when the bill is written, whatever becomes of the bill; now and then it is used twice.
    const isTwice = reverses !== null && this.#random.chance(this.#weather.nonsenseRate)
    const number = isTwice ? BigInt(this.#anyBill().billNumber) : this.#numbers.shift()
    if (number === undefined) return null
    return this.#write(number.toString().padStart(10, '0'), reverses)
  }

  #write(billNumber: string, reverses: Notice | null): Notice {
    const isWrong = this.#random.chance(this.#weather.nonsenseRate)
    const face = BigInt(this.#random.between(100, 50_000))
    const redFen = isWrong ? -face : -(reverses?.faceFen ?? face)
    const insurance = this.#random.pick([0n, 0n, 0n, 0n, face / 5n, face / 5n, face / 5n, face])
    return writeBill(this.#member.party, {
      billCode: this.#billCode,
      billNumber,
      checkCode: `c${this.#random.between(10_000, 99_999)}`,
      issuedOn: '2026-03-01',
      faceFen: reverses === null ? face : redFen,
      fundPayFen: reverses === null ? insurance : 0n,
      payerCode: reverses?.payerCode ?? this.#random.pick(this.#payersNamed()),
      reverses,
    })
  }

  /** Where payers have accounts, some bills name nobody, or hide whom they name. */
  #payersNamed(): readonly string[] {
    if (!this.#weather.hasAccounts) return payerCodes
    return [...payerCodes, ...payerCodes, '', '500***********0016']
  }

  #anyBill(): Notice {
    return this.#random.pick(this.#bills.slice(-this.#weather.billsInUse))
  }
}

function registration(notices: readonly Notice[], atomic: boolean): Draft {
  return {
    service: 'bill.register',
    items: notices.map(({ xml }) => ({ xml })),
    billKeys: notices.map(billKeyOf),
    atomic: atomic && notices.length > 1,
  }
}
