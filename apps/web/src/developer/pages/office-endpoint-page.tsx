import { useQuery } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { Link, useParams } from 'react-router'
import { apiPrefix } from '../../api/prefix.ts'
import { Asked, NoPage, PageHeading } from '../../console/page-states.tsx'
import { CopiedBlock } from '../parts/copied-block.tsx'
import { Fields } from '../parts/fields.tsx'
import { RefusalLines } from '../parts/office-lines.tsx'
import type { OfficeEndpoint } from '../protocol/office-content.ts'
import { loadEndpoint } from '../protocol/office-content.ts'
import './message-page.css'

const kilobyte = 1024

/** One endpoint of the account office. */
export function OfficeEndpointPage(): ReactNode {
  const id = useParams()['id'] ?? ''
  const query = useQuery({
    queryKey: ['office-endpoint', id],
    queryFn: () => loadEndpoint(id),
    staleTime: Infinity,
  })
  return (
    <Asked query={query} lines={14}>
      {(endpoint) =>
        endpoint === null ? (
          <NoPage home="/developer/office" />
        ) : (
          <Page key={id} endpoint={endpoint} />
        )
      }
    </Asked>
  )
}

function Page({ endpoint }: { readonly endpoint: OfficeEndpoint }): ReactNode {
  const { title, purpose, method, path, access, parameters, refusals, curl } = endpoint
  return (
    <>
      <PageHeading
        title={title}
        {...(purpose !== undefined && { about: purpose })}
        actions={<Link to="/developer/office">全部接口</Link>}
      />
      <dl className="message-rules">
        <dt>地址</dt>
        <dd>
          <code className="breaking">
            {method} {apiPrefix}
            {path}
          </code>
        </dd>
        <dt>谁可以用</dt>
        <dd>{access}</dd>
      </dl>
      {parameters.length > 0 && <h2>参数</h2>}
      {parameters.length > 0 && (
        <Fields part="parameters" tables={[{ heading: '', rows: parameters }]} />
      )}
      <Body endpoint={endpoint} />
      <h2>答复</h2>
      <Answer endpoint={endpoint} />
      <h2>错误</h2>
      <p>
        任何接口都可能以格式不对、没有登录、没有权限、太频繁等原因拒绝。这个接口另外可能有：
        {refusals.length === 0 && '没有。'}
      </p>
      {refusals.length > 0 && <RefusalLines refusals={refusals} />}
      <h2>用 curl 试一次</h2>
      <p>
        <code>$OFFICE</code> 是账户管理的地址，<code>$SESSION</code> 是登录得到的 Cookie，
        <code>$CSRF</code> 是登录答复中的 csrfToken。
      </p>
      <CopiedBlock label="curl 命令" text={curl} />
    </>
  )
}

function Body({ endpoint: { body, upload } }: { readonly endpoint: OfficeEndpoint }): ReactNode {
  if (upload !== undefined) {
    const { contentTypes, bytesMax } = upload
    return (
      <>
        <h2>请求内容</h2>
        <p>
          文件本身，内容类型为 {contentTypes.join('、')}，最大 {Math.round(bytesMax / kilobyte)}{' '}
          KB。
        </p>
      </>
    )
  }
  if (body.length === 0) return null
  return (
    <>
      <h2 id="request">请求内容</h2>
      <Fields part="request" tables={body} />
    </>
  )
}

function Answer({ endpoint: { answer } }: { readonly endpoint: OfficeEndpoint }): ReactNode {
  if (answer === 'nothing') return <p>状态码 204，没有内容。</p>
  if (answer === 'file') return <p>状态码 200，内容是文件，可以保存。</p>
  return <Fields part="answer" tables={answer} />
}
