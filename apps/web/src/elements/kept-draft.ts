import { useEffect, useState } from 'react'
import { dropDraft, keepDraft, readDraft } from '../api/draft-store.ts'

/**
 * What somebody types, kept in the tab until it is sent, so that a lost connection or a session that ended loses nothing.
 * It goes when they sign out or somebody else signs in. Never for passwords, codes or identity numbers.
 */
export function useKeptDraft<Draft extends object>(
  name: string,
  empty: Draft,
): readonly [
  draft: Draft,
  setDraft: (next: Draft | ((earlier: Draft) => Draft)) => void,
  forget: () => void,
] {
  const [draft, setDraft] = useState<Draft>(() => ({ ...empty, ...readDraft(name) }))
  useEffect(() => keepDraft(name, draft), [name, draft])
  const forget = () => {
    setDraft(empty)
    dropDraft(name)
  }
  return [draft, setDraft, forget]
}
