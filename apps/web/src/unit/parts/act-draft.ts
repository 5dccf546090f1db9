import { useKeptDraft } from '../../elements/kept-draft.ts'
import { beginningOf } from './act-fields.ts'
import type { ServiceName } from './services.ts'

/** What somebody filled in for an act and has not seen answered yet. */
export interface ActDraft {
  readonly shared: Readonly<Record<string, string>>
  /** Amounts that were typed, by bill; every other bill is reported with its balance. */
  readonly amounts: Readonly<Record<string, string>>
  /**
   * The request id under which it was sent without an answer, or null. While it stands there nobody knows whether the act
   * was done, so nothing else is sent under another id.
   */
  readonly sentAs: string | null
}

/** The draft of an act for these bills; it outlives a reload and a session that ended. */
export function useActDraft(service: ServiceName, bills: readonly string[]) {
  return useKeptDraft<ActDraft>(`act-${service}-${bills.join('.')}`, {
    shared: beginningOf(service),
    amounts: {},
    sentAs: null,
  })
}
