import type { ReactNode } from 'react'
import { Link, useLocation, useParams, useSearchParams } from 'react-router'
import { AnnouncementArticle } from '../../announcements/announcement-article.tsx'
import { kindNames } from '../../announcements/announcement.ts'
import { goneTitle, GoneNote, isGone } from '../../announcements/gone-note.tsx'
import {
  askPublished,
  everyAudience,
  usePublishedFilters,
} from '../../announcements/published-query.ts'
import { api } from '../../api/client.ts'
import { usePages } from '../../api/use-pages.ts'
import { Day } from '../../elements/facts.tsx'
import { useIsPerson } from '../parts/gate.tsx'
import { MoreButton } from '../parts/more-button.tsx'
import { Page, Shown } from '../parts/page.tsx'

const list = '/citizen/announcements'

/** What finance bureaus published for citizens, the latest first; everybody reads it. */
export function AnnouncementsPage(): ReactNode {
  const isPerson = useIsPerson()
  const { search } = useLocation()
  const { kind, audience } = usePublishedFilters('citizens')
  const asked = usePages(['published', kind, audience], ({ after = null }, signal) =>
    askPublished({ kind, audience }, after, signal),
  )
  return (
    <Page title="公告和指南" back={isPerson ? '/citizen/me' : '/citizen'}>
      <div className="stack">
        <Kinds />
        <Shown query={asked}>
          {({ pages }) => {
            const all = pages.flatMap(({ rows }) => rows)
            if (all.length === 0) return <p className="empty">这里还没有公告和指南。</p>
            return (
              <>
                <ul className="menu">
                  {all.map(({ announcementId, title, kindName, bureauName, publishedAt }) => (
                    <li key={announcementId}>
                      <Link to={`${list}/${announcementId}`} state={search}>
                        <span>
                          <strong>{title}</strong>
                          <br />
                          <span className="quiet">
                            {kindName} · {bureauName} ·{' '}
                            {publishedAt !== null && <Day of={publishedAt} />}
                          </span>
                        </span>
                      </Link>
                    </li>
                  ))}
                </ul>
                <MoreButton of={asked} />
              </>
            )
          }}
        </Shown>
      </div>
    </Page>
  )
}

/** The kinds and whether what is written for others is wanted too, as links that narrow the list. */
function Kinds(): ReactNode {
  const [search] = useSearchParams()
  const { kind, audience } = usePublishedFilters('citizens')
  const to = (name: string, value: string | undefined) => {
    const next = new URLSearchParams(search)
    if (value === undefined) next.delete(name)
    else next.set(name, value)
    return `?${next.toString()}`
  }
  const link = (name: string, value: string | undefined, isCurrent: boolean, text: string) => (
    <li key={text}>
      <Link to={to(name, value)} replace aria-current={isCurrent}>
        {text}
      </Link>
    </li>
  )
  return (
    <nav aria-label="筛选公告" className="not-printed">
      <ul className="chips" aria-label="读者">
        {link('audience', undefined, audience === 'citizens', '写给个人的')}
        {link('audience', everyAudience, audience === undefined, '全部读者')}
      </ul>
      <ul className="chips" aria-label="类别">
        {link('kind', undefined, kind === undefined, '全部类别')}
        {Object.entries(kindNames).map(([value, name]) =>
          link('kind', value, kind === value, name),
        )}
      </ul>
    </nav>
  )
}

/** One announcement with its attachments. */
export function AnnouncementPage(): ReactNode {
  const { announcementId = '' } = useParams()
  const from: unknown = useLocation().state
  const asked = api.useQuery('get', '/announcements/{announcementId}', {
    params: { path: { announcementId } },
  })
  const back = typeof from === 'string' ? `${list}${from}` : list
  if (isGone(asked.error)) {
    return (
      <Page key="gone" title={goneTitle(asked.error)} back={back}>
        <GoneNote error={asked.error} list={list} />
      </Page>
    )
  }
  return (
    <Page key={asked.data?.announcementId} title={asked.data?.title ?? '公告和指南'} back={back}>
      <div className="stack">
        <Shown query={asked}>
          {(found) => (
            <>
              <AnnouncementArticle found={found} />
              <button type="button" className="button not-printed" onClick={() => print()}>
                打印
              </button>
            </>
          )}
        </Shown>
      </div>
    </Page>
  )
}
