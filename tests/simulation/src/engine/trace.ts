/** Lines kept for a failing seed. */
export const traceLinesMax = 60

/** What happened last; with a listener, everything as it happens. */
export class Trace {
  readonly #now: () => number
  readonly #listen: ((line: string) => void) | null
  readonly #lines: string[] = []

  constructor(now: () => number, listen: ((line: string) => void) | null) {
    this.#now = now
    this.#listen = listen
  }

  get last(): readonly string[] {
    return this.#lines
  }

  note(who: string, what: string): void {
    const line = `${String(this.#now()).padStart(8)} ms  ${who.padEnd(14)} ${what}`
    this.#listen?.(line)
    this.#lines.push(line)
    if (this.#lines.length > traceLinesMax) this.#lines.shift()
  }
}
