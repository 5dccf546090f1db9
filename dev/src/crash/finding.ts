/** Something that may never happen, and did. */
export interface Finding {
  /** What was checked, such as `one answer per operation`. */
  readonly check: string
  /** The bill, operation or process that it concerns. */
  readonly subject: string
  readonly what: string
}

/** Takes findings in; a run that went wrong can have thousands of them, so only the first are kept. */
export class Findings {
  readonly #kept: Finding[] = []
  #count = 0

  get count(): number {
    return this.#count
  }

  get kept(): readonly Finding[] {
    return this.#kept
  }

  add(check: string, subject: string, what: string): void {
    this.#count += 1
    if (this.#kept.length < findingsKeptMax) this.#kept.push({ check, subject, what })
  }
}

const findingsKeptMax = 200
