import type { KeyboardEvent, ReactNode } from 'react'
import { useNarrowScreen } from '../../console/narrow-screen.ts'
import { EmptyNote } from '../../console/page-states.tsx'
import type { IconName } from '../../elements/icon.tsx'
import { Icon } from '../../elements/icon.tsx'
import { dayText } from '../../words/dates.ts'
import type { TestDay } from './joint-test-days.ts'
import { dayWords } from './joint-test-days.ts'
import { dayAfter, monthText, weekdayNames, weekdayOf, weeksOf } from '../../words/months.ts'

interface MonthProps {
  readonly month: string
  readonly days: readonly TestDay[]
  readonly chosen: string
  readonly onChoose: (day: string) => void
  /** The day that was chosen: beside the weeks, or below its line. */
  readonly children: ReactNode
}

/** The days of a month, each a button: in weeks where there is room, below each other where there is none. */
export function JointTestMonth(props: MonthProps): ReactNode {
  const isNarrow = useNarrowScreen()
  if (isNarrow) return <DayList {...props} />
  return (
    <div className="joint-tests">
      <WeekTable {...props} />
      {props.children}
    </div>
  )
}

/** How far the arrows go. */
const stepsByKey: Readonly<Record<string, number>> = {
  ArrowLeft: -1,
  ArrowRight: 1,
  ArrowUp: -7,
  ArrowDown: 7,
}

/** Moves the focus to the day that the arrow leads to, where the month has it. */
function moveByArrow(event: KeyboardEvent<HTMLButtonElement>): void {
  const step = stepsByKey[event.key]
  const { day } = event.currentTarget.dataset
  if (step === undefined || day === undefined) return
  event.preventDefault()
  const days = event.currentTarget.closest('.month-days')
  days?.querySelector<HTMLElement>(`[data-day="${dayAfter(day, step)}"]`)?.focus()
}

function WeekTable({ month, days, chosen, onChoose }: MonthProps): ReactNode {
  return (
    <table className="month month-days">
      <caption>{monthText(month)}，用方向键在日期之间移动</caption>
      <thead>
        <tr>
          {weekdayNames.map((name) => (
            <th key={name} scope="col">
              {name}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {weeksOf(month).map((week) => (
          <tr key={week.find((day) => day !== null)}>
            {week.map((day, index) => {
              const found = days.find((each) => each.day === day)
              return (
                <td key={weekdayNames[index]}>
                  {found !== undefined && (
                    <DayButton of={found} isChosen={day === chosen} onChoose={onChoose} />
                  )}
                </td>
              )
            })}
          </tr>
        ))}
      </tbody>
    </table>
  )
}

/** Days on which nothing takes place are left out, except the one that was chosen. */
function DayList({ days, chosen, onChoose, children }: MonthProps): ReactNode {
  const shown = days.filter(
    (each) => each.day === chosen || (!each.isPast && (each.slots.length > 0 || each.isClosed)),
  )
  if (shown.length === 0) return <EmptyNote text="这个月没有开放的日子。" />
  return (
    <ul className="plain-list month-days">
      {shown.map((each) => (
        <li key={each.day}>
          <DayButton of={each} isChosen={each.day === chosen} onChoose={onChoose} isLine />
          {each.day === chosen && children}
        </li>
      ))}
    </ul>
  )
}

interface DayButtonProps {
  readonly of: TestDay
  readonly isChosen: boolean
  readonly onChoose: (day: string) => void
  /** With its weekday, because no column names it. */
  readonly isLine?: boolean
}

function DayButton({ of, isChosen, onChoose, isLine = false }: DayButtonProps): ReactNode {
  const { day } = of
  const words = dayWords(of)
  const weekday = weekdayNames[weekdayOf(day) - 1] ?? ''
  return (
    <button
      type="button"
      className={`month-day month-day-${kindOf(of)}`}
      data-day={day}
      aria-pressed={isChosen}
      onClick={() => onChoose(day)}
      onKeyDown={moveByArrow}
    >
      {isLine ? (
        <strong className="figures">
          {dayText(day)} {weekday}
        </strong>
      ) : (
        <strong className="figures">
          <span className="only-heard">{monthText(day.slice(0, 7))}</span>
          {Number(day.slice(8))}
          <span className="only-heard">日，{weekday}，</span>
        </strong>
      )}
      <span>
        <Icon name={icons[kindOf(of)]} /> {words.join(' · ')}
      </span>
    </button>
  )
}

const icons = {
  closed: 'cross',
  none: 'info',
  past: 'clock',
  full: 'lock',
  free: 'check',
} as const satisfies Record<string, IconName>

function kindOf({ isClosed, isPast, slots }: TestDay): keyof typeof icons {
  if (isClosed) return 'closed'
  if (slots.length === 0) return 'none'
  if (isPast) return 'past'
  return slots.some(({ isFree }) => isFree) ? 'free' : 'full'
}
