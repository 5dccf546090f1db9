import type { ReactNode } from 'react'
import { Chip } from '../../elements/chip.tsx'
import type { Tone } from '../../elements/chip.tsx'
import type { IconName } from '../../elements/icon.tsx'

const looks: Readonly<Record<string, readonly [icon: IconName, tone: Tone]>> = {
  submitted: ['clock', 'held'],
  accepted: ['check', 'held'],
  more_asked: ['warn', 'warn'],
  refused: ['cross', 'warn'],
  finished: ['done', 'good'],
  withdrawn: ['cross', 'ended'],
  waiting: ['clock', 'held'],
  locked: ['lock', 'held'],
  reimbursed: ['done', 'good'],
  posted: ['book', 'good'],
}

/** How a case, or a bill of it, stands. */
export function CaseState({
  state,
  name,
}: {
  readonly state: string
  readonly name: string
}): ReactNode {
  const [icon, tone] = looks[state] ?? ['clock', 'ended']
  return (
    <Chip tone={tone} icon={icon}>
      {name}
    </Chip>
  )
}
