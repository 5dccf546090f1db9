import type { ReactNode } from 'react'
import { yuanText } from '../words/amounts.ts'
import { ageText, dayText, momentText } from '../words/dates.ts'
import { useNow } from './now.ts'

/** An amount as people read it. */
export function Amount({ of }: { readonly of: string }): ReactNode {
  return <span className="figures">{yuanText(of)}</span>
}

/** A day as people read it. */
export function Day({ of }: { readonly of: string }): ReactNode {
  return (
    <time className="figures" dateTime={of}>
      {dayText(of)}
    </time>
  )
}

/** How long ago something was; the exact time on hovering. */
export function Age({ of }: { readonly of: string }): ReactNode {
  return (
    <time className="figures" dateTime={of} title={momentText(of)}>
      {ageText(of, useNow())}
    </time>
  )
}

/** A moment as people read it. */
export function Moment({ of }: { readonly of: string }): ReactNode {
  return (
    <time className="figures" dateTime={of}>
      {momentText(of)}
    </time>
  )
}
