import { dayMs } from '@piaoqiao/domain'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { calendarDefault } from './test-calendar.ts'
import type { ConnectionsOffice } from './testing/connections-office.ts'
import { openConnectionsOffice } from './testing/connections-office.ts'
import { openTestingUnit } from './testing/unit-walk.ts'
import type { WalkedUnit } from './testing/unit-walk.ts'

const hourMs = 3_600_000

let office: ConnectionsOffice
let units: WalkedUnit[]
let week = 0

beforeAll(async () => {
  office = await openConnectionsOffice()
  units = []
  for (let count = 0; count < 4; count += 1) units.push(await openTestingUnit(office))
})
afterAll(() => office.close())

function unit(index: number): WalkedUnit {
  const found = units[index]
  if (found === undefined) throw new Error('the test has fewer units')
  return found
}

/** A Thursday that no other test books, one place for each slot unless the test says otherwise. */
async function openDay(change: object = {}) {
  const calendar = {
    ...calendarDefault,
    placesPerSlot: 1,
    daysAhead: 90,
    bookingsPerUnitMax: 20,
    ...change,
  }
  await unit(0).centre.ask('PUT', '/bureaus/joint-test-calendar', calendar)
  week += 1
  const day = new Date(Date.parse('2026-03-05T00:00:00Z') + week * 7 * dayMs)
    .toISOString()
    .slice(0, 10)
  return { day, morning: `${day}T01:00:00Z`, second: `${day}T02:30:00Z` }
}

const book = (index: number, startsAt: string, waits?: boolean) =>
  unit(index).developer.ask('POST', '/connections/self/bookings', {
    startsAt,
    ...(waits !== undefined && { waits }),
  })
const bookingsOf = async (index: number) =>
  (await unit(index).developer.ask('GET', '/connections/self/bookings')).json.items
const cancel = (index: number, bookingId: string) =>
  unit(index).developer.ask('DELETE', `/connections/self/bookings/${bookingId}`)
const stateOf = async (index: number, bookingId: string): Promise<unknown> =>
  (await bookingsOf(index)).find((each: { bookingId: string }) => each.bookingId === bookingId)
    ?.state

test('a slot that several ask for at once is given away once', async () => {
  const { morning } = await openDay()
  const answers = await Promise.all(units.map((_, index) => book(index, morning)))
  const refused = answers.filter(({ status }) => status !== 200)
  expect(refused.map(({ json }) => json.code)).toEqual(['SLOT_TAKEN', 'SLOT_TAKEN', 'SLOT_TAKEN'])
})

test('the quota of a day is not exceeded by bookings of different slots at once', async () => {
  const { morning, second } = await openDay({ placesPerDay: 1 })
  const answers = await Promise.all([
    book(0, morning),
    book(1, second),
    book(2, morning),
    book(3, second),
  ])
  expect(answers.filter(({ status }) => status === 200)).toHaveLength(1)
  const isMorningTaken = [answers[0], answers[2]].some((answer) => answer?.status === 200)
  const full = await book(0, isMorningTaken ? second : morning)
  expect(full.json.code).toBe('SLOT_DAY_FULL')
})

test.each([
  { name: 'that begins within the notice', startsAt: '2026-03-03T01:00:00Z' },
  { name: 'beyond the days ahead', startsAt: '2027-03-04T01:00:00Z' },
  { name: 'that is none', startsAt: '2026-03-05T01:15:00Z' },
  { name: 'on a Sunday', startsAt: '2026-03-08T01:00:00Z' },
])('a slot $name cannot be booked', async ({ startsAt }) => {
  expect((await book(0, startsAt)).json.code).toBe('SLOT_NOT_OPEN')
})

test('the calendar says which slots can be booked now', async () => {
  await openDay({ daysAhead: 3 })
  const path = '/connections/slots?from=2026-03-02&days=5'
  const { items } = (await unit(0).developer.ask('GET', path)).json
  const open = new Set(
    items
      .filter(({ isOpen }: { isOpen: boolean }) => isOpen)
      .map(({ day }: { day: string }) => day),
  )
  expect([...open]).toEqual(['2026-03-03', '2026-03-04', '2026-03-05'])
})

test('one slot is booked once by a unit, and only so many at a time', async () => {
  const { morning, second } = await openDay({ placesPerSlot: 2 })
  await book(3, morning)
  expect((await book(3, morning)).json.code).toBe('SLOT_BOOKED_ALREADY')
  await openDay({ bookingsPerUnitMax: 1 })
  expect((await book(3, second)).json.code).toBe('BOOKINGS_SPENT')
})

test('a freed slot is offered to the first who waits, then to the next when nobody takes it', async () => {
  const { morning } = await openDay()
  const booked = await book(0, morning)
  const first = await book(1, morning, true)
  office.clock.now += 1
  const second = await book(2, morning, true)
  expect(first.json).toMatchObject({ state: 'waiting' })
  await office.takeMessages()
  await cancel(0, booked.json.bookingId)
  expect(await stateOf(1, first.json.bookingId)).toBe('offered')
  expect(await stateOf(2, second.json.bookingId)).toBe('waiting')
  const told = await office.takeMessages()
  expect(told.map(({ template }) => template)).toContain('connection.slot_offered')
  expect((await book(0, morning)).json.code).toBe('SLOT_TAKEN')

  office.clock.now += 25 * hourMs
  await signInAgain()
  const late = `/connections/self/bookings/${String(first.json.bookingId)}/acceptance`
  expect((await unit(1).developer.ask('POST', late, {})).json.code).toBe('OFFER_LAPSED')
  await office.runJob('connections-end-offers')
  expect(await stateOf(1, first.json.bookingId)).toBe('lapsed')
  expect(await stateOf(2, second.json.bookingId)).toBe('offered')
  const taken = `/connections/self/bookings/${String(second.json.bookingId)}/acceptance`
  expect((await unit(2).developer.ask('POST', taken, {})).json).toMatchObject({ state: 'booked' })
})

