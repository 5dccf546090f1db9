import type { ReactNode } from 'react'
import { Chip } from '../../elements/chip.tsx'

/** Whether all rows of a list were settled. */
export function InvitationChip({ state }: { readonly state: string }): ReactNode {
  return state === 'running' ? (
    <Chip tone="held" icon="clock">
      正在发送
    </Chip>
  ) : (
    <Chip tone="good" icon="check">
      已办完
    </Chip>
  )
}
