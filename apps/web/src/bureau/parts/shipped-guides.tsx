import { Button, Card } from 'antd'
import type { ReactNode } from 'react'
import { useNavigate } from 'react-router'
import { audienceText } from '../../announcements/announcement.ts'
import { api, office, queries } from '../../api/client.ts'
import type { paths } from '../../api/office-api.ts'
import { useAct } from '../../api/use-act.ts'
import { ConsoleTable } from '../../console/console-table.tsx'
import { Asked } from '../../console/page-states.tsx'
import { FaultNote } from '../../elements/fault-note.tsx'

type Guide =
  paths['/bureaus/guides']['get']['responses']['200']['content']['application/json']['guides'][number]

/** The guides that come with the office, each to be taken as the beginning of a draft. */
export function ShippedGuides(): ReactNode {
  const asked = api.useQuery('get', '/bureaus/guides')
  const act = useAct()
  const navigate = useNavigate()
  const begin = async (guideName: string) => {
    const params = { path: { guideName } }
    const answer = await act.run(() =>
      office.POST('/bureaus/guides/{guideName}/draft', { params, body: {} }),
    )
    if (answer?.data === undefined) return
    await queries.invalidateQueries()
    await navigate(`/bureau/announcements/${answer.data.announcementId}`)
  }
  return (
    <Card className="panel" title="系统随带的操作指南">
      <p>以其中一份起草，核对后即可发布；也可以先按本地的情况改。</p>
      {act.fault !== null && <FaultNote error={act.fault} />}
      <Asked query={asked} lines={3}>
        {({ guides }) =>
          guides.length === 0 ? (
            <p>这里没有随带的指南，可以自己写一篇。</p>
          ) : (
            <ConsoleTable<Guide>
              label="系统随带的操作指南"
              rows={guides}
              rowKey={({ guideName }) => guideName}
              columns={[
                { title: '指南', dataIndex: 'title' },
                { title: '给谁看', render: (_value, { audiences }) => audienceText(audiences) },
                {
                  title: '办理',
                  render: (_value, { guideName, title }) => (
                    <Button
                      aria-label={`以此起草：${title}`}
                      loading={act.isBusy}
                      onClick={() => void begin(guideName)}
                    >
                      以此起草
                    </Button>
                  ),
                },
              ]}
            />
          )
        }
      </Asked>
    </Card>
  )
}
