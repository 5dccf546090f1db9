import { dateAt } from '@piaoqiao/domain'
import { Button } from 'antd'
import type { ReactNode } from 'react'
import { useSearchParams } from 'react-router'
import { api } from '../../api/client.ts'
import { Asked, EmptyNote } from '../../console/page-states.tsx'
import { useNow } from '../../elements/now.ts'
import { daysOfMonth, dayWithWeekday, monthAfter, monthOf, monthText } from '../../words/months.ts'
import type { DaySlots } from './calendar-days.ts'
import { slotsByDay } from './calendar-days.ts'
import { MonthGrid } from './month-grid.tsx'
import { useNarrowScreen } from '../../console/narrow-screen.ts'
import type { SlotActs } from './slot-list.tsx'
import { SlotList } from './slot-list.tsx'
import './slots.css'

/** A month of slots: its days beside each other, or below each other where the screen is narrow. Month and day stand in the address. */
export function SlotCalendar(acts: SlotActs): ReactNode {
  const [search, setSearch] = useSearchParams()
  const thisMonth = monthOf(dateAt(useNow()))
  const month = search.get('month') ?? thisMonth
  const choose = (part: { readonly month: string; readonly day?: string }) => {
    const next = new URLSearchParams(search)
    next.set('month', part.month)
    if (part.day === undefined) next.delete('day')
    else next.set('day', part.day)
    setSearch(next, { replace: true })
  }
  const days = daysOfMonth(month)
  const query = { from: days[0] ?? '', days: String(days.length) }
  const asked = api.useQuery('get', '/connections/slots', { params: { query } })
  return (
    <>
      <div className="month-choice">
        <Button
          disabled={month <= thisMonth}
          onClick={() => choose({ month: monthAfter(month, -1) })}
        >
          上个月
        </Button>
        <strong aria-live="polite">{monthText(month)}</strong>
        <Button onClick={() => choose({ month: monthAfter(month, 1) })}>下个月</Button>
      </div>
      <Asked query={asked}>
        {({ items }) => (
          <MonthOfSlots
            month={month}
            byDay={slotsByDay(items)}
            chosen={search.get('day')}
            onChoose={(day) => choose({ month, day })}
            acts={acts}
          />
        )}
      </Asked>
    </>
  )
}

interface MonthOfSlotsProps {
  readonly month: string
  readonly byDay: ReadonlyMap<string, DaySlots>
  readonly chosen: string | null
  readonly onChoose: (day: string) => void
  readonly acts: SlotActs
}

function MonthOfSlots({ month, byDay, chosen, onChoose, acts }: MonthOfSlotsProps): ReactNode {
  const isNarrow = useNarrowScreen()
  const open = [...byDay.values()].filter(({ isOpen }) => isOpen)
  if (open.length === 0) {
    return <EmptyNote text={`${monthText(month)}没有可以预约的时间，请看别的月份。`} />
  }
  const shown = open.find(({ day }) => day === chosen) ?? open[0]
  if (isNarrow) {
    return open.map((day) => (
      <FoldedDay key={day.day} of={day} isOpen={day.day === shown?.day} acts={acts} />
    ))
  }
  return (
    <div className="slot-month">
      <MonthGrid month={month} byDay={byDay} chosen={shown?.day ?? null} onChoose={onChoose} />
      {shown !== undefined && <OneDay of={shown} acts={acts} />}
    </div>
  )
}

function OneDay({ of, acts }: { readonly of: DaySlots; readonly acts: SlotActs }): ReactNode {
  const id = `slots-of-${of.day}`
  return (
    <section aria-labelledby={id} className="slot-day">
      <h2 id={id}>{dayWithWeekday(of.day)}</h2>
      <SlotList slots={of.slots} {...acts} />
    </section>
  )
}

/** A day of the list for narrow screens, with how many places are left before it is unfolded. */
function FoldedDay({
  of,
  isOpen,
  acts,
}: {
  readonly of: DaySlots
  readonly isOpen: boolean
  readonly acts: SlotActs
}): ReactNode {
  return (
    <details className="slot-day" open={isOpen}>
      <summary>
        <strong>{dayWithWeekday(of.day)}</strong>{' '}
        <span className="figures">{of.placesLeft === 0 ? '已满' : `余 ${of.placesLeft}`}</span>
      </summary>
      <SlotList slots={of.slots} {...acts} />
    </details>
  )
}
