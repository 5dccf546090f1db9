import { Button, Empty, Result, Skeleton } from 'antd'
import type { ReactNode } from 'react'
import { Link } from 'react-router'
import { faultOf } from '../api/fault.ts'
import { FaultNote } from '../elements/fault-note.tsx'
import './page-states.css'

export interface PageHeadingProps {
  readonly title: string
  /** One sentence that says what the page is for. */
  readonly about?: string
  readonly actions?: ReactNode
}

/** The title of a page with what can be done on it. */
export function PageHeading({ title, about, actions }: PageHeadingProps): ReactNode {
  return (
    <header className="page-heading">
      <div>
        <title>{`${title} · 票桥`}</title>
        <h1>{title}</h1>
        {about !== undefined && <p>{about}</p>}
      </div>
      <div className="page-actions not-printed">{actions}</div>
    </header>
  )
}

/** What a query is in: its data, or the state that a reader sees instead. */
export interface AskedData<Data> {
  readonly data: Data | undefined
  readonly error: unknown
  readonly isPending: boolean
  refetch(): unknown
}

export interface AskedProps<Data> {
  readonly query: AskedData<Data>
  readonly children: (data: Data) => ReactNode
  /** Lines of the place that is kept while it loads. */
  readonly lines?: number
}

/** Shows data, its place while it loads, or why it is not there. Data that is shown stays when a later request fails. */
export function Asked<Data>({ query, children, lines = 6 }: AskedProps<Data>): ReactNode {
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
      <div role="status" aria-label="正在读取">
        <Skeleton active paragraph={{ rows: lines }} />
      </div>
    )
  }
  const { status, code } = faultOf(error)
  // What another role would not see either says itself what can be done.
  if (status === 403 && code === 'ROLE_LACKING') return <NoRight />
  return <FaultNote error={error} retry={() => query.refetch()} />
}

/** The reader's roles do not cover the page. */
export function NoRight({ code = 'ROLE_LACKING' }: { readonly code?: string }): ReactNode {
  return (
    <Result
      status="403"
      title={<h1 className="result-title">您的岗位不能看这一页</h1>}
      subTitle={`需要查看的，请让本单位管理账户的人给您增加岗位。代码 ${code}`}
      extra={<Link to=".">返回</Link>}
    />
  )
}

/** No page stands at an address. */
export function NoPage({ home }: { readonly home: string }): ReactNode {
  return (
    <Result
      status="404"
      title={<h1 className="result-title">没有这一页</h1>}
      subTitle="地址可能抄错了，或者页面已经移走。"
      extra={
        <Link to={home}>
          <Button type="primary">回到首页</Button>
        </Link>
      }
    />
  )
}

/** An empty list says what would be in it and what to do first. */
export function EmptyNote({
  text,
  children,
}: {
  readonly text: string
  readonly children?: ReactNode
}): ReactNode {
  return (
    <Empty image={Empty.PRESENTED_IMAGE_SIMPLE} description={text}>
      {children}
    </Empty>
  )
}
