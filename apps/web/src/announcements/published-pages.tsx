import { Button } from 'antd'
import type { ReactNode } from 'react'
import { Link, useParams } from 'react-router'
import { api } from '../api/client.ts'
import { ChoiceFilter, FilterBar } from '../console/filter-fields.tsx'
import { Asked, EmptyNote, PageHeading } from '../console/page-states.tsx'
import { PagedTable } from '../console/paged-table.tsx'
import { Day } from '../elements/facts.tsx'
import type { Audience, PublishedLine } from './announcement.ts'
import { audienceNames, audienceText, kindNames } from './announcement.ts'
import { AnnouncementArticle } from './announcement-article.tsx'
import { goneTitle, GoneNote, isGone } from './gone-note.tsx'
import { askPublished, everyAudience, usePublishedFilters } from './published-query.ts'

export interface PublishedPagesProps {
  /** Where the list stands in the portal. */
  readonly home: string
}

/** What is published, the latest first, for the readers of a console. */
export function PublishedListPage({
  own,
  home,
}: PublishedPagesProps & { readonly own: Audience }): ReactNode {
  const { of, kind, audience } = usePublishedFilters(own)
  const { [own]: ownName, ...others } = audienceNames
  return (
    <>
      <PageHeading title="公告和指南" about="财政部门发布的通知、操作指南和资料，最新的在前。" />
      <FilterBar label="筛选公告">
        <ChoiceFilter of={of} name="kind" label="类别" all="全部类别" choices={kindNames} />
        <ChoiceFilter
          of={of}
          name="audience"
          label="读者"
          all={`写给${ownName}`}
          choices={{ ...others, [everyAudience]: '所有读者' }}
        />
      </FilterBar>
      <PagedTable<PublishedLine>
        label="公告和指南"
        queryKey={['published', kind, audience]}
        ask={(after, signal) => askPublished({ kind, audience }, after, signal)}
        rowKey={({ announcementId }) => announcementId}
        empty={<EmptyNote text="还没有这样的公告。换一个类别或读者看看。" />}
        columns={[
          {
            title: '题目',
            width: 260,
            render: (_value, { announcementId, title }) => (
              <Link to={`${home}/${announcementId}`}>{title}</Link>
            ),
          },
          { title: '类别', dataIndex: 'kindName', width: 110 },
          {
            title: '读者',
            width: 220,
            render: (_value, { audiences }) => audienceText(audiences),
          },
          { title: '发布单位', dataIndex: 'bureauName', width: 180 },
          {
            title: '发布',
            width: 150,
            render: (_value, { publishedAt }) =>
              publishedAt === null ? '—' : <Day of={publishedAt} />,
          },
        ]}
      />
    </>
  )
}

/** One published announcement in a console. */
export function PublishedPage({ home }: PublishedPagesProps): ReactNode {
  const { announcementId = '' } = useParams()
  const asked = api.useQuery('get', '/announcements/{announcementId}', {
    params: { path: { announcementId } },
  })
  if (isGone(asked.error)) {
    return (
      <>
        <PageHeading title={goneTitle(asked.error)} />
        <GoneNote error={asked.error} list={home} />
      </>
    )
  }
  return (
    <Asked query={asked}>
      {(found) => (
        <>
          <PageHeading
            title={found.title}
            actions={
              <>
                <Link to={home}>全部公告和指南</Link>
                <Button onClick={() => print()}>打印</Button>
              </>
            }
          />
          <AnnouncementArticle found={found} />
        </>
      )}
    </Asked>
  )
}
