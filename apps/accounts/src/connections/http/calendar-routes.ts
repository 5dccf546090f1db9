import { Type } from 'typebox'
import { actorOf } from '../../access/actor.ts'
import { onlooker, reviewer } from '../../http/bureau-access.ts'
import { date, pageQuery, record, recordId } from '../../http/fields.ts'
import { holderOf, route } from '../../http/route.ts'
import type { Route } from '../../http/route.ts'
import type { TestCalendar } from '../test-calendar.ts'
import { listSlots } from '../use-cases/book-slot.ts'
import type { ConnectionsParts } from '../use-cases/connections-parts.ts'
import {
  bookingsOfDay,
  daysAheadMax,
  noteOutcome,
  readCalendar,
  setCalendar,
} from '../use-cases/set-calendar.ts'
import { pageAnswer, pageOf, pageShown, slotDays } from './connection-fields.ts'
import {
  bookingAnswer,
  bookingShown,
  namedBookingAnswer,
  slotAnswer,
  slotShown,
} from './joint-test-answers.ts'

const clock = Type.String({ title: '时刻', pattern: '^([01][0-9]|2[0-3]):[0-5][0-9]$' })
const whole = (title: string, minimum: number, maximum: number) =>
  Type.Integer({ title, minimum, maximum })
const calendar = record({
  hours: Type.Array(record({ weekday: whole('星期', 1, 7), from: clock, until: clock }), {
    maxItems: 28,
  }),
  slotMinutes: whole('每段分钟数', 15, 480),
  placesPerSlot: whole('每段名额', 1, 50),
  placesPerDay: whole('每天名额', 1, 500),
  closedDays: Type.Array(date('停办日期'), { maxItems: 366 }),
  noticeHours: whole('最少提前小时数', 0, 240),
  daysAhead: whole('可预约天数', 1, daysAheadMax),
  bookingsPerUnitMax: whole('每单位同时预约数', 1, 20),
  offerHours: whole('候补保留小时数', 1, 240),
})

/** When joint tests take place, and who comes. */
export function calendarRoutes(parts: ConnectionsParts): readonly Route[] {
  return [...openingRoutes(parts), ...comingRoutes(parts)]
}

function openingRoutes(parts: ConnectionsParts): readonly Route[] {
  return [
    route({
      method: 'GET',
      path: '/bureaus/joint-test-calendar',
      title: '联调日历',
      purpose: 'When joint tests take place.',
      access: onlooker,
      answer: calendar,
      refusals: [],
      handle: () => readCalendar(parts),
    }),
    route({
      method: 'PUT',
      path: '/bureaus/joint-test-calendar',
      title: '设置联调日历',
      purpose:
        'Sets working hours, quotas and closed days. Bookings outside of them are cancelled and told.',
      access: reviewer,
      body: calendar,
      answer: calendar,
      refusals: ['CALENDAR_UNFIT', 'ROLE_LACKING'],
      handle: (request) => {
        const given: TestCalendar = request.body
        return setCalendar(parts, actorOf(holderOf(request)), given, request.at)
      },
    }),
    route({
      method: 'GET',
      path: '/bureaus/joint-test-slots',
      title: '联调时段',
      purpose: 'The slots of at most 31 days with what is left of them.',
      access: onlooker,
      query: record({ from: date('起始日期'), days: slotDays }),
      answer: record({ items: Type.Array(slotAnswer) }),
      refusals: [],
      handle: async ({ query, at }) => {
        const given = { from: query.from, days: Number(query.days ?? '31') }
        return { items: (await listSlots(parts, given, at)).map(slotShown) }
      },
    }),
  ]
}

function comingRoutes(parts: ConnectionsParts): readonly Route[] {
  return [
    route({
      method: 'GET',
      path: '/bureaus/joint-test-bookings',
      title: '当日联调预约',
      purpose: 'The bookings of a day, in the order in which they came.',
      access: onlooker,
      query: record({ day: date('日期'), ...pageQuery }),
      answer: pageAnswer(namedBookingAnswer),
      refusals: ['ROLE_LACKING'],
      handle: async (request) => {
        const page = { day: request.query.day, ...pageOf(request.query) }
        const found = await bookingsOfDay(parts, actorOf(holderOf(request)), page)
        return pageShown(
          found,
          page.limit,
          ({ bookingId }) => bookingId,
          (each) => ({
            ...bookingShown(each),
            unitName: each.unitName,
          }),
        )
      },
    }),
    route({
      method: 'POST',
      path: '/bureaus/joint-test-bookings/:bookingId/outcome',
      title: '登记联调结果',
      purpose: 'Notes after its begin whether a booked test took place.',
      access: reviewer,
      params: record({ bookingId: recordId }),
      body: record({
        outcome: Type.Unsafe<'held' | 'no_show'>(
          Type.Enum(['held', 'no_show'], {
            title: '结果',
            description: 'held 已完成, no_show 未到.',
          }),
        ),
      }),
      answer: bookingAnswer,
      refusals: ['BOOKING_STATE_UNFIT', 'NOT_FOUND', 'ROLE_LACKING'],
      handle: async (request) => {
        const given = { bookingId: request.params.bookingId, ...request.body }
        const actor = actorOf(holderOf(request))
        return bookingShown(await noteOutcome(parts, actor, given, request.at))
      },
    }),
  ]
}
