import type { TableProps } from 'antd'
import { Link } from 'react-router'
import { Amount } from '../../elements/facts.tsx'
import type { ActivityLine, Measure } from './figures-read.ts'
import { measures } from './figures-read.ts'

/** The columns of a table of activity: how many bills of each line, what was reimbursed, and how long it took. */
export function activityColumns(
  nameOf: (line: ActivityLine) => string,
  pathOf?: (line: ActivityLine) => string,
): NonNullable<TableProps<ActivityLine>['columns']> {
  return [
    {
      title: '名称',
      width: 240,
      render: (_value, line) =>
        pathOf === undefined ? nameOf(line) : <Link to={pathOf(line)}>{nameOf(line)}</Link>,
    },
    ...Object.entries(measures).map(([measure, title]) => ({
      title,
      align: 'right' as const,
      width: 90,
      render: (_value: unknown, line: ActivityLine) => line[measure as Measure].bills,
    })),
    {
      title: '报销金额',
      align: 'right',
      width: 140,
      render: (_value, { reimbursed }) => <Amount of={reimbursed.amount} />,
    },
    {
      title: '中位天数',
      align: 'right',
      width: 100,
      render: (_value, { medianDays }) => medianDays ?? '—',
    },
  ]
}

/** What stands in a table of activity by its key. */
export const activityKey = ({ key }: ActivityLine): string => key
