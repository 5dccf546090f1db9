/** Numbers of bills in a random order that is the same on every run; each is given out once. */
export class BillPicker {
  readonly #numbers: Uint32Array
  #next = 0

  constructor(count: number, seed = 20_260_302) {
    this.#numbers = Uint32Array.from({ length: count }, (_, index) => index + 1)
    let state = seed
    for (let last = count - 1; last > 0; last -= 1) {
      state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
      const other = Math.floor((state / 2 ** 32) * (last + 1))
      const number = this.#numbers[last] ?? 0
      this.#numbers[last] = this.#numbers[other] ?? 0
      this.#numbers[other] = number
    }
  }

  /** @throws Error when every bill was given out: the benchmark would lock a bill twice */
  take(): number {
    const number = this.#numbers[this.#next++]
    if (number === undefined) throw new Error('the benchmark needs more bills than were seeded')
    return number
  }
}
