import { Card } from 'antd'
import type { ReactNode } from 'react'
import { api } from '../../api/client.ts'
import type { paths } from '../../api/office-api.ts'
import { ConsoleTable } from '../../console/console-table.tsx'
import { Asked, PageHeading } from '../../console/page-states.tsx'
import { Chip } from '../../elements/chip.tsx'
import { Age, Moment } from '../../elements/facts.tsx'
import { provinceName } from '../../words/provinces.ts'
import { FactsList } from '../../console/facts-list.tsx'

type Health = paths['/bureaus/health']['get']['responses']['200']['content']['application/json']
const askAgainMs = 30_000
const channelNames: Readonly<Record<string, string>> = { mail: '邮件', text: '短信' }
const gigabyte = 1_000_000_000

/** How registry, other provinces, stations, queues and jobs fare at this moment. */
export function HealthPage(): ReactNode {
  const asked = api.useQuery('get', '/bureaus/health', {}, { refetchInterval: askAgainMs })
  return (
    <>
      <PageHeading title="运行状况" about="每半分钟更新一次。" />
      <Asked query={asked}>{(health) => <Shown health={health} />}</Asked>
    </>
  )
}

function Shown({ health }: { readonly health: Health }): ReactNode {
  const { registry, registryFault, activeIssuers, silentIssuers, silentAfterDays, vault } = health
  return (
    <>
      <Card className="panel" title="本省登记系统">
        {registry === null ? (
          <Chip tone="warn" icon="warn">
            连不上（{registryFault ?? '没有答复'}）
          </Chip>
        ) : (
          <FactsList
            facts={[
              [
                '状态',
                <Chip key="up" tone="good" icon="check">
                  正常
                </Chip>,
              ],
              ['待发往外省', `${registry.outbox.waiting} 条`],
              ['最早一条', <Since key="oldest" at={registry.outbox.oldestAt} />],
              ['名录更新', <Since key="directory" at={registry.directory.readAt} />],
            ]}
          />
        )}
      </Card>
      <Card className="panel" title="其他省份">
        <ConsoleTable
          label="其他省份"
          rows={registry?.provinces ?? []}
          rowKey={({ province }) => province}
          columns={[
            { title: '省份', render: (_value, { province }) => provinceName(province) },
            { title: '待送达', dataIndex: 'waiting', align: 'right' },
            { title: '上次送达', render: (_value, each) => <Since at={each.deliveredAt} /> },
            { title: '上次答复', render: (_value, each) => <Since at={each.answeredAt} /> },
            { title: '上次没有答复', render: (_value, each) => <Since at={each.unansweredAt} /> },
          ]}
        />
      </Card>
      <Card className="panel" title={`开票站（在用 ${activeIssuers} 家）`}>
        {silentIssuers === null || silentIssuers.length === 0 ? (
          <p>没有超过 {silentAfterDays} 天没开票的单位。</p>
        ) : (
          <ConsoleTable
            label="久未开票的单位"
            rows={silentIssuers}
            rowKey={({ partyId }) => partyId}
            columns={[
              { title: '单位', dataIndex: 'partyName' },
              { title: '上次登记', render: (_value, each) => <Since at={each.registeredAt} /> },
            ]}
          />
        )}
      </Card>
      <Card className="panel" title="邮件和短信">
        <ConsoleTable
          label="邮件和短信"
          rows={health.messageQueues}
          rowKey={({ channel }) => channel}
          columns={[
            { title: '渠道', render: (_value, { channel }) => channelNames[channel] ?? channel },
            { title: '等待', dataIndex: 'waiting', align: 'right' },
            { title: '最早', render: (_value, { oldestAt }) => <Since at={oldestAt} /> },
            { title: '放弃', dataIndex: 'givenUp', align: 'right' },
          ]}
        />
      </Card>
      <Card className="panel" title="后台任务">
        <ConsoleTable
          label="后台任务"
          rows={health.jobs}
          rowKey={({ name }) => name}
          columns={[
            { title: '任务', dataIndex: 'name', className: 'figures' },
            { title: '上次完成', render: (_value, { doneAt }) => <Since at={doneAt} /> },
            { title: '上次失败', render: (_value, { failedAt }) => <Since at={failedAt} /> },
          ]}
        />
        {vault !== null && (
          <p>
            文件库剩余 {Math.floor(vault.freeBytes / gigabyte)} GB，共{' '}
            {Math.floor(vault.totalBytes / gigabyte)} GB；
            <Moment of={health.at} /> 的情况。
          </p>
        )}
      </Card>
    </>
  )
}

const Since = ({ at }: { readonly at: string | null }): ReactNode =>
  at === null ? '—' : <Age of={at} />
