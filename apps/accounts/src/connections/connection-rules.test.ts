import { expect, test } from 'vitest'
import { addressFault } from './network-addresses.ts'
import { quotaEarned, quotaSteps, trialQuotaPerMinute } from './quota-steps.ts'
import { connectionSteps, mayLeadTo, stepsInOrder } from './connection-steps.ts'
import { calendarDefault, calendarFault, slotAt, slotsOf } from './test-calendar.ts'

const day = 86_400_000

test('a working day has four slots in the time of Beijing, a closed day and a Sunday none', () => {
  expect(slotsOf(calendarDefault, '2026-03-05').map(({ startsAt }) => startsAt)).toEqual(
    ['01:00', '02:30', '06:00', '07:30'].map((time) => Date.parse(`2026-03-05T${time}:00Z`)),
  )
  expect(slotsOf(calendarDefault, '2026-03-08')).toEqual([])
  expect(slotsOf({ ...calendarDefault, closedDays: ['2026-03-05'] }, '2026-03-05')).toEqual([])
})

test('only the beginning of a slot is a slot', () => {
  expect(slotAt(calendarDefault, Date.parse('2026-03-05T01:00:00Z'))).not.toBeNull()
  expect(slotAt(calendarDefault, Date.parse('2026-03-05T01:30:00Z'))).toBeNull()
})

test.each([
  { hours: [{ weekday: 1, from: '12:00', until: '09:00' }] },
  {
    hours: [
      { weekday: 1, from: '09:00', until: '12:00' },
      { weekday: 1, from: '11:00', until: '13:00' },
    ],
  },
  { closedDays: ['2026-02-30'] },
])('a calendar with $hours $closedDays is refused', (change) => {
  expect(calendarFault({ ...calendarDefault, ...change })).not.toBeNull()
})

test.each([
  { addresses: ['198.51.100.7', '2001:db8::/64'], fault: null },
  { addresses: ['198.51.100'], fault: 'ADDRESS_MALFORMED' },
  { addresses: ['198.0.0.0/8'], fault: 'ADDRESS_RANGE_WIDE' },
  { addresses: ['10.1.2.3'], fault: 'ADDRESS_INTERNAL' },
  { addresses: ['172.16.0.0/24'], fault: 'ADDRESS_INTERNAL' },
  { addresses: ['127.0.0.1'], fault: 'ADDRESS_INTERNAL' },
  { addresses: ['::1'], fault: 'ADDRESS_INTERNAL' },
  { addresses: ['fd00::1'], fault: 'ADDRESS_INTERNAL' },
])('an allow-list of $addresses is judged $fault', ({ addresses, fault }) => {
  expect(addressFault(addresses, { allowsInternal: false })).toBe(fault)
})

test('a network of finance’s own may be allowed, and nonsense never', () => {
  expect(addressFault(['10.1.2.3'], { allowsInternal: true })).toBeNull()
  expect(addressFault(['10.0.0.0/8'], { allowsInternal: true })).toBe('ADDRESS_RANGE_WIDE')
})

test.each([
  { days: 0, faultsPerMille: null, quota: 60 },
  { days: 2, faultsPerMille: null, quota: 60 },
  { days: 3, faultsPerMille: 0, quota: 300 },
  { days: 7, faultsPerMille: 30, quota: 300 },
  { days: 7, faultsPerMille: 20, quota: 600 },
  { days: 31, faultsPerMille: 5, quota: 1_200 },
  { days: 31, faultsPerMille: 900, quota: 60 },
])('after $days days with $faultsPerMille faults the quota is $quota', (given) => {
  const { days, faultsPerMille, quota } = given
  const earned = { liveAt: 0, at: days * day, quotaPerMinute: trialQuotaPerMinute, faultsPerMille }
  expect(quotaEarned(earned)).toBe(quota)
})

test('a quota never falls, and every step is higher than the one before', () => {
  const high = { liveAt: 0, at: 0, quotaPerMinute: 5_000, faultsPerMille: 1_000 }
  expect(quotaEarned(high)).toBe(5_000)
  const quotas = quotaSteps.map(({ quotaPerMinute }) => quotaPerMinute)
  expect(quotas).toEqual(quotas.toSorted((a, b) => a - b))
  expect(quotas[0]).toBeGreaterThan(trialQuotaPerMinute)
})

test('from every step the unit comes to the end of its connection, and from that nowhere', () => {
  for (const step of stepsInOrder) {
    expect(mayLeadTo(step, 'closed')).toBe(step !== 'closed')
    const known = connectionSteps[step].leadsTo.every((next) => stepsInOrder.includes(next))
    expect(known).toBe(true)
  }
})
