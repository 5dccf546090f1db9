import { envelopeFaults, type EnvelopeCode } from '@piaoqiao/protocol'
import { CodedError } from '../coded-error.ts'

/** A message that is turned away with nothing done, and that may come again after a while. */
export class MessageRefused extends CodedError {
  readonly code: EnvelopeCode
  readonly retryAfterSeconds: number

  constructor(code: EnvelopeCode, retryAfterSeconds: number, options?: ErrorOptions) {
    super(envelopeFaults[code].sentence, options)
    this.code = code
    this.retryAfterSeconds = retryAfterSeconds
  }
}
