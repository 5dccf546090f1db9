import type { KeyboardEvent, ReactNode } from 'react'
import { useRef } from 'react'
import { dayAfter, dayWithWeekday, monthText, weekdayNames, weeksOf } from '../../words/months.ts'
import type { DaySlots } from './calendar-days.ts'

export interface MonthGridProps {
  readonly month: string
  readonly byDay: ReadonlyMap<string, DaySlots>
  readonly chosen: string | null
  readonly onChoose: (day: string) => void
}

/** How far the keys of a keyboard go, in days. */
const steps: Readonly<Record<string, number>> = {
  ArrowRight: 1,
  ArrowLeft: -1,
  ArrowDown: 7,
  ArrowUp: -7,
}

/** The month as on a wall calendar. One day is reached by Tab, the others from it by the arrow keys. */
export function MonthGrid({ month, byDay, chosen, onChoose }: MonthGridProps): ReactNode {
  const table = useRef<HTMLTableElement>(null)
  const open = new Set([...byDay.values()].filter(({ isOpen }) => isOpen).map(({ day }) => day))
  const move = (event: KeyboardEvent, day: string) => {
    const next = nextOpen(open, day, steps[event.key] ?? 0)
    if (next === null) return
    event.preventDefault()
    onChoose(next)
    table.current?.querySelector<HTMLElement>(`[data-day="${next}"]`)?.focus()
  }
  return (
    <table className="month-grid" ref={table}>
      <caption className="only-heard">{monthText(month)}的联调时间，用方向键换一天</caption>
      <thead>
        <tr>
          {weekdayNames.map((head) => (
            <th key={head} scope="col">
              {head}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {weeksOf(month).map((week) => (
          <tr key={week.find((day) => day !== null)}>
            {week.map((day, place) => (
              <td key={weekdayNames[place]}>
                {day !== null && (
                  <DayButton
                    day={day}
                    of={open.has(day) ? byDay.get(day) : undefined}
                    isChosen={day === chosen}
                    onChoose={onChoose}
                    onMove={move}
                  />
                )}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  )
}

/** The next day in a direction that can be booked; null where there is none or the key means nothing. */
function nextOpen(open: ReadonlySet<string>, day: string, step: number): string | null {
  if (step === 0) return null
  for (let count = 1; count <= 31; count += 1) {
    const next = dayAfter(day, step * count)
    if (open.has(next)) return next
  }
  return null
}

interface DayButtonProps {
  readonly day: string
  /** Undefined on a day that cannot be booked. */
  readonly of: DaySlots | undefined
  readonly isChosen: boolean
  readonly onChoose: (day: string) => void
  readonly onMove: (event: KeyboardEvent, day: string) => void
}

function DayButton({ day, of, isChosen, onChoose, onMove }: DayButtonProps): ReactNode {
  const number = Number(day.slice(8))
  if (of === undefined) return <span className="day-shut">{number}</span>
  const left = of.placesLeft === 0 ? '已满' : `余 ${of.placesLeft}`
  return (
    <button
      type="button"
      className="day-open"
      data-day={day}
      tabIndex={isChosen ? 0 : -1}
      aria-pressed={isChosen}
      onClick={() => onChoose(day)}
      onKeyDown={(event) => onMove(event, day)}
    >
      <span className="only-heard">{dayWithWeekday(day)}</span>
      <span>{number}</span>
      <span className="day-left">{left}</span>
    </button>
  )
}
