import { useSearchParams } from 'react-router'
import { useAddressChange } from './address-change.ts'

export interface AddressFilters<Name extends string> {
  /** What stands in the address, without what is empty. */
  readonly filters: Readonly<Partial<Record<Name, string>>>
  valueOf(name: Name): string
  /** Narrows the list, or widens it again by an empty value. */
  set(name: Name, value: string): void
}

/** What narrows a list. It stands in the address, so that a link and the way back show the same rows. */
export function useAddressFilters<Name extends string>(
  names: readonly Name[],
): AddressFilters<Name> {
  const [search] = useSearchParams()
  const change = useAddressChange()
  const valueOf = (name: Name) => search.get(name) ?? ''
  const filled = names.flatMap((name) => (valueOf(name) === '' ? [] : [[name, valueOf(name)]]))
  return {
    filters: Object.fromEntries(filled) as Partial<Record<Name, string>>,
    valueOf,
    set: (name, value) => change({ [name]: value.trim() }),
  }
}
