import { Card } from 'antd'
import { useState } from 'react'
import type { ReactNode } from 'react'
import { Link, useSearchParams } from 'react-router'
import { api, office, queries } from '../../api/client.ts'
import type { Act } from '../../api/use-act.ts'
import { useAct } from '../../api/use-act.ts'
import { Asked, EmptyNote, PageHeading } from '../../console/page-states.tsx'
import { FaultNote } from '../../elements/fault-note.tsx'
import { BookingList } from './booking-list.tsx'
import type { Booking, Slot } from './connection.ts'
import { useConnectionRights } from './connection-rights.ts'
import { SlotCalendar } from './slot-calendar.tsx'

/** From the acceptance of the joint-test form on, also after going live. */
const bookableSteps = new Set(['testing', 'signing', 'enrolling', 'trial', 'live'])

/** The calendar of joint tests: book, move, cancel, or wait for a slot. */
export function SlotsPage(): ReactNode {
  const own = api.useQuery('get', '/connections/self')
  const bookings = api.useQuery('get', '/connections/self/bookings')
  return (
    <>
      <PageHeading
        title="联调预约"
        about="市财政局非税中心开放的联调时间。预约、改期和取消都不收费。"
      />
      <Asked query={own}>
        {({ step }) =>
          bookableSteps.has(step) ? (
            <Asked query={bookings}>{({ items }) => <Booked bookings={items} />}</Asked>
          ) : (
            <EmptyNote text="联调申请表受理后才能预约。">
              <Link to="/unit/connection/joint-test">先填写并提交联调申请表</Link>
            </EmptyNote>
          )
        }
      </Asked>
    </>
  )
}

function Booked({ bookings }: { readonly bookings: readonly Booking[] }): ReactNode {
  const [search, setSearch] = useSearchParams()
  const { mayAct } = useConnectionRights()
  const act = useAct()
  const [told, setTold] = useState('')
  const moved = bookings.find(
    ({ bookingId, state }) => bookingId === search.get('move') && state === 'booked',
  )
  const move = (bookingId: string | null) => {
    const next = new URLSearchParams(search)
    if (bookingId === null) next.delete('move')
    else next.set('move', bookingId)
    setSearch(next, { replace: true })
  }
  const take = async (slot: Slot, waits: boolean) => {
    setTold('')
    const booking = await taken(act, slot, { waits, moved })
    if (booking === null) return
    setTold(`${waits ? '已登记候补' : '已预约'}：${booking.time}`)
    if (moved !== undefined) move(null)
    await queries.invalidateQueries()
  }
  return (
    <>
      <BookingList bookings={bookings} mayAct={mayAct} moved={moved} onMove={move} />
      <Card className="panel" title={moved === undefined ? '选择时间' : '改到哪个时间'}>
        {act.fault !== null && <FaultNote error={act.fault} />}
        <p role="status" className="slot-told">
          {told}
        </p>
        <SlotCalendar
          bookings={bookings}
          isMoving={moved !== undefined}
          isBusy={act.isBusy}
          mayAct={mayAct}
          onTake={(slot, waits) => void take(slot, waits)}
        />
      </Card>
    </>
  )
}

/** Books, waits for, or moves to a slot; null where it was refused. */
async function taken(
  act: Act,
  { startsAt }: Slot,
  given: { readonly waits: boolean; readonly moved: Booking | undefined },
): Promise<Booking | null> {
  const { moved, waits } = given
  const answer = await act.run(() =>
    moved === undefined
      ? office.POST('/connections/self/bookings', { body: { startsAt, waits } })
      : office.PUT('/connections/self/bookings/{bookingId}', {
          params: { path: { bookingId: moved.bookingId } },
          body: { startsAt },
        }),
  )
  return answer?.data ?? null
}
