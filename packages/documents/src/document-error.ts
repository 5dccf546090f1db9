/** Codes with the sentences that people read. A code never changes its meaning. */
export type FaultSentences<Code extends string> = Readonly<Record<Code, string>>

/** What is wrong with a document. Its message names places at most, and carries nothing of what stands there. */
export abstract class DocumentError<Code extends string> extends Error {
  readonly code: Code
  /** What is wrong, for people. */
  readonly sentence: string

  /** @param place behind the code in the message, such as ` at Main/TotalAmount` */
  protected constructor(
    faults: FaultSentences<Code>,
    code: Code,
    { place = '', ...options }: ErrorOptions & { readonly place?: string } = {},
  ) {
    super(`${code}${place}`, options)
    this.name = new.target.name
    this.code = code
    this.sentence = faults[code]
  }
}
