import { Input } from 'antd'
import type { ReactNode } from 'react'
import { useSearchParams } from 'react-router'
import { PageHeading } from '../../console/page-states.tsx'
import { MessageLines } from '../parts/message-lines.tsx'
import { SearchHits } from '../parts/search-hits.tsx'
import { callerWords, catalogue } from '../protocol/protocol-content.ts'

/** All messages of the protocol, and the search over everything that these pages describe. */
export function HomePage(): ReactNode {
  const [search, setSearch] = useSearchParams()
  const words = search.get('q') ?? ''
  return (
    <>
      <PageHeading
        title="接口开发"
        about={`报文协议 ${catalogue.version} 版。每个报文的页面都有能真正发出去的示例。`}
      />
      <Input.Search
        aria-label="搜索报文、字段、代码和接口"
        placeholder="报文、字段或代码，如 bill.lock、锁定、checkCode、BILL_LOCKED"
        value={words}
        maxLength={60}
        onChange={({ target }) =>
          setSearch(target.value === '' ? {} : { q: target.value }, { replace: true })
        }
      />
      {words.trim() === '' ? <Catalogue /> : <SearchHits words={words.trim().toLowerCase()} />}
    </>
  )
}

function Catalogue(): ReactNode {
  return Object.entries(callerWords).map(([caller, word]) => {
    const own = catalogue.services.filter(({ callers, servedBy }) =>
      servedBy === 'subscriber' ? caller === 'unit' : callers[0] === caller,
    )
    return (
      <section key={caller} aria-labelledby={`of-${caller}`}>
        <h2 id={`of-${caller}`}>{word}使用的报文</h2>
        <MessageLines lines={own} />
      </section>
    )
  })
}
