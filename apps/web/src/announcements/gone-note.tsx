import type { ReactNode } from 'react'
import { Link } from 'react-router'
import { faultOf } from '../api/fault.ts'

const statusesOfGone: readonly number[] = [404, 410]

/** Whether an announcement is not there for readers, rather than not read for now. */
export const isGone = (error: unknown): boolean =>
  error !== null && statusesOfGone.includes(faultOf(error).status)

/** The title of the page of an announcement that is not there. */
export const goneTitle = (error: unknown): string =>
  faultOf(error).status === 410 ? '这篇公告已撤回' : '没有这篇公告'

/** Says why an announcement is not there, and where the others are. */
export function GoneNote({
  error,
  list,
}: {
  readonly error: unknown
  readonly list: string
}): ReactNode {
  const { message, next, code } = faultOf(error)
  return (
    <div className="announcement">
      <p>{message}</p>
      <p>{next}</p>
      <p>
        <Link to={list}>看现在的公告和指南</Link>
      </p>
      <p className="announcement-source">代码 {code}</p>
    </div>
  )
}
