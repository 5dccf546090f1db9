import type { RefusedItem, UnknownItem } from '@piaoqiao/protocol'
import type { ItemResult } from './batch.ts'

/** An item that was not carried out, or of which nobody knows. Made only by `requireDone`. */
export class ItemError extends Error {
  readonly outcome: 'refused' | 'unknown'
  /** Of the refusal, or OUTCOME_UNKNOWN. */
  readonly code: string
  readonly sentence: string
  readonly next: string
  readonly requestId: string
  /** Number of the item in its message, from 1. */
  readonly number: number

  constructor(result: ItemResult<unknown, RefusedItem | UnknownItem>) {
    const { outcome, code, sentence, next } = result.answer
    super(`item ${result.number} was answered ${code}`)
    this.name = 'ItemError'
    this.outcome = outcome
    this.code = code
    this.sentence = sentence
    this.next = next
    this.requestId = result.requestId
    this.number = result.number
  }
}

interface Failed {
  readonly outcome: 'refused' | 'unknown'
}

/**
 * The answers of a batch that has to succeed as a whole.
 * @throws ItemError for the first item that was refused or whose outcome is unknown; others may have been carried out
 */
export function requireDone<Answer extends { readonly outcome: string }>(
  results: readonly ItemResult<unknown, Answer>[],
): readonly Exclude<Answer, Failed>[] {
  return results.map((result) => {
    const { outcome } = result.answer
    if (outcome === 'refused' || outcome === 'unknown') {
      throw new ItemError(result as unknown as ItemResult<unknown, RefusedItem | UnknownItem>)
    }
    return result.answer as Exclude<Answer, Failed>
  })
}