/** Sessions end while the clock moves on. */
async function signInAgain(): Promise<void> {
  for (const [index, walked] of units.entries()) {
    const developer = await office.signIn('unit', walked.unitId, 'unit_apply', 'unit_read')
    const centre = await office.signIn('bureau', 'B-500000-C', 'bureau_review', 'bureau_supervise')
    units[index] = { ...walked, developer, centre }
  }
}

test('nobody waits for a slot that is free', async () => {
  const { morning } = await openDay()
  expect((await book(0, morning, true)).json.code).toBe('SLOT_FREE')
})

test('a booking moves to a free slot, and stays where the other one is taken', async () => {
  const { morning, second } = await openDay()
  const mine = await book(0, morning)
  await book(1, second)
  const path = `/connections/self/bookings/${String(mine.json.bookingId)}`
  const refused = await unit(0).developer.ask('PUT', path, { startsAt: second })
  expect(refused.json.code).toBe('SLOT_TAKEN')
  expect(await stateOf(0, mine.json.bookingId)).toBe('booked')
  const third = second.replace('02:30', '06:00')
  const moved = await unit(0).developer.ask('PUT', path, { startsAt: third })
  expect(moved.json).toMatchObject({ state: 'booked' })
  expect(await stateOf(0, mine.json.bookingId)).toBe('cancelled')
})

test('a booking of another unit is not found', async () => {
  const { morning } = await openDay()
  const mine = await book(0, morning)
  expect((await cancel(1, mine.json.bookingId)).json.code).toBe('NOT_FOUND')
})

test('the centre sees the slots of its days and who comes, and other bureaus only the slots', async () => {
  const { day, morning } = await openDay()
  await book(0, morning)
  await book(1, morning, true)
  const asked = (path: string) => unit(0).centre.ask('GET', path)
  const slots = await asked(`/bureaus/joint-test-slots?from=${day}&days=1`)
  expect(slots.json.items).toHaveLength(4)
  expect(slots.json.items[0]).toMatchObject({
    day,
    placesTaken: 1,
    placesLeft: 0,
    waiting: 1,
    isFree: false,
  })
  expect(slots.json.items[1]).toMatchObject({ placesLeft: 1, isFree: true })
  const { json } = await asked(`/bureaus/joint-test-bookings?day=${day}`)
  expect(json.items).toMatchObject([
    { unitName: '重庆示例保险有限公司', state: 'booked' },
    { state: 'waiting' },
  ])
  const district = await office.signIn('bureau', 'B-500104', 'bureau_review')
  const seen = await district.ask('GET', `/bureaus/joint-test-slots?from=${day}&days=1`)
  expect(seen.json.items).toHaveLength(4)
  const hidden = await district.ask('GET', `/bureaus/joint-test-bookings?day=${day}`)
  expect(hidden.json.code).toBe('ROLE_LACKING')
})

test('the register of connections is searched by name and code, and narrowed to a step', async () => {
  const found = async (query: string) => {
    const { json } = await unit(0).centre.ask('GET', `/bureaus/connections?${query}`)
    return (json.items as readonly { unitId: string }[]).map(({ unitId }) => unitId)
  }
  expect(await found(`text=${unit(2).creditCode}`)).toEqual([unit(2).unitId])
  expect(await found(`text=${encodeURIComponent('示例保险')}&step=testing`)).toHaveLength(4)
  expect(await found('step=live')).toEqual([])
})

test('a day that is closed calls its bookings off', async () => {
  const { day, morning } = await openDay()
  const mine = await book(0, morning)
  await office.takeMessages()
  week -= 1
  await openDay({ closedDays: [day] })
  expect(await stateOf(0, mine.json.bookingId)).toBe('cancelled')
  const told = await office.takeMessages()
  expect(told.map(({ template }) => template)).toEqual(['connection.slot_called_off'])
})

test('a unit is reminded a day and an hour before, once each, and its absence is noted', async () => {
  const { morning } = await openDay()
  const mine = await book(0, morning)
  const startsAt = Date.parse(morning)
  const remind = async (at: number) => {
    office.clock.now = at
    await office.takeMessages()
    await office.runJob('connections-remind-of-slots')
    return (await office.takeMessages()).map(({ channel }) => channel)
  }
  expect(await remind(startsAt - 25 * hourMs)).toEqual([])
  expect(await remind(startsAt - 23 * hourMs)).toEqual(['mail', 'text'])
  expect(await remind(startsAt - 22 * hourMs)).toEqual([])
  expect(await remind(startsAt - hourMs / 6)).toEqual(['mail', 'text'])
  await signInAgain()
  const path = `/bureaus/joint-test-bookings/${String(mine.json.bookingId)}/outcome`
  const outcome = { outcome: 'no_show' }
  const early = await unit(0).centre.ask('POST', path, outcome)
  expect(early.json.code).toBe('BOOKING_STATE_UNFIT')
  office.clock.now = startsAt + hourMs / 12
  expect((await unit(0).centre.ask('POST', path, outcome)).json).toMatchObject({
    state: 'no_show',
    stateName: '未到',
  })
})
