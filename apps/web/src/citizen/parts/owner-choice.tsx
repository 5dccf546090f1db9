import type { ReactNode } from 'react'
import { useSearchParams } from 'react-router'
import { api } from '../../api/client.ts'
import { SelectField } from './fields.tsx'

/** Whose account is looked at, for whoever acts for family members too. It stands in the address. */
export function OwnerChoice({ right = 'see' }: { readonly right?: string }): ReactNode {
  const [search, setSearch] = useSearchParams()
  const { data } = api.useQuery('get', '/people/self/family')
  const members = (data?.links ?? []).flatMap(({ side, state, rights, memberId, memberName }) =>
    side === 'proxy' && state === 'active' && rights.includes(right) && memberId !== null
      ? [[memberId, memberName] as const]
      : [],
  )
  if (members.length === 0) return null
  return (
    <SelectField
      label="查看谁的"
      value={search.get('owner') ?? ''}
      choices={[['', '我自己'], ...members]}
      onChoose={(owner) => setSearch(owner === '' ? {} : { owner })}
    />
  )
}
