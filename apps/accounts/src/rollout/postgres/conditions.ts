/** The conditions of a query, each with its value at its own place, so that only what is asked for stands in the text. */
export class Conditions {
  readonly values: unknown[] = []
  readonly #texts: string[] = []

  /** @param textOf given the place of the value, such as `$2` */
  add(value: unknown, textOf: (place: string) => string): this {
    this.#texts.push(textOf(this.place(value)))
    return this
  }

  /** As `add`, for a value that was asked for; null was not. */
  addIf(value: unknown, textOf: (place: string) => string): this {
    return value === null ? this : this.add(value, textOf)
  }

  /** A value that stands elsewhere in the query. */
  place(value: unknown): string {
    this.values.push(value)
    return `$${this.values.length}`
  }

  get text(): string {
    return this.#texts.join(' and ')
  }
}
