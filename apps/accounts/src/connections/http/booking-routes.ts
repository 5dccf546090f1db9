import { Type } from 'typebox'
import { actorOf } from '../../access/actor.ts'
import { date, pageQuery, record, recordId } from '../../http/fields.ts'
import { holderOf, route } from '../../http/route.ts'
import type { Route } from '../../http/route.ts'
import {
  acceptOffer,
  bookSlot,
  cancelBooking,
  listSlots,
  moveBooking,
  ownBookings,
  waitForSlot,
} from '../use-cases/book-slot.ts'
import type { ConnectionsParts } from '../use-cases/connections-parts.ts'
import {
  applier,
  pageAnswer,
  pageOf,
  pageShown,
  reader,
  slotDays,
  slotMoment,
} from './connection-fields.ts'
import { bookingAnswer, bookingShown, slotAnswer, slotShown } from './joint-test-answers.ts'

/** The slots for joint tests, and what the unit booked of them. */
export function bookingRoutes(parts: ConnectionsParts): readonly Route[] {
  return [...slotRoutes(parts), ...newBookingRoutes(parts), ...ownBookingRoutes(parts)]
}

function slotRoutes(parts: ConnectionsParts): readonly Route[] {
  return [
    route({
      method: 'GET',
      path: '/connections/slots',
      title: '联调时间表',
      purpose: 'The slots of some days with what is left of them.',
      access: reader,
      query: record({
        from: date('起始日期'),
        days: slotDays,
      }),
      answer: record({ items: Type.Array(slotAnswer) }),
      refusals: [],
      handle: async ({ query, at }) => {
        const given = { from: query.from, days: Number(query.days ?? '7') }
        return { items: (await listSlots(parts, given, at)).map(slotShown) }
      },
    }),
    route({
      method: 'GET',
      path: '/connections/self/bookings',
      title: '我的预约',
      purpose: 'Bookings of the unit, newest first.',
      access: reader,
      query: record(pageQuery),
      answer: pageAnswer(bookingAnswer),
      refusals: [],
      handle: async (request) => {
        const page = pageOf(request.query)
        const found = await ownBookings(parts, actorOf(holderOf(request)), page)
        return pageShown(found, page.limit, ({ bookingId }) => bookingId, bookingShown)
      },
    }),
  ]
}

const asked = [
  'SLOT_NOT_OPEN',
  'SLOT_TAKEN',
  'SLOT_DAY_FULL',
  'SLOT_BOOKED_ALREADY',
  'BOOKINGS_SPENT',
  'STEP_UNFIT',
  'CONNECTION_SUSPENDED',
]

function newBookingRoutes(parts: ConnectionsParts): readonly Route[] {
  const params = record({ bookingId: recordId })
  const body = record({ startsAt: slotMoment })
  return [
    route({
      method: 'POST',
      path: '/connections/self/bookings',
      title: '预约联调时间',
      purpose: 'Books a slot; with `waits` waits for one that is taken.',
      access: applier,
      body: record({
        startsAt: slotMoment,
        waits: Type.Optional(Type.Boolean({ title: '登记候补' })),
      }),
      answer: bookingAnswer,
      refusals: [...asked, 'SLOT_FREE'],
      handle: async (request) => {
        const { startsAt, waits = false } = request.body
        const take = waits ? waitForSlot : bookSlot
        const actor = actorOf(holderOf(request))
        return bookingShown(await take(parts, actor, Date.parse(startsAt), request.at))
      },
    }),
    route({
      method: 'PUT',
      path: '/connections/self/bookings/:bookingId',
      title: '改期',
      purpose: 'Moves a booking to another slot; where that is taken, it stays.',
      access: applier,
      params,
      body,
      answer: bookingAnswer,
      refusals: [...asked, 'BOOKING_STATE_UNFIT', 'NOT_FOUND'],
      handle: async (request) => {
        const startsAt = Date.parse(request.body.startsAt)
        const given = { bookingId: request.params.bookingId, startsAt }
        const actor = actorOf(holderOf(request))
        return bookingShown(await moveBooking(parts, actor, given, request.at))
      },
    }),
  ]
}

function ownBookingRoutes(parts: ConnectionsParts): readonly Route[] {
  const params = record({ bookingId: recordId })
  return [
    route({
      method: 'DELETE',
      path: '/connections/self/bookings/:bookingId',
      title: '取消预约',
      purpose: 'Gives a slot back, or stops waiting for one; the first who waits is offered it.',
      access: applier,
      params,
      answer: bookingAnswer,
      refusals: ['BOOKING_STATE_UNFIT', 'NOT_FOUND'],
      handle: async (request) => {
        const actor = actorOf(holderOf(request))
        const { bookingId } = request.params
        return bookingShown(await cancelBooking(parts, actor, bookingId, request.at))
      },
    }),
    route({
      method: 'POST',
      path: '/connections/self/bookings/:bookingId/acceptance',
      title: '确认候补名额',
      purpose: 'Takes a slot that was offered, before the offer lapses.',
      access: applier,
      params,
      body: record({}),
      answer: bookingAnswer,
      refusals: ['OFFER_LAPSED', 'BOOKING_STATE_UNFIT', 'NOT_FOUND'],
      handle: async (request) => {
        const actor = actorOf(holderOf(request))
        const { bookingId } = request.params
        return bookingShown(await acceptOffer(parts, actor, bookingId, request.at))
      },
    }),
  ]
}
