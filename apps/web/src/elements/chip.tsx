import type { ReactNode } from 'react'
import { Icon } from './icon.tsx'
import type { IconName } from './icon.tsx'
import './chip.css'

export type Tone = 'good' | 'held' | 'used' | 'warn' | 'ended'

export interface ChipProps {
  readonly tone: Tone
  readonly icon: IconName
  readonly children: ReactNode
  /** What is told on hovering. */
  readonly told?: string
}

/** A state: word, icon and colour together. */
export function Chip({ tone, icon, children, told }: ChipProps): ReactNode {
  return (
    <span className={`chip chip-${tone}`} title={told}>
      <Icon name={icon} />
      {children}
    </span>
  )
}
