/** Noon in Beijing on 2 March 2026. */
export const worldStart = Date.UTC(2026, 2, 2, 4)

/** The time that all clocks follow: scheduled time, and the days that were leapt over. */
export class Calendar {
  readonly #now: () => number
  #leaptMs = 0

  constructor(now: () => number) {
    this.#now = now
  }

  get at(): number {
    return worldStart + this.#now() + this.#leaptMs
  }

  leap(ms: number): void {
    this.#leaptMs += ms
  }
}

/** The clock of one machine, which can be wrong, and can be set between two looks at it. */
export class NodeClock {
  readonly #calendar: Calendar
  readonly #setsOnRead: () => number | null
  #wrongByMs = 0

  /** @param setsOnRead says by how much the clock is wrong from this look on; null when nobody set it */
  constructor(calendar: Calendar, setsOnRead: () => number | null) {
    this.#calendar = calendar
    this.#setsOnRead = setsOnRead
  }

  readonly read = (): number => {
    this.#wrongByMs = this.#setsOnRead() ?? this.#wrongByMs
    return this.#calendar.at + this.#wrongByMs
  }

  set(wrongByMs: number): void {
    this.#wrongByMs = wrongByMs
  }
}
