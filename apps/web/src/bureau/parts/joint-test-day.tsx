import { dateAt } from '@piaoqiao/domain'
import { Alert, Card, Space } from 'antd'
import type { ReactNode } from 'react'
import { Link } from 'react-router'
import { api, office } from '../../api/client.ts'
import type { paths } from '../../api/office-api.ts'
import { Asked } from '../../console/page-states.tsx'
import { ReasonButton } from '../../console/reason-button.tsx'
import type { ChipProps } from '../../elements/chip.tsx'
import { Chip } from '../../elements/chip.tsx'
import { Moment } from '../../elements/facts.tsx'
import { useNow } from '../../elements/now.ts'
import { clockText, dayText } from '../../words/dates.ts'
import type { Slot, TestDay } from './joint-test-days.ts'
import { setDayClosed } from './joint-test-days.ts'
import { weekdayNames, weekdayOf } from '../../words/months.ts'
import { useHasRole } from './rights.ts'

type Booking =
  paths['/bureaus/joint-test-bookings']['get']['responses']['200']['content']['application/json']['items'][number]

/** Most bookings of a day that are shown; the office takes no more on one day. */
const bookingsMax = '200'

interface DayProps {
  readonly of: TestDay
  /** Whether the reader's bureau books joint tests; the others see only what is free. */
  readonly isCentre: boolean
}

/** The slots of a day, who comes, and what the centre does about it. */
export function JointTestDay({ of, isCentre }: DayProps): ReactNode {
  const weekday = weekdayNames[weekdayOf(of.day) - 1] ?? ''
  const query = { day: of.day, limit: bookingsMax }
  const asked = api.useQuery(
    'get',
    '/bureaus/joint-test-bookings',
    { params: { query } },
    { enabled: isCentre },
  )
  return (
    <Card
      className="joint-test-day"
      title={
        <h2>
          {dayText(of.day)} {weekday}
        </h2>
      }
    >
      <DayState of={of} isCentre={isCentre} />
      {isCentre ? (
        <Asked query={asked} lines={3}>
          {({ items }) => <Slots slots={of.slots} bookings={items} />}
        </Asked>
      ) : (
        <Slots slots={of.slots} bookings={[]} />
      )}
    </Card>
  )
}

function DayState({ of, isCentre }: DayProps): ReactNode {
  const maySet = useHasRole('bureau_review') && isCentre && !of.isPast
  const now = useNow()
  const { day, isClosed, slots } = of
  if (isClosed) {
    return (
      <>
        <Alert className="panel" type="info" title="这一天停办，单位不能预约。" />
        {maySet && (
          <ReasonButton
            isMain
            label="恢复开放"
            about="恢复后按当天是星期几开放时段，单位可以预约。已经取消的预约不会恢复。"
            send={() => setDayClosed(day, false, dateAt(now))}
          />
        )}
      </>
    )
  }
  if (slots.length === 0) {
    return <p>这一天没有开放的时段。开放时段按星期几设置。</p>
  }
  const taken = slots.reduce((sum, { placesTaken }) => sum + placesTaken, 0)
  return (
    maySet && (
      <ReasonButton
        isGrave
        label="停办这一天"
        about={
          taken === 0
            ? '停办后单位不能预约这一天，可以恢复。'
            : `已约的 ${taken} 家会取消，并以邮件通知。之后可以恢复开放，取消的预约不会恢复。`
        }
        send={() => setDayClosed(day, true, dateAt(now))}
      />
    )
  )
}

function Slots({
  slots,
  bookings,
}: {
  readonly slots: readonly Slot[]
  readonly bookings: readonly Booking[]
}): ReactNode {
  const known = new Set(slots.map(({ startsAt }) => startsAt))
  // Bookings of slots that are open no more: called off, or of hours that were set anew.
  const others = bookings.filter(({ startsAt }) => !known.has(startsAt))
  return (
    <ul className="plain-list slots" aria-label="时段">
      {slots.map((slot) => (
        <li key={slot.startsAt}>
          <p>
            <strong className="figures">
              {clockText(slot.startsAt)}—{clockText(slot.endsAt)}
            </strong>{' '}
            <PlacesChip of={slot} />
          </p>
          <Bookings of={bookings.filter(({ startsAt }) => startsAt === slot.startsAt)} />
        </li>
      ))}
      {others.length > 0 && (
        <li>
          <p>
            <strong>已不开放的时段</strong>
          </p>
          <Bookings of={others} />
        </li>
      )}
    </ul>
  )
}

function PlacesChip({ of: { isFree, placesLeft, waiting } }: { readonly of: Slot }): ReactNode {
  const queue = waiting === 0 ? '' : `，候补 ${waiting} 家`
  return isFree ? (
    <Chip tone="good" icon="check">
      余 {placesLeft} 个名额{queue}
    </Chip>
  ) : (
    <Chip tone="held" icon="lock">
      约满{queue}
    </Chip>
  )
}

const looks: Readonly<Record<string, Pick<ChipProps, 'tone' | 'icon'>>> = {
  waiting: { tone: 'used', icon: 'clock' },
  offered: { tone: 'held', icon: 'bell' },
  booked: { tone: 'held', icon: 'check' },
  cancelled: { tone: 'ended', icon: 'cross' },
  lapsed: { tone: 'ended', icon: 'cross' },
  held: { tone: 'good', icon: 'done' },
  no_show: { tone: 'warn', icon: 'warn' },
}

function Bookings({ of }: { readonly of: readonly Booking[] }): ReactNode {
  return (
    <ul className="plain-list bookings">
      {of.map((booking) => {
        const { bookingId, unitId, unitName, state, stateName, offeredUntil } = booking
        return (
          <li key={bookingId}>
            <Link to={`/bureau/connections/${unitId}`}>{unitName}</Link>{' '}
            <Chip {...(looks[state] ?? { tone: 'used', icon: 'info' })}>{stateName}</Chip>
            {offeredUntil !== null && (
              <>
                {' '}
                保留至 <Moment of={offeredUntil} />
              </>
            )}
            <Outcome of={booking} />
          </li>
        )
      })}
    </ul>
  )
}

/** Once it has begun, whether a booked test took place. */
function Outcome({ of: { bookingId, state, startsAt } }: { readonly of: Booking }): ReactNode {
  const mayNote = useHasRole('bureau_review')
  const now = useNow()
  if (!mayNote || state !== 'booked' || Date.parse(startsAt) > now) return null
  const note = (outcome: 'held' | 'no_show') => () =>
    office.POST('/bureaus/joint-test-bookings/{bookingId}/outcome', {
      params: { path: { bookingId } },
      body: { outcome },
    })
  return (
    <Space wrap className="outcome">
      <ReasonButton
        isMain
        label="登记已完成"
        about="单位按时来了，联调做完了。登记后不能改。"
        send={note('held')}
      />
      <ReasonButton
        label="登记未到"
        about="单位没有来。登记后不能改，单位可以再约。"
        send={note('no_show')}
      />
    </Space>
  )
}
