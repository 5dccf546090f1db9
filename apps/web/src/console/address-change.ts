import { useSearchParams } from 'react-router'

/** Changes what the address says beside its path; an empty value takes the name out. The way back leads over it. */
export type AddressChange = (changes: Readonly<Record<string, string>>) => void

/** How a page changes its address without being opened anew. */
export function useAddressChange(): AddressChange {
  const [, setSearch] = useSearchParams()
  return (changes) => {
    // Of the address itself: after a quick change before it is ahead of what was drawn.
    const next = new URLSearchParams(globalThis.location.search)
    for (const [name, value] of Object.entries(changes)) {
      if (value === '') next.delete(name)
      else next.set(name, value)
    }
    setSearch(next, { replace: true, flushSync: true })
  }
}
