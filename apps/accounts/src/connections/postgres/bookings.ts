import { numberOrNull } from '../../postgres/column-values.ts'
import type { Queryable } from '../../postgres/queryable.ts'
import type { Booking, Bookings } from '../connection-ports.ts'
import type { TestCalendar } from '../test-calendar.ts'

interface BookingRow {
  readonly booking_id: string
  readonly unit_id: string
  readonly day: string
  readonly starts_at: string
  readonly ends_at: string
  readonly state: string
  readonly created_at: string
  readonly offered_until: string | null
  readonly reminders: number
}

const open = `state in ('waiting', 'offered', 'booked')`

export function createBookings(client: Queryable): Bookings {
  const read = async (where: string, values: unknown[]): Promise<readonly Booking[]> => {
    const { rows } = await client.query<BookingRow>(
      `select * from joint_test_bookings where ${where}`,
      values,
    )
    return rows.map(bookingFrom)
  }
  return {
    ...calendarTable(client),
    async add(booking) {
      await client.query(
        `insert into joint_test_bookings (booking_id, unit_id, day, starts_at, ends_at, state,
           created_at, offered_until, reminders)
         values ($1, $2, $3, $4, $5, $6, $7, $8, $9)`,
        [
          booking.bookingId,
          booking.unitId,
          booking.day,
          booking.startsAt,
          booking.endsAt,
          booking.state,
          booking.createdAt,
          booking.offeredUntil,
          booking.reminders,
        ],
      )
    },
    find: async (bookingId) => (await read('booking_id = $1', [bookingId]))[0] ?? null,
    async save({ bookingId, state, offeredUntil, reminders }) {
      await client.query(
        `update joint_test_bookings set state = $2, offered_until = $3, reminders = $4
         where booking_id = $1`,
        [bookingId, state, offeredUntil, reminders],
      )
    },
    openOfDays: (from, until) =>
      read(`day between $1 and $2 and ${open} order by day, booking_id`, [from, until]),
    async ofDay(day, after, limit) {
      const { rows } = await client.query<BookingRow & { readonly unit_name: string }>(
        `select joint_test_bookings.*, unit_name
         from joint_test_bookings join unit_accounts using (unit_id)
         where day = $1 and ($2::text is null or booking_id > $2)
         order by booking_id limit $3`,
        [day, after, limit],
      )
      return rows.map((row) => ({ ...bookingFrom(row), unitName: row.unit_name }))
    },
    ofUnit: (unitId, before, limit) =>
      read(
        'unit_id = $1 and ($2::text is null or booking_id < $2) order by booking_id desc limit $3',
        [unitId, before, limit],
      ),
    openOfUnit: (unitId) => read(`unit_id = $1 and ${open} order by starts_at`, [unitId]),
    toRemind: (at, startsBefore, reminders, limit) =>
      read(
        `state = 'booked' and starts_at > $1 and starts_at <= $2 and reminders < $3
         order by starts_at limit $4 for update skip locked`,
        [at, startsBefore, reminders, limit],
      ),
    lapsed: (at, limit) =>
      read(
        `(state = 'offered' and offered_until <= $1) or (state = 'waiting' and starts_at <= $1)
         order by starts_at limit $2`,
        [at, limit],
      ),
  }
}

function calendarTable(
  client: Queryable,
): Pick<Bookings, 'calendar' | 'saveCalendar' | 'lockDays'> {
  return {
    async calendar() {
      const { rows } = await client.query<{ calendar: TestCalendar }>(
        'select calendar from joint_test_calendar',
      )
      return rows[0]?.calendar ?? null
    },
    async saveCalendar(calendar) {
      await client.query(
        `insert into joint_test_calendar (calendar) values ($1)
         on conflict (only_row) do update set calendar = $1`,
        [JSON.stringify(calendar)],
      )
    },
    async lockDays(days) {
      // In one order, so that two who move bookings between the same days do not wait for each other.
      const inOrder = [...new Set(days)].toSorted()
      await client.query(
        `select pg_advisory_xact_lock(hashtextextended('joint test ' || day, 0))
         from unnest($1::text[]) as day`,
        [inOrder],
      )
    },
  }
}

function bookingFrom(row: BookingRow): Booking {
  return {
    bookingId: row.booking_id,
    unitId: row.unit_id,
    day: row.day,
    startsAt: Number(row.starts_at),
    endsAt: Number(row.ends_at),
    state: row.state as Booking['state'],
    createdAt: Number(row.created_at),
    offeredUntil: numberOrNull(row.offered_until),
    reminders: row.reminders,
  }
}
