/** Something that may never happen, and did. */
export interface Finding {
  /** What was checked, such as `one answer per operation`. */
  readonly check: string
  /** The bill, operation or process that it concerns. */
  readonly subject: string
  readonly what: string
}

/** Takes findings in, each once; a run that went wrong can have thousands of them, so only the first are kept. */
export class Findings {
  readonly #kept: Finding[] = []
  readonly #known = new Set<string>()

  get count(): number {
    return this.#known.size
  }

  get kept(): readonly Finding[] {
    return this.#kept
  }

  add(check: string, subject: string, what: string): void {
    const key = JSON.stringify([check, subject, what])
    if (this.#known.has(key)) return
    this.#known.add(key)
    if (this.#kept.length < findingsKeptMax) this.#kept.push({ check, subject, what })
  }
}

const findingsKeptMax = 200
