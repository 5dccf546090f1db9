import type { ReactNode } from 'react'
import { Link } from 'react-router'
import { audienceText } from '../../announcements/announcement.ts'
import { office } from '../../api/client.ts'
import type { paths } from '../../api/office-api.ts'
import { EmptyNote, PageHeading } from '../../console/page-states.tsx'
import { PagedTable } from '../../console/paged-table.tsx'
import { Day } from '../../elements/facts.tsx'
import { AnnouncementState } from '../parts/announcement-state.tsx'
import { useMayAnnounce } from '../parts/rights.ts'
import { ShippedGuides } from '../parts/shipped-guides.tsx'

type Announcement =
  paths['/bureaus/announcements']['get']['responses']['200']['content']['application/json']['announcements'][number]

/** What the bureau publishes: notices, guides and material. */
export function AnnouncementsPage(): ReactNode {
  const mayAnnounce = useMayAnnounce()
  return (
    <>
      <PageHeading
        title="公告通知"
        about="公告、操作指南和资料，发布后所有人都能看。"
        actions={
          <>
            {mayAnnounce && <Link to="/bureau/announcements/new">写一篇公告</Link>}
            <Link to="/bureau/announcements/published">看各单位已发布的</Link>
          </>
        }
      />
      <PagedTable<Announcement>
        label="公告通知"
        queryKey={['announcements']}
        ask={async (after, signal) => {
          const query = after === null ? {} : { after }
          const { data, error } = await office.GET('/bureaus/announcements', {
            params: { query },
            signal,
          })
          return error === undefined
            ? { data: { rows: data.announcements, next: data.next } }
            : { error }
        }}
        rowKey={({ announcementId }) => announcementId}
        empty={<EmptyNote text="还没有公告。可以写一篇，也可以以随带的指南起草。" />}
        columns={[
          {
            title: '题目',
            width: 260,
            render: (_value, { announcementId, title }) => (
              <Link to={`/bureau/announcements/${announcementId}`}>{title}</Link>
            ),
          },
          { title: '种类', dataIndex: 'kindName', width: 110 },
          {
            title: '给谁看',
            width: 220,
            render: (_value, { audiences }) => audienceText(audiences),
          },
          {
            title: '状态',
            width: 110,
            render: (_value, announcement) => <AnnouncementState {...announcement} />,
          },
          {
            title: '发布',
            width: 140,
            render: (_value, { publishedAt }) =>
              publishedAt === null ? '—' : <Day of={publishedAt} />,
          },
        ]}
      />
      {mayAnnounce && <ShippedGuides />}
    </>
  )
}
