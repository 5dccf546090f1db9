import { useQueryClient } from '@tanstack/react-query'
import { useEffect, useRef } from 'react'
import type { ReactNode } from 'react'
import { Link } from 'react-router'
import { faultOf } from '../../api/fault.ts'
import { FaultNote } from '../../elements/fault-note.tsx'
import { Icon } from '../../elements/icon.tsx'

export interface PageProps {
  readonly title: string
  /** Where the arrow at the top leads; none on the first pages. */
  readonly back?: string
  /** What stands at the right of the title. */
  readonly action?: ReactNode
  readonly children: ReactNode
}

/** One page of the citizens' portal. Whoever listens hears its title first. */
export function Page({ title, back, action, children }: PageProps): ReactNode {
  const heading = useRef<HTMLHeadingElement>(null)
  useEffect(() => {
    heading.current?.focus({ preventScroll: true })
    scrollTo(0, 0)
  }, [])
  return (
    <>
      <title>{`${title} · 票桥`}</title>
      <header className="phone-head">
        {back !== undefined && (
          <Link className="icon-link" to={back} aria-label="返回">
            <Icon name="back" size={1.5} />
          </Link>
        )}
        <h1 ref={heading} tabIndex={-1}>
          {title}
        </h1>
        {action}
      </header>
      <main className="phone-body">{children}</main>
    </>
  )
}

export interface Asked<Data> {
  readonly data: Data | undefined
  readonly error: unknown
  readonly isPending: boolean
  refetch(): unknown
}

/** What was asked for, its place while it is read, or why it is not there. */
export function Shown<Data>({
  query,
  children,
}: {
  readonly query: Asked<Data>
  readonly children: (data: Data) => ReactNode
}): ReactNode {
  const { data, error, isPending } = query
  if (data !== undefined) {
    return (
      <>
        {error !== null && <FaultNote error={error} retry={() => query.refetch()} />}
        {children(data)}
      </>
    )
  }
  if (isPending) {
    return (
      <div role="status" aria-label="正在读取" className="stack">
        <div className="loading-card" />
        <div className="loading-card" />
      </div>
    )
  }
  const { status } = faultOf(error)
  if (status === 404) {
    return (
      <div className="empty">
        <p>没有找到。它可能已经移走，或者不在您的账户里。</p>
        <Link to="/citizen">回到票据夹</Link>
      </div>
    )
  }
  return <FaultNote error={error} retry={() => query.refetch()} />
}

/** Lets every list that a change may concern be read again. */
export function useReadAgain(): () => Promise<void> {
  const queries = useQueryClient()
  return () => queries.invalidateQueries()
}
