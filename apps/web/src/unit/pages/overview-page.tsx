import { Card } from 'antd'
import type { ReactNode } from 'react'
import { Link } from 'react-router'
import { api } from '../../api/client.ts'
import type { paths } from '../../api/office-api.ts'
import { ConsoleTable } from '../../console/console-table.tsx'
import { DayCurve } from '../../console/day-curve.tsx'
import type { Figure } from '../../console/figure-row.tsx'
import { FigureRow } from '../../console/figure-row.tsx'
import { Asked, PageHeading } from '../../console/page-states.tsx'
import type { Period } from '../../console/period.ts'
import { periodBefore } from '../../console/period.ts'
import { PeriodFields, usePeriod } from '../../console/period-fields.tsx'
import { Amount } from '../../elements/facts.tsx'
import { dayText } from '../../words/dates.ts'
import { provinceName } from '../../words/provinces.ts'

type Figures = paths['/desk/statistics']['get']['responses']['200']['content']['application/json']
const works = [
  ['verified', '查验'],
  ['locked', '锁定'],
  ['reimbursed', '报销'],
  ['posted', '入账'],
] as const

const curveLines = works.map(
  ([work, name]) => [name, (step: Figures['curve'][number]) => step[work].bills] as const,
)

/** What the unit did in a period, as figures, a curve, and by province. */
export function OverviewPage(): ReactNode {
  const period = usePeriod()
  const asked = api.useQuery('get', '/desk/statistics', {
    params: { query: { ...period, step: 'day' } },
  })
  const before = api.useQuery('get', '/desk/statistics', {
    params: { query: { ...periodBefore(period), step: 'month' } },
  })
  return (
    <>
      <PageHeading
        title="概览"
        about={`${dayText(period.from)}至${dayText(period.until)}，与之前同样多的天数相比。`}
        actions={<PeriodFields />}
      />
      <Asked query={asked}>
        {(figures) => <Shown figures={figures} before={before.data} period={period} />}
      </Asked>
    </>
  )
}

interface ShownProps {
  readonly figures: Figures
  /** The period before, once it is known. */
  readonly before: Figures | undefined
  readonly period: Period
}

function Shown({ figures, before, period }: ShownProps): ReactNode {
  const { curve, provinces, locks } = figures
  return (
    <>
      <FigureRow label="这段时间" figures={figuresOf(figures, before)} />
      <Card className="panel" title="每天的张数">
        <DayCurve
          period={period}
          days={new Map(curve.map((step) => [step.from, step]))}
          lines={curveLines}
          label="每天查验、锁定、报销和入账的张数"
        />
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

/** The lines of the ledger behind a figure, where it has them. */
const ledgerOf: Partial<Record<(typeof works)[number][0], string>> = {
  locked: '/unit/ledger?state=held',
  reimbursed: '/unit/ledger?state=reported',
  posted: '/unit/ledger?state=posted',
}

function figuresOf(now: Figures, before: Figures | undefined): readonly Figure[] {
  const counted = works.map(([work, title]) => {
    const to = ledgerOf[work]
    return {
      title: `${title}（张）`,
      value: now.total[work].bills,
      sum: <Amount of={now.total[work].amount} />,
      now: now.total[work].bills,
      before: before?.total[work].bills,
      ...(to !== undefined && { to }),
    }
  })
  const days = (
    [
      ['锁定到报销（天，中位）', 'lockToReportDays'],
      ['报销到入账（天，中位）', 'reportToPostingDays'],
    ] as const
  ).map(([title, name]) => ({
    title,
    value: now[name] ?? '—',
    now: now[name] ?? undefined,
    before: before?.[name] ?? undefined,
  }))
  return [...counted, ...days]
}
