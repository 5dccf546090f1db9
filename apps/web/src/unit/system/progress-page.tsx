import { Card } from 'antd'
import type { ReactNode } from 'react'
import { Link } from 'react-router'
import { FactsList } from '../../console/facts-list.tsx'
import { Asked, PageHeading } from '../../console/page-states.tsx'
import { Chip } from '../../elements/chip.tsx'
import { Moment } from '../../elements/facts.tsx'
import { Icon } from '../../elements/icon.tsx'
import { useNow } from '../../elements/now.ts'
import { Materials } from '../../developer/parts/conformance-run.tsx'
import type { ConnectionStatus } from './connection.ts'
import type { KnownOfConnection } from './connection-tasks.ts'
import { tasksOf } from './connection-tasks.ts'
import { useKnownOfConnection } from './known-of-connection.ts'
import './connection.css'

const actorNames: Readonly<Record<string, string>> = {
  unit: '本单位办理',
  centre: '市财政局非税中心办理',
  platform: '平台办理',
  nobody: '无需办理',
}
const looks = {
  behind: ['good', 'done', '已完成'],
  present: ['held', 'clock', '进行中'],
  ahead: ['ended', 'forward', '未开始'],
} as const

/** Where the connection stands, what is to be done now and by whom, and the whole way. */
export function ProgressPage(): ReactNode {
  const known = useKnownOfConnection()
  return (
    <>
      <PageHeading
        title="系统对接"
        about="本单位业务系统从申请到正式运行，现在在哪一步，该谁办理。"
      />
      <Asked query={known}>
        {(found) => (
          <>
            <Now known={found} />
            <Way status={found.status} />
            <Dates known={found} />
            <Card className="panel" title="对接材料">
              <Materials />
            </Card>
          </>
        )}
      </Asked>
    </>
  )
}

function Now({ known }: { readonly known: KnownOfConnection }): ReactNode {
  const { status } = known
  const tasks = tasksOf(known)
  const next = tasks.find(({ isDone, to }) => !isDone && to !== null)
  return (
    <Card className="panel" title="现在">
      <p className="connection-now">
        <Chip tone={status.acts === 'unit' ? 'warn' : 'held'} icon="clock">
          {status.stepName}
        </Chip>
        <span>{actorNames[status.acts] ?? status.acts}</span>
        <span className="connection-quiet">
          自 <Moment of={status.since} /> 起
        </span>
      </p>
      <p>{status.next}</p>
      {known.form?.state === 'returned' && status.step === 'developing' && (
        <p role="status">联调申请表被退回：{known.form.reason}</p>
      )}
      {tasks.length > 0 && (
        <ol className="connection-tasks" aria-label="这一步要办的事">
          {tasks.map((task) => (
            <li key={task.title}>
              <Icon name={task.isDone ? 'done' : 'clock'} />
              <span>
                {task.to === null || task.isDone ? (
                  task.title
                ) : (
                  <Link to={task.to}>{task.title}</Link>
                )}
                <span className="connection-quiet">{task.isDone ? '，已办' : '，未办'}</span>
              </span>
            </li>
          ))}
        </ol>
      )}
      {next?.to !== undefined && next.to !== null && status.acts === 'unit' && (
        <Link className="connection-next" to={next.to}>
          下一步：{next.title}
        </Link>
      )}
    </Card>
  )
}

function Way({ status }: { readonly status: ConnectionStatus }): ReactNode {
  return (
    <Card className="panel" title="全程">
      <ol className="connection-way" aria-label="对接的全程">
        {status.steps.map(({ step, name, acts, state }) => {
          const [tone, icon, word] = looks[state as keyof typeof looks] ?? looks.ahead
          return (
            <li key={step} {...(state === 'present' && { 'aria-current': 'step' as const })}>
              <strong>{name}</strong>
              <Chip tone={tone} icon={icon}>
                {word}
              </Chip>
              <span className="connection-quiet">{actorNames[acts] ?? acts}</span>
            </li>
          )
        })}
      </ol>
    </Card>
  )
}

const runningBookings = new Set(['booked', 'offered', 'waiting'])

/** What has a date: bookings, offers that lapse, keys that end, and who signed when. */
function Dates({ known }: { readonly known: KnownOfConnection }): ReactNode {
  const { status, bookings, keys } = known
  const now = useNow()
  const moments = [
    ['本单位确认联调通过', status.unitSignedAt],
    ['市财政局非税中心确认联调通过', status.centreSignedAt],
    ['正式上线', status.liveAt],
  ] as const
  const facts: readonly (readonly [string, ReactNode])[] = [
    ...bookings
      .filter(({ state }) => runningBookings.has(state))
      .map(
        ({ bookingId, stateName, time, offeredUntil }) =>
          [
            `联调${stateName}`,
            <span key={bookingId}>
              {time}
              {offeredUntil !== null && (
                <>
                  ，请在 <Moment of={offeredUntil} /> 前确认
                </>
              )}
            </span>,
          ] as const,
      ),
    ...keys.flatMap(({ keyId, validUntil, provenAt }) =>
      validUntil === null || provenAt === null || Date.parse(validUntil) < now
        ? []
        : [['旧公钥有效至', <Moment key={keyId} of={validUntil} />] as const],
    ),
    ...moments.flatMap(([name, at]) =>
      at === null ? [] : [[name, <Moment key={name} of={at} />] as const],
    ),
    ['业务系统', `${status.systemName}（${status.vendorName}）`],
    [
      '单位数字账户ID',
      <span key="id" className="figures">
        {status.unitId}
      </span>,
    ],
    ...(status.quotaPerMinute === null
      ? []
      : [['报文配额', `每分钟 ${status.quotaPerMinute} 条`] as const]),
  ]
  return (
    <Card className="panel" title="日期和登记信息">
      <FactsList facts={facts} />
    </Card>
  )
}
