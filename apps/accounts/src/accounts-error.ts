import { CodedError } from '@piaoqiao/service-kit'

/** What a refusal says: its HTTP status, a sentence for the reader, and what can be done next, in Chinese. */
export interface RefusalText {
  readonly status: number
  /** With the detail's value where `{name}` stands. */
  readonly sentence: string
  readonly next: string
}

/** The refusals of one room, by code. A code never changes its meaning. */
export type RefusalCatalogue = Readonly<Record<string, RefusalText>>

/** A request that was refused and changed nothing. */
export class AccountsError extends CodedError {
  readonly code: string
  readonly status: number
  readonly sentence: string
  readonly next: string
  readonly retryAfterSeconds: number | undefined

  constructor(code: string, text: RefusalText, options: RefusalOptions = {}) {
    super(`a request was refused: ${code}`)
    this.code = code
    this.status = text.status
    this.sentence = text.sentence.replaceAll(
      /\{(\w+)\}/g,
      (_, name: string) => options.details?.[name] ?? '',
    )
    this.next = text.next
    this.retryAfterSeconds = options.retryAfterSeconds
  }
}

export interface RefusalOptions {
  /** Values that the sentence names; never personal data. */
  readonly details?: Readonly<Record<string, string>>
  readonly retryAfterSeconds?: number
}

/** Makes the errors of one room: `const refuse = refuserOf(codes)`, then `throw refuse('CODE')`. */
export function refuserOf<Catalogue extends RefusalCatalogue>(
  catalogue: Catalogue,
): (code: keyof Catalogue & string, options?: RefusalOptions) => AccountsError {
  return (code, options) => new AccountsError(code, catalogue[code] as RefusalText, options)
}
