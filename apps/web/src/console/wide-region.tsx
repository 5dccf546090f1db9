import type { ReactNode } from 'react'

/** Whoever has no mouse moves what is wider than the screen by the keyboard. */
const reachable = { tabIndex: 0 }

/** A place for what may be wider than the screen; it is moved sideways by itself, and the page stays. */
export function WideRegion({
  label,
  children,
}: {
  readonly label: string
  readonly children: ReactNode
}): ReactNode {
  return (
    <div className="wide-table" role="region" aria-label={label} {...reachable}>
      {children}
    </div>
  )
}
