import { useQuery } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { Asked, PageHeading } from '../../console/page-states.tsx'
import { OfficeLines } from '../parts/office-lines.tsx'
import { loadOfficeLines, roomWords } from '../protocol/office-content.ts'

/** Every endpoint of the account office, by room. */
export function OfficePage(): ReactNode {
  const query = useQuery({
    queryKey: ['office-lines'],
    queryFn: loadOfficeLines,
    staleTime: Infinity,
  })
  return (
    <>
      <PageHeading
        title="账户管理接口"
        about="门户页面做的每件事都是这些接口，其他程序也可以调用。地址都在 /api/v1 之下，内容是 UTF-8 的 JSON。"
      />
      <Rules />
      <Asked query={query} lines={14}>
        {(lines) =>
          Object.entries(roomWords).map(([room, word]) => (
            <section key={room} aria-labelledby={`room-${room}`}>
              <h2 id={`room-${room}`}>{word}</h2>
              <OfficeLines lines={lines.filter((line) => line.room === room)} />
            </section>
          ))
        }
      </Asked>
    </>
  )
}

function Rules(): ReactNode {
  return (
    <ul>
      <li>
        <strong>登录。</strong>登录以后得到 Cookie <code>piaoqiao-session</code> 和 csrfToken。
        每个会改变内容的请求都要把它放在请求头 <code>x-csrf-token</code> 中。
      </li>
      <li>
        <strong>登录步骤。</strong>stage 说明还差哪一步，只有 open 才能调用其他接口。
      </li>
      <li>
        <strong>拒绝。</strong>内容类型 application/problem+json，带有不会改变的 code、说明 detail
        和下一步 next。被拒绝的请求什么都没有改变。
      </li>
      <li>
        <strong>重发。</strong>请求内容中有 requestId
        的，由发送方生成，重发时不变，只执行一次，答复相同。
      </li>
      <li>
        <strong>分页。</strong>清单用 after（上一页的 next）和 limit。
      </li>
      <li>
        <strong>上传。</strong>文件就是请求的内容，写明内容类型；是什么文件按字节判断。
      </li>
    </ul>
  )
}
