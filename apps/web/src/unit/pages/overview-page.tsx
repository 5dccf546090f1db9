import { Card, Statistic } from 'antd'
import { lazy, Suspense, useMemo } from 'react'
import type { ReactNode } from 'react'
import { Link } from 'react-router'
import { api } from '../../api/client.ts'
import type { paths } from '../../api/office-api.ts'
import { ConsoleTable } from '../../console/console-table.tsx'
import { Asked, PageHeading } from '../../console/page-states.tsx'
import { PeriodFields, usePeriod } from '../../console/period-fields.tsx'
import { Amount } from '../../elements/facts.tsx'
import { dayText } from '../../words/dates.ts'
import { provinceName } from '../../words/provinces.ts'

const Chart = lazy(async () => ({ default: (await import('../../console/chart.tsx')).Chart }))
type Figures = paths['/desk/statistics']['get']['responses']['200']['content']['application/json']
const works = [
  ['verified', '查验'],
  ['locked', '锁定'],
  ['reimbursed', '报销'],
  ['posted', '入账'],
] as const

/** What the unit did in a period, as figures, a curve, and by province. */
export function OverviewPage(): ReactNode {
  const period = usePeriod()
  const { from, until } = period
  const asked = api.useQuery('get', '/desk/statistics', {
    params: { query: { from, until, step: 'day' } },
  })
  return (
    <>
      <PageHeading
        title="概览"
        about={`${dayText(from)}至${dayText(until)}`}
        actions={<PeriodFields />}
      />
      <Asked query={asked}>{(figures) => <Shown figures={figures} />}</Asked>
    </>
  )
}

function Shown({ figures }: { readonly figures: Figures }): ReactNode {
  const { total, curve, provinces, locks, lockToReportDays, reportToPostingDays } = figures
  const option = useMemo(
    () => ({
      xAxis: { type: 'category', data: curve.map(({ from }) => from.slice(5)) },
      yAxis: { type: 'value', minInterval: 1 },
      series: works.map(([work, name]) => ({
        name,
        type: 'line',
        data: curve.map((step) => step[work].bills),
      })),
    }),
    [curve],
  )
  return (
    <>
      <div className="filters">
        {works.map(([work, name]) => (
          <Card key={work} size="small">
            <Statistic
              title={`${name}（张）`}
              value={total[work].bills}
              suffix={
                <small>
                  <Amount of={total[work].amount} />
                </small>
              }
            />
          </Card>
        ))}
        <Card size="small">
          <Statistic title="锁定到报销（天，中位）" value={lockToReportDays ?? '—'} />
        </Card>
        <Card size="small">
          <Statistic title="报销到入账（天，中位）" value={reportToPostingDays ?? '—'} />
        </Card>
      </div>
      <Card className="panel" title="每天的张数">
        <Suspense fallback={<div style={{ height: 280 }} />}>
          <Chart option={option} label="每天查验、锁定、报销和入账的张数" />
        </Suspense>
      </Card>
      <Card className="panel" title="锁定快到期的">
        <p>
          已过期 {locks.overdue}，3 天内 {locks.within3Days}，7 天内 {locks.within7Days}，30 天内{' '}
          {locks.within30Days}，更晚 {locks.later}。
          <Link to="/unit/ledger?state=held">看持有的票据</Link>
        </p>
      </Card>
      <Card className="panel" title="票据来自">
        <ConsoleTable
          label="按省份"
          rows={provinces}
          rowKey={({ province }) => province}
          columns={[
            { title: '省份', render: (_value, { province }) => provinceName(province) },
            ...works.map(([work, name]) => ({
              title: name,
              align: 'right' as const,
              render: (_value: unknown, row: Figures['provinces'][number]) => row[work].bills,
            })),
            {
              title: '报销金额',
              align: 'right',
              render: (_value, { reimbursed }) => <Amount of={reimbursed.amount} />,
            },
          ]}
        />
      </Card>
    </>
  )
}
