/** A rule that the world broke. */
export interface Violation {
  readonly rule: string
  readonly details: string
  readonly step: number
}

/** Takes down what broke a rule. The first violation ends a run; nothing after it says anything. */
export class Judgement {
  readonly #step: () => number
  #violation: Violation | null = null

  constructor(step: () => number) {
    this.#step = step
  }

  get violation(): Violation | null {
    return this.#violation
  }

  demand(holds: boolean, rule: string, details: () => string = () => ''): void {
    if (!holds) this.broken(rule, details())
  }

  broken(rule: string, details: string): void {
    this.#violation ??= { rule, details, step: this.#step() }
  }
}
