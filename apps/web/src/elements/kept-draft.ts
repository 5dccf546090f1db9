import { useEffect, useState } from 'react'

/**
 * What somebody types, kept in the tab until it is sent, so that a lost connection or a session that ended loses nothing.
 * Never for passwords, codes or identity numbers.
 */
export function useKeptDraft<Draft extends object>(
  name: string,
  empty: Draft,
): readonly [Draft, (draft: Draft) => void, () => void] {
  const key = `piaoqiao-draft-${name}`
  const [draft, setDraft] = useState<Draft>(() => {
    try {
      return { ...empty, ...(JSON.parse(sessionStorage.getItem(key) ?? '{}') as object) }
    } catch {
      return empty
    }
  })
  useEffect(() => {
    try {
      sessionStorage.setItem(key, JSON.stringify(draft))
    } catch {
      // Without storage the draft lives as long as the page.
    }
  }, [key, draft])
  const forget = () => {
    setDraft(empty)
    sessionStorage.removeItem(key)
  }
  return [draft, setDraft, forget]
}
