import type { ReactNode } from 'react'
import { shadeOf } from './shade.ts'
import { WideRegion } from './wide-region.tsx'

export interface HourTableProps {
  /** By weekday and hour in the time of Beijing: `1.09` is Monday from nine to ten; an hour that is missing counts nothing. */
  readonly counts: Readonly<Record<string, number>>
  readonly label: string
}

const weekdays = ['周一', '周二', '周三', '周四', '周五', '周六', '周日']
const hours = Array.from({ length: 24 }, (_none, hour) => String(hour).padStart(2, '0'))

/** When in the week things happen: the darker an hour, the more. */
export function HourTable({ counts, label }: HourTableProps): ReactNode {
  const most = Math.max(0, ...Object.values(counts))
  return (
    <WideRegion label={label}>
      <table className="hour-table figures">
        <thead>
          <tr>
            <th scope="col">时</th>
            {hours.map((hour) => (
              <th key={hour} scope="col">
                {hour}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {weekdays.map((weekday, index) => (
            <tr key={weekday}>
              <th scope="row">{weekday}</th>
              {hours.map((hour) => {
                const count = counts[`${index + 1}.${hour}`] ?? 0
                return (
                  <td key={hour} className={shadeOf(count, most)}>
                    {count === 0 ? '' : count}
                  </td>
                )
              })}
            </tr>
          ))}
        </tbody>
      </table>
    </WideRegion>
  )
}
