import { Card, Statistic } from 'antd'
import { lazy, Suspense, useMemo } from 'react'
import type { ReactNode } from 'react'
import { api } from '../../api/client.ts'
import type { paths } from '../../api/office-api.ts'
import { ConsoleTable } from '../../console/console-table.tsx'
import { DownloadButton } from '../../console/download-button.tsx'
import { Asked, EmptyNote, PageHeading } from '../../console/page-states.tsx'
import { PeriodFields, usePeriod } from '../../console/period-fields.tsx'
import { Amount } from '../../elements/facts.tsx'
import { dayText } from '../../words/dates.ts'
import { provinceName } from '../../words/provinces.ts'

const Chart = lazy(async () => ({ default: (await import('../../console/chart.tsx')).Chart }))
type Figures =
  paths['/bureaus/statistics']['get']['responses']['200']['content']['application/json']
type Line = Figures['curve'][number]
const measures = [
  ['issued', '开具'],
  ['collected', '归集'],
  ['authorised', '授权'],
  ['locked', '锁定'],
  ['reimbursed', '报销'],
] as const

/** What happened to bills in a period: figures with their curve, by province and by institution. */
export function StatisticsPage(): ReactNode {
  const period = usePeriod()
  const { from, until } = period
  const query = { from, until, step: 'day' } as const
  const asked = api.useQuery('get', '/bureaus/statistics', { params: { query } })
  const issuers = api.useQuery('get', '/bureaus/statistics/issuers', {
    params: { query: { from, until } },
  })
  const exportPath = (table: string) =>
    `/bureaus/statistics/export?${new URLSearchParams({ ...query, table, format: 'csv' }).toString()}`
  return (
    <>
      <PageHeading
        title="统计"
        about={`${dayText(from)}至${dayText(until)}`}
        actions={
          <>
            <PeriodFields />
            <DownloadButton path={exportPath('curve')}>导出曲线</DownloadButton>
            <DownloadButton path={exportPath('issuers')}>导出机构</DownloadButton>
          </>
        }
      />
      <Asked query={asked}>{(figures) => <Shown figures={figures} />}</Asked>
      <Card className="panel" title="按开票单位">
        <Asked query={issuers}>
          {({ issuers: rows }) => <Lines label="按开票单位" rows={rows} nameOf={issuerName} />}
        </Asked>
      </Card>
    </>
  )
}

const issuerName = ({ key, issuerName: name }: Line) => name ?? key

function Shown({ figures }: { readonly figures: Figures }): ReactNode {
  const { total, curve, provinces } = figures
  const option = useMemo(
    () => ({
      xAxis: { type: 'category', data: curve.map(({ key }) => key.slice(5)) },
      yAxis: { type: 'value', minInterval: 1 },
      series: measures.map(([measure, name]) => ({
        name,
        type: 'line',
        data: curve.map((step) => step[measure].bills),
      })),
    }),
    [curve],
  )
  return (
    <>
      {total === null && <EmptyNote text="本级还没有登记开票单位，登记后这里有数。" />}
      <div className="filters">
        {total !== null &&
          measures.map(([measure, name]) => (
            <Card key={measure} size="small">
              <Statistic
                title={`${name}（张）`}
                value={total[measure].bills}
                suffix={
                  <small>
                    <Amount of={total[measure].amount} />
                  </small>
                }
              />
            </Card>
          ))}
        <Card size="small">
          <Statistic title="开票到报销（天，中位）" value={total?.medianDays ?? '—'} />
        </Card>
      </div>
      <Card className="panel" title="每天的张数">
        <Suspense fallback={<div style={{ height: 280 }} />}>
          <Chart option={option} label="每天开具、归集、授权、锁定和报销的张数" />
        </Suspense>
      </Card>
      <Card className="panel" title="按报销单位所在省份">
        <Lines label="按省份" rows={provinces} nameOf={({ key }) => provinceName(key)} />
      </Card>
    </>
  )
}

function Lines({
  label,
  rows,
  nameOf,
}: {
  readonly label: string
  readonly rows: readonly Line[]
  readonly nameOf: (line: Line) => string
}): ReactNode {
  return (
    <ConsoleTable<Line>
      label={label}
      rows={rows}
      rowKey={({ key }) => key}
      columns={[
        { title: '名称', width: 240, render: (_value, line) => nameOf(line) },
        ...measures.map(([measure, title]) => ({
          title,
          align: 'right' as const,
          width: 90,
          render: (_value: unknown, line: Line) => line[measure].bills,
        })),
        {
          title: '报销金额',
          align: 'right',
          width: 140,
          render: (_value, { reimbursed }) => <Amount of={reimbursed.amount} />,
        },
      ]}
    />
  )
}
