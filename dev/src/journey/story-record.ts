/** One step of a journey, as a machine reads it. */
export interface StepRecord {
  /** Chapter and step, such as `4.2`. */
  readonly number: string
  readonly chapter: string
  readonly message: string
  readonly requestId: string | null
  readonly code: string
  readonly outcome: 'done' | 'refused'
  /** The state of the bill afterwards, in one word; null where no bill was watched. */
  readonly state: string | null
  readonly milliseconds: number
}

/** A step that did not come out as it has to. */
export interface StepFailure {
  readonly number: string
  readonly message: string
  readonly expected: string
  readonly came: string
}

export class StepFailed extends Error {
  readonly failure: StepFailure

  constructor(failure: StepFailure, options?: ErrorOptions) {
    const { number, expected, came } = failure
    super(`第${number}步与预期不符：应为${expected}，实际为${came}。`, options)
    this.name = 'StepFailed'
    this.failure = failure
  }
}
