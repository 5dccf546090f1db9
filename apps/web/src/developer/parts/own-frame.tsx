import type { ReactNode } from 'react'
import { ConsoleFrame } from '../../console/console-frame.tsx'
import { entries } from './entries.tsx'

/** The frame of the pages of a unit's own sandbox. */
export function OwnFrame({
  roles,
}: {
  readonly roles: readonly { readonly name: string }[]
}): ReactNode {
  return (
    <ConsoleFrame
      portal="开发者"
      who={roles.map(({ name }) => name).join('、')}
      entries={entries}
    />
  )
}
