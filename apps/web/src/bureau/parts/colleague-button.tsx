import { Select } from 'antd'
import type { ReactNode } from 'react'
import { useState } from 'react'
import { api } from '../../api/client.ts'
import type { Answered } from '../../api/use-act.ts'
import { ReasonButton } from '../../console/reason-button.tsx'

export interface ColleagueButtonProps {
  readonly label: string
  /** One sentence that says what follows. */
  readonly about: string
  /** Whoever has one of these roles can be chosen. */
  readonly roles: readonly string[]
  readonly send: (userId: string) => Promise<Answered<unknown>>
}

/** Gives something to a colleague of the own bureau. */
export function ColleagueButton({ label, about, roles, send }: ColleagueButtonProps): ReactNode {
  const { data } = api.useQuery('get', '/bureaus/self/users')
  const [userId, setUserId] = useState<string | null>(null)
  const fit = (data?.users ?? []).filter(
    (user) => user.state === 'active' && user.roles.some(({ role }) => roles.includes(role)),
  )
  return (
    <ReasonButton
      label={label}
      about={about}
      isFilled={userId !== null}
      send={() => send(userId ?? '')}
    >
      <Select
        aria-label="同事"
        placeholder="选一位同事"
        style={{ width: '100%' }}
        value={userId}
        options={fit.map((user) => ({
          value: user.userId,
          label: `${user.name}（${user.roles.map(({ name }) => name).join('、')}）`,
        }))}
        onChange={setUserId}
      />
    </ReasonButton>
  )
}

/** The name of a colleague of the own bureau, once it is known; a dash for nobody. */
export function Colleague({ userId }: { readonly userId: string | null }): ReactNode {
  const { data } = api.useQuery('get', '/bureaus/self/users')
  if (userId === null) return '—'
  return data?.users.find((user) => user.userId === userId)?.name ?? userId
}
