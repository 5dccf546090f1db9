import type { Random } from '../engine/random.ts'
import type { Weather } from '../weather.ts'
import type { Desk } from './client.ts'
import type { Draft } from './journal.ts'
import type { NoticeBoard } from './notice-board.ts'

/** The bureau of a province: it is told of locks that are stuck, and ends them, now and then one that is not its own. */
export class OfficeDesk implements Desk {
  readonly #province: string
  readonly #board: NoticeBoard
  readonly #weather: Weather['clients']
  readonly #random: Random
  #drawn = 0

  constructor(province: string, board: NoticeBoard, weather: Weather['clients'], random: Random) {
    this.#province = province
    this.#board = board
    this.#weather = weather
    this.#random = random
  }

  draft(): Draft | null {
    const isStrange = this.#random.chance(this.#weather.nonsenseRate)
    const known = this.#board.locks.filter(
      ({ billKey }) => isStrange || billKey.startsWith(this.#province),
    )
    const latest = known.slice(-this.#weather.billsInUse)
    if (latest.length === 0) return null
    const { billKey, lockId } = this.#random.pick(latest)
    this.#drawn += 1
    const item = {
      billCode: billKey.slice(0, 8),
      billNumber: billKey.slice(8),
      lockId,
      reason: `office-${this.#province}/${this.#drawn}`,
      requestedBy: 'A-1',
      approvedBy: this.#random.chance(0.1) ? 'A-1' : 'A-2',
    }
    return { service: 'lock.recover', items: [item], billKeys: [billKey], atomic: false }
  }

  question(): Draft | null {
    return null
  }

  learn(): void {
    // Whoever is told that a lock was recovered hears it by the events of the bill.
  }
}
