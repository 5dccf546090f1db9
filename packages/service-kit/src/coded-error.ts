/**
 * An error of this platform. The code is stable; the message is made of words of ours and of names from the
 * program and its settings, never of data from outside, so both may be logged.
 */
export abstract class CodedError extends Error {
  abstract readonly code: string

  constructor(message: string, options?: ErrorOptions) {
    super(message, options)
    this.name = new.target.name
  }
}
