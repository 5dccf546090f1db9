import { Card } from 'antd'
import type { ReactNode } from 'react'
import { Link } from 'react-router'
import { api } from '../../api/client.ts'
import { Asked } from '../../console/page-states.tsx'
import { Age } from '../../elements/facts.tsx'

/** As often the record is looked at, so that a run of the own system is seen while it goes on. */
const lookAgainMs = 3_000
const shownMax = '8'

/** The latest messages of the unit's own system in the sandbox, as they come. */
export function RecentMessages(): ReactNode {
  const asked = api.useQuery(
    'get',
    '/connections/self/sandbox-messages',
    { params: { query: { limit: shownMax } } },
    { refetchInterval: lookAgainMs },
  )
  return (
    <Card
      className="panel"
      title="测试环境刚刚收到的报文"
      extra={<Link to="/unit/connection/messages">全部报文记录</Link>}
    >
      <p>
        本单位系统向测试环境发的报文，会在几秒内出现在这里。符合性测试在本单位的网络里进行，结果以提交的报告为准。
      </p>
      <Asked query={asked} lines={2}>
        {({ messages }) =>
          messages.length === 0 ? (
            <p role="status">还没有收到本单位的报文。</p>
          ) : (
            <ul className="key-lines" aria-label="刚刚收到的报文">
              {messages.map(({ number, service, outcome, at }) => (
                <li key={number} className="connection-now">
                  <Link to={`/unit/connection/messages?number=${number}`}>{service}</Link>
                  <span>{outcome}</span>
                  <Age of={at} />
                </li>
              ))}
            </ul>
          )
        }
      </Asked>
    </Card>
  )
}
