import { Button, Card, Space } from 'antd'
import type { ReactNode } from 'react'
import { office } from '../../api/client.ts'
import { EmptyNote } from '../../console/page-states.tsx'
import { ReasonButton } from '../../console/reason-button.tsx'
import { Chip } from '../../elements/chip.tsx'
import { Moment } from '../../elements/facts.tsx'
import type { Booking } from './connection.ts'
import './connection.css'

const looks = {
  waiting: ['held', 'clock'],
  offered: ['warn', 'bell'],
  booked: ['good', 'check'],
  held: ['used', 'done'],
} as const
const running = new Set(['waiting', 'offered', 'booked'])

export interface BookingListProps {
  readonly bookings: readonly Booking[]
  readonly mayAct: boolean
  /** The one for which another slot is being chosen. */
  readonly moved: Booking | undefined
  readonly onMove: (bookingId: string | null) => void
}

/** The unit's bookings, with what can be done with each. */
export function BookingList({ bookings, mayAct, moved, onMove }: BookingListProps): ReactNode {
  return (
    <Card className="panel" title="我的预约">
      {bookings.length === 0 && <EmptyNote text="还没有预约，请在下面选择时间。" />}
      <ul className="key-lines" aria-label="我的预约">
        {bookings.map((booking) => {
          const { bookingId, state, stateName, time, offeredUntil } = booking
          const [tone, icon] = looks[state as keyof typeof looks] ?? (['ended', 'cross'] as const)
          return (
            <li key={bookingId}>
              <p className="connection-now">
                <Chip tone={tone} icon={icon}>
                  {stateName}
                </Chip>
                <span className="figures">{time}</span>
                {offeredUntil !== null && (
                  <span>
                    名额为本单位保留到 <Moment of={offeredUntil} />
                  </span>
                )}
              </p>
              {mayAct && running.has(state) && (
                <BookingActs
                  booking={booking}
                  isMoved={moved?.bookingId === bookingId}
                  onMove={onMove}
                />
              )}
            </li>
          )
        })}
      </ul>
    </Card>
  )
}

function BookingActs({
  booking: { bookingId, state, time },
  isMoved,
  onMove,
}: {
  readonly booking: Booking
  readonly isMoved: boolean
  readonly onMove: BookingListProps['onMove']
}): ReactNode {
  const params = { path: { bookingId } }
  return (
    <Space wrap>
      {state === 'offered' && (
        <ReasonButton
          isMain
          label="确认候补名额"
          about={`${time}的名额归本单位。`}
          send={() =>
            office.POST('/connections/self/bookings/{bookingId}/acceptance', { params, body: {} })
          }
        />
      )}
      {state === 'booked' && (
        <Button aria-pressed={isMoved} onClick={() => onMove(isMoved ? null : bookingId)}>
          {isMoved ? '不改期了' : '改期'}
        </Button>
      )}
      <ReasonButton
        isGrave
        label={state === 'waiting' ? '不再候补' : '取消预约'}
        about={`${time}的名额会让给候补的单位。`}
        send={() => office.DELETE('/connections/self/bookings/{bookingId}', { params })}
      />
    </Space>
  )
}
