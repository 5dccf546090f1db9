import type { Purpose } from '@piaoqiao/domain'
import { purposes } from '@piaoqiao/domain'
import { Card, Segmented } from 'antd'
import type { ReactNode } from 'react'
import { api, office } from '../../api/client.ts'
import { useAddressFilters } from '../../console/address-filters.ts'
import { ConsoleTable } from '../../console/console-table.tsx'
import { DayCurve } from '../../console/day-curve.tsx'
import { DownloadButton } from '../../console/download-button.tsx'
import type { Figure } from '../../console/figure-row.tsx'
import { FigureRow } from '../../console/figure-row.tsx'
import { HourTable } from '../../console/hour-table.tsx'
import { Asked, EmptyNote, PageHeading } from '../../console/page-states.tsx'
import { PagedTable } from '../../console/paged-table.tsx'
import type { Period } from '../../console/period.ts'
import { periodBefore } from '../../console/period.ts'
import { PeriodFields, usePeriod } from '../../console/period-fields.tsx'
import { ProvinceTiles } from '../../console/province-tiles.tsx'
import { Amount } from '../../elements/facts.tsx'
import { dayText } from '../../words/dates.ts'
import { provinceName } from '../../words/provinces.ts'
import { activityColumns, activityKey } from '../statistics/activity-columns.tsx'
import type { ActivityLine, BureauFigures, Measure } from '../statistics/figures-read.ts'
import { isMeasure, measures } from '../statistics/figures-read.ts'

/** What happened to bills in a period: six figures, their curve, and where, when and through whom. */
export function StatisticsPage(): ReactNode {
  const period = usePeriod()
  const asked = api.useQuery('get', '/bureaus/statistics', {
    params: { query: { ...period, step: 'day' } },
  })
  const before = api.useQuery('get', '/bureaus/statistics', {
    params: { query: { ...periodBefore(period), step: 'month' } },
  })
  return (
    <>
      <PageHeading
        title="统计"
        about={`${dayText(period.from)}至${dayText(period.until)}，与之前同样多的天数相比。`}
        actions={<PeriodFields />}
      />
      <Asked query={asked}>
        {(figures) => (
          <Shown figures={figures} before={before.data?.total ?? null} period={period} />
        )}
      </Asked>
      <Part title="按开票单位" table="issuers" period={period}>
        <Issuers period={period} />
      </Part>
    </>
  )
}

function Issuers({ period }: { readonly period: Period }): ReactNode {
  return (
    <PagedTable<ActivityLine>
      label="按开票单位"
      queryKey={['statistics', 'issuers', period]}
      ask={async (after, signal) => {
        const query = { ...period, ...(after !== null && { after }) }
        const { data, error } = await office.GET('/bureaus/statistics/issuers', {
          params: { query },
          signal,
        })
        return error === undefined ? { data: { rows: data.issuers, next: data.next } } : { error }
      }}
      rowKey={activityKey}
      empty={<EmptyNote text="这段时间没有开票单位办过业务。" />}
      columns={activityColumns(
        ({ key, issuerName }) => issuerName ?? key,
        ({ key }) => `/bureau/bills?issuerId=${key}`,
      )}
    />
  )
}

const curveLines = Object.entries(measures).map(
  ([measure, name]) => [name, (line: ActivityLine) => line[measure as Measure].bills] as const,
)

interface ShownProps {
  readonly figures: BureauFigures
  readonly before: ActivityLine | null
  readonly period: Period
}

