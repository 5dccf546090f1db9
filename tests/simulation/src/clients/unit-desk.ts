import type { Random } from '../engine/random.ts'
import type { Weather } from '../weather.ts'
import type { CastMember } from './cast.ts'
import type { Desk } from './client.ts'
import type { Draft, Entry, ItemAnswer } from './journal.ts'
import type { Notice, NoticeBoard } from './notice-board.ts'
import { billKeyOf } from './notice-board.ts'
import type { OwnReport, UnitService } from './unit-items.ts'
import { UnitItems } from './unit-items.ts'

const serviceWeights: readonly (readonly [number, UnitService])[] = [
  [8, 'bill.lock'],
  [2, 'bill.extend'],
  [3, 'bill.unlock'],
  [7, 'reimbursement.report'],
  [4, 'reimbursement.withdraw'],
  [2, 'reimbursement.post'],
  [2, 'reimbursement.unpost'],
]
const batchItemsMax = 4

/** A unit that reimburses: it keeps in mind which bills it holds and what it reported, and sometimes errs. */
export class UnitDesk implements Desk {
  readonly #board: NoticeBoard
  readonly #weather: Weather['clients']
  readonly #random: Random
  readonly #items: UnitItems
  readonly #held = new Set<string>()
  readonly #reports: OwnReport[] = []

  constructor(member: CastMember, board: NoticeBoard, weather: Weather['clients'], random: Random) {
    this.#board = board
    this.#weather = weather
    this.#random = random
    this.#items = new UnitItems(member, board, weather, random)
  }

  draft(): Draft | null {
    const service = this.#service()
    const isBatch = this.#random.chance(this.#weather.batchRate)
    const count = isBatch ? this.#random.between(2, batchItemsMax) : 1
    const drawn = Array.from({ length: count }, () => this.#drawItem(service)).filter(
      (item) => item !== null,
    )
    if (drawn.length === 0) return null
    return {
      service,
      items: drawn.map(({ item }) => item),
      billKeys: drawn.map(({ billKey }) => billKey),
      atomic: drawn.length > 1 && this.#random.chance(this.#weather.atomicRate),
    }
  }

  question(): Draft | null {
    const notice = this.#anyBill()
    if (notice === null) return null
    const { billCode, billNumber, checkCode } = notice
    if (this.#random.chance(0.1)) {
      const file = { billCode, billNumber, format: 'xml' }
      return { service: 'bill.file', items: [file], billKeys: [billKeyOf(notice)], atomic: false }
    }
    const isKnown = this.#held.has(billKeyOf(notice)) && this.#random.chance(0.5)
    const item = { billCode, billNumber, ...(!isKnown && { checkCode }) }
    const service = isKnown || this.#random.chance(0.5) ? 'bill.status' : 'bill.verify'
    return { service, items: [item], billKeys: [billKeyOf(notice)], atomic: false }
  }

  learn({ service, billKeys }: Entry, index: number, answer: ItemAnswer): void {
    const billKey = billKeys[index] ?? ''
    if (answer.outcome !== 'done') {
      if (answer.code === 'LOCK_NOT_HELD') this.#held.delete(billKey)
      if (answer.code === 'LOCK_ALREADY_HELD') this.#held.add(billKey)
      return
    }
    const reportId = answer['reportId'] as string | undefined
    if (service === 'bill.lock') {
      this.#held.add(billKey)
      this.#board.tellLock({ billKey, lockId: String(answer['lockId']) })
    }
    if (service === 'bill.unlock') this.#held.delete(billKey)
    if (service === 'reimbursement.report' && reportId !== undefined) {
      this.#held.delete(billKey)
      this.#reports.push({ billKey, reportId })
    }
  }

  /** Mostly something that makes sense: who holds nothing locks, who reported nothing withdraws nothing. */
  #service(): UnitService {
    const service = this.#random.weighted(serviceWeights)
    return this.#ownBills(service).length > 0 || this.#random.chance(0.05) ? service : 'bill.lock'
  }

  #ownBills(service: UnitService): readonly string[] {
    const isOfLock = service.startsWith('bill.') || service === 'reimbursement.report'
    return isOfLock ? [...this.#held] : this.#reports.map(({ billKey }) => billKey)
  }

  #drawItem(service: UnitService): { item: object; billKey: string } | null {
    const notice = this.#billFor(service)
    if (notice === null) return null
    const reports = this.#reports.filter(({ billKey }) => billKey === billKeyOf(notice))
    return { item: this.#items.draw(service, notice, reports), billKey: billKeyOf(notice) }
  }

  #billFor(service: UnitService): Notice | null {
    const isGuess = service === 'bill.lock' || this.#random.chance(0.1)
    const own = this.#ownBills(service)
    if (isGuess || own.length === 0) return this.#anyBill()
    return this.#board.find(this.#random.pick(own))
  }

  /** One of the bills that are fought for now: the latest ones. Some are used before they are registered. */
  #anyBill(): Notice | null {
    const isEarly = this.#random.chance(0.05)
    const { all } = this.#board
    const notices = isEarly ? all.slice(-3) : this.#board.latest(this.#weather.billsInUse)
    return notices.length === 0 ? null : this.#random.pick(notices)
  }
}
