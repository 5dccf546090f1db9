import type { ReactNode } from 'react'
import type { Tone } from '../../elements/chip.tsx'
import { Chip } from '../../elements/chip.tsx'
import type { IconName } from '../../elements/icon.tsx'

const looks: Readonly<Record<string, readonly [tone: Tone, icon: IconName]>> = {
  draft: ['held', 'paper'],
  published: ['good', 'check'],
  withdrawn: ['ended', 'cross'],
}

/** How an announcement stands. */
export function AnnouncementState({
  state,
  stateName,
}: {
  readonly state: string
  readonly stateName: string
}): ReactNode {
  const [tone, icon] = looks[state] ?? ['ended', 'paper']
  return (
    <Chip tone={tone} icon={icon}>
      {stateName}
    </Chip>
  )
}