function Shown({ figures, before, period }: ShownProps): ReactNode {
  const { total, curve, provinces, hours, issuersCounted } = figures
  if (issuersCounted === 0) {
    return <EmptyNote text="本级还没有登记开票单位，登记后这里有数。" />
  }
  return (
    <>
      <FigureRow label="这段时间" figures={figuresOf(total, before, period)} />
      <Part title="每天的张数" table="curve" period={period}>
        <DayCurve
          period={period}
          days={new Map(curve.map((line) => [line.key, line]))}
          lines={curveLines}
          label="每天开具、归集、授权、锁定和报销的张数，可以导出为表格"
        />
      </Part>
      <Measured provinces={provinces} hours={hours} period={period} />
      <Part title="按用途" table="purposes" period={period}>
        <ConsoleTable
          label="按用途"
          rows={figures.purposes}
          rowKey={activityKey}
          columns={activityColumns(({ key }) => purposes[key as Purpose] ?? key)}
        />
      </Part>
    </>
  )
}

/** The registers in which the bills behind a figure stand; of the others there is none. */
const rowsOf: Partial<Record<Measure, (period: Period) => string>> = {
  issued: ({ from, until }) => `/bureau/bills?issuedFrom=${from}&issuedTo=${until}`,
  locked: () => '/bureau/bills?reimbursement=locked',
  reimbursed: () => '/bureau/bills?reimbursement=reimbursed',
}

function figuresOf(
  total: ActivityLine | null,
  before: ActivityLine | null,
  period: Period,
): readonly Figure[] {
  const counted = Object.entries(measures).map(([name, title]) => {
    const measure = name as Measure
    const to = rowsOf[measure]?.(period)
    return {
      title: `${title}（张）`,
      value: total?.[measure].bills ?? 0,
      sum: <Amount of={total?.[measure].amount ?? '0.00'} />,
      now: total?.[measure].bills ?? 0,
      before: before?.[measure].bills,
      ...(to !== undefined && { to }),
    }
  })
  const days = {
    title: '开票到报销（天，中位）',
    value: total?.medianDays ?? '—',
    now: total?.medianDays ?? undefined,
    before: before?.medianDays ?? undefined,
  }
  return [...counted, days]
}

/** Where and when one kind of thing happened; which one stands in the address. */
function Measured({
  provinces,
  hours,
  period,
}: Pick<BureauFigures, 'provinces' | 'hours'> & { readonly period: Period }): ReactNode {
  const chosen = useAddressFilters(['measure'])
  const given = chosen.valueOf('measure')
  const measure = isMeasure(given) ? given : 'reimbursed'
  const counts = (lines: readonly ActivityLine[]) =>
    Object.fromEntries(lines.map((line) => [line.key, line[measure].bills]))
  return (
    <>
      <div className="filters">
        <Segmented
          aria-label="地图和时段里数什么"
          value={measure}
          options={Object.entries(measures).map(([value, label]) => ({ value, label }))}
          onChange={(value) => chosen.set('measure', value)}
        />
      </div>
      <Part title={`在哪里：${measures[measure]}的单位所在省份`} table="provinces" period={period}>
        <ProvinceTiles
          label={`各省${measures[measure]}的张数`}
          unit="张"
          counts={counts(provinces)}
        />
        <ConsoleTable
          label="按省份"
          rows={provinces}
          rowKey={activityKey}
          columns={activityColumns(({ key }) => provinceName(key))}
        />
      </Part>
      {hours !== null && (
        <Part title={`在什么时候：${measures[measure]}`} table="hours" period={period}>
          <HourTable label={`一周各时段${measures[measure]}的张数`} counts={counts(hours)} />
        </Part>
      )}
    </>
  )
}

interface PartProps {
  readonly title: string
  /** The table of the statistics that is behind it, as the office exports it. */
  readonly table: string
  readonly period: Period
  readonly children: ReactNode
}

/** A part of the statistics with its table for a spreadsheet. */
function Part({ title, table, period, children }: PartProps): ReactNode {
  const query = new URLSearchParams({ ...period, step: 'day', table, format: 'xlsx' })
  return (
    <Card
      className="panel"
      title={title}
      extra={
        <DownloadButton size="small" path={`/bureaus/statistics/export?${query.toString()}`}>
          导出
        </DownloadButton>
      }
    >
      {children}
    </Card>
  )
}
