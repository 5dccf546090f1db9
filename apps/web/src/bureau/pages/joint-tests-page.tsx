import { dateAt } from '@piaoqiao/domain'
import { Button, Space } from 'antd'
import type { ReactNode } from 'react'
import { Link, useSearchParams } from 'react-router'
import { Asked, NoRight, PageHeading } from '../../console/page-states.tsx'
import { useNow } from '../../elements/now.ts'
import { JointTestDay } from '../parts/joint-test-day.tsx'
import { shownMonth, testDaysOf, useMonthSlots, useTestCalendar } from '../parts/joint-test-days.ts'
import { JointTestMonth } from '../parts/joint-test-month.tsx'
import { monthAfter, monthOf, monthText } from '../../words/months.ts'
import { useBureaus, useHasRole } from '../parts/rights.ts'
import '../parts/joint-tests.css'

/** When joint tests take place: a month on a wide screen, a list of days on a narrow one, and the day that was chosen. */
export function JointTestsPage(): ReactNode {
  const maySee = useHasRole('bureau_review', 'bureau_supervise')
  const maySet = useHasRole('bureau_review')
  const { own } = useBureaus()
  const isCentre = own?.kind === 'centre'
  if (!maySee) return <NoRight />
  return (
    <>
      <PageHeading
        title="联调日历"
        about={
          isCentre || own === null
            ? '哪天可以联调、谁约了、还空多少。'
            : '市财政非税中心安排的联调时间；预约由中心办理。'
        }
        actions={
          isCentre &&
          maySet && (
            <Link to="/bureau/joint-tests/hours">
              <Button tabIndex={-1}>设置开放时段</Button>
            </Link>
          )
        }
      />
      <Month isCentre={isCentre} />
    </>
  )
}

function Month({ isCentre }: { readonly isCentre: boolean }): ReactNode {
  const [search, setSearch] = useSearchParams()
  const now = useNow()
  const day = search.get('day') ?? dateAt(now)
  const month = shownMonth(search.get('month') ?? '', day, dateAt(now))
  const calendar = useTestCalendar()
  const slots = useMonthSlots(month)
  const choose = (chosen: string) => setSearch({ day: chosen }, { replace: true })
  return (
    <>
      <MonthSteps
        month={month}
        onMonth={(next) => setSearch({ month: next, day }, { replace: true })}
      />
      <Asked query={calendar} lines={8}>
        {(set) => (
          <Asked query={slots} lines={8}>
            {({ items }) => {
              const days = testDaysOf(month, set, items, dateAt(now))
              const chosen = days.find((each) => each.day === day)
              return (
                <JointTestMonth month={month} days={days} chosen={day} onChoose={choose}>
                  {chosen !== undefined && (
                    <JointTestDay key={day} of={chosen} isCentre={isCentre} />
                  )}
                </JointTestMonth>
              )
            }}
          </Asked>
        )}
      </Asked>
    </>
  )
}

function MonthSteps({
  month,
  onMonth,
}: {
  readonly month: string
  readonly onMonth: (month: string) => void
}): ReactNode {
  const now = useNow()
  const present = monthOf(dateAt(now))
  return (
    <Space className="panel not-printed" wrap>
      <Button onClick={() => onMonth(monthAfter(month, -1))}>上个月</Button>
      <strong aria-live="polite">{monthText(month)}</strong>
      <Button onClick={() => onMonth(monthAfter(month, 1))}>下个月</Button>
      {month !== present && <Button onClick={() => onMonth(present)}>回到本月</Button>}
    </Space>
  )
}
