import { describe, expect, test } from 'vitest'
import { registryPartyId } from './commands.ts'
import { decide } from './decide.ts'
import { dayMs } from './time.ts'
import { billId, company, facts, hospital, insurer, redBillId, start } from './testing/sample.ts'
import { SmallRegistry, at, on } from './testing/small-registry.ts'
import type { Step } from './testing/small-registry.ts'
import {
  askReversal,
  bureau,
  collect,
  completeReversal,
  grant,
  lock,
  lockAuthorised,
  otherPortal,
  portal,
  recover,
  register,
  report,
  unlock,
  withdraw,
} from './testing/steps.ts'

const held = [register(), lock(company)]
const expiresAt = start + 30 * dayMs

describe('an expiry that no job has written yet', () => {
  test('is written before the decision, in the name of the registry', () => {
    const { events } = sendLast([...held, at(expiresAt, lock(insurer))])
    expect(events.map(({ change, actor }) => [change.kind, actor.id])).toEqual([
      ['bill.lock_expired', registryPartyId],
      ['bill.locked', insurer.id],
    ])
  })

  test('is written even when the command itself is refused', () => {
    const { events, answer } = sendLast([...held, at(expiresAt, unlock(company))])
    expect(answer.outcome).toBe('refused')
    expect(events.map(({ change }) => change.kind)).toEqual(['bill.lock_expired'])
  })

  test('takes a marked reversal along', () => {
    const { events } = sendLast([...held, askReversal(), at(expiresAt, lock(insurer))])
    expect(events.map(({ change }) => change.kind)).toEqual([
      'bill.lock_expired',
      'reversal.locked',
    ])
  })
})

describe('what a lock leads to', () => {
  test('is answered with its number, its expiry and the balance', () => {
    const { answer } = sendLast(held)
    expect(answer).toEqual({
      outcome: 'done',
      done: {
        code: 'LOCKED',
        billId,
        sequence: 2,
        lockId: 'L-500601260000000001-2',
        expiresAt,
        balance: facts.reimbursable,
      },
    })
  })

  test('is a report that remembers the purpose and the authorisation of its lock', () => {
    const registry = after([register(), grant(), lockAuthorised(company), report(company, 1n)])
    expect(registry.bills.get(billId)?.reports[0]).toMatchObject({
      reportId: 'R-500601260000000001-4',
      reporter: company,
      purpose: 'employer_expense',
      authorisationId: 'A-500601260000000001-2',
      withdrawn: false,
    })
  })

  test('is, for a withdrawn report, an entry that stays in the history', () => {
    const registry = after([...held, report(company, 1n), withdraw(company)])
    expect(registry.bills.get(billId)?.reports).toHaveLength(1)
    expect(registry.historyOf(billId)).toHaveLength(4)
  })
})

describe('a marked reversal', () => {
  test('follows the unlock at once, as an act of the registry under the same operation', () => {
    const { events } = sendLast([...held, askReversal(), unlock(company)])
    expect(events.map(({ change, actor }) => [change.kind, actor.id])).toEqual([
      ['bill.unlocked', company.id],
      ['reversal.locked', registryPartyId],
    ])
    expect(new Set(events.map(({ operationId }) => operationId)).size).toBe(1)
  })

  test('asks each unit that reimbursed once, and none that withdrew', () => {
    const { events } = sendLast([
      ...held,
      report(company, 1n),
      lock(insurer),
      report(insurer, 1n),
      withdraw(insurer),
      lock(company),
      report(company, 1n),
      askReversal(),
    ])
    expect(events.at(-1)?.change).toMatchObject({ reporters: [company.id] })
  })
})

describe('portals', () => {
  const follows = [{ id: portal.id, province: portal.province }]

  test('that a payer uses have a stake from the first event on, and the event says so', () => {
    const { events, bills } = sendLast([register({}, hospital, follows)])
    expect(events[0]?.change).toEqual({ kind: 'bill.registered', facts, portals: follows })
    expect(bills[0]?.stakeholders.map(({ id }) => id)).toEqual([hospital.id, portal.id])
  })

  test('leave the text of a registration as it was where there are none', () => {
    const { events } = sendLast([register()])
    expect(events[0]?.change).toEqual({ kind: 'bill.registered', facts })
  })

  test('of the red bill have a stake in the red bill', () => {
    const { bills } = sendLast([
      register(),
      askReversal(),
      completeReversal({}, redBillId, hospital, follows),
    ])
    expect(bills[1]?.stakeholders.map(({ id }) => id)).toEqual([hospital.id, portal.id])
  })

  test('collect a bill with one event, and again without any', () => {
    const registry = after([register(), collect()])
    expect(registry.send(collect()).events).toEqual([])
    expect(registry.send(collect({}, otherPortal)).events).toHaveLength(1)
    expect(registry.bills.get(billId)?.collectorKey).toBeNull()
  })

  test('have no bill collected twice that its registration told them already', () => {
    expect(sendLast([register({}, hospital, follows), collect()]).events).toEqual([])
  })
})

test('a recovered lock is ended by the bureau and followed by the marked reversal', () => {
  const { events } = sendLast([...held, askReversal(), recover()])
  expect(events.map(({ change, actor }) => [change.kind, actor.id])).toEqual([
    ['bill.lock_recovered', bureau.id],
    ['reversal.locked', registryPartyId],
  ])
})

describe('a completed reversal', () => {
  test('brings both bills or neither', () => {
    const done = sendLast([register(), askReversal(), completeReversal()])
    expect(done.bills.map(({ id }) => id)).toEqual([billId, redBillId])
    expect(done.events.map(({ change }) => change.kind)).toEqual([
      'reversal.completed',
      'bill.registered',
    ])
    const refused = sendLast([register(), completeReversal()])
    expect(refused.bills).toEqual([])
  })

  test('names each bill in the other', () => {
    const { bills } = after([register(), askReversal(), completeReversal()])
    expect(bills.get(billId)?.redBill).toBe(redBillId)
    expect(bills.get(redBillId)?.facts.original).toBe(billId)
  })

  test('has one moment for both bills, also by a clock that was set back', () => {
    const steps = [register(), at(start + 1000, askReversal()), at(start, completeReversal())]
    const { events } = sendLast(steps)
    expect(events.map((event) => event.at)).toEqual([start + 1000, start + 1000])
  })

  test('notes the conflict on the bill whose number the red bill would take', () => {
    const { events } = sendLast([
      register(),
      askReversal(),
      on(redBillId, register({ contentDigest: '04'.repeat(32) })),
      completeReversal(),
    ])
    expect(events.map((event) => [event.billId, event.change.kind])).toEqual([
      [redBillId, 'bill.registration_conflict'],
    ])
  })

  test('cannot take the number of the bill that it reverses', () => {
    const { events } = sendLast([register(), askReversal(), completeReversal({}, billId)])
    expect(events).toEqual([])
  })
})

describe('a decision', () => {
  const command = {
    operationId: 'one',
    billId,
    actor: hospital,
    change: { kind: 'bill.register', facts },
  } as const

  test.each([Number.NaN, Number.POSITIVE_INFINITY, 0.5])('needs a moment, not %d', (moment) => {
    expect(() => decide(null, null, command, moment)).toThrow(RangeError)
  })

  test('is made on the bill that the command names', () => {
    const bill = after(held).bills.get(billId) ?? null
    expect(() => decide(bill, null, { ...command, billId: redBillId }, start)).toThrow(TypeError)
  })

  test('leaves what it was given as it was, and is the same every time', () => {
    const bill = after([...held, askReversal()]).bills.get(billId) ?? null
    const before = structuredClone(bill)
    const change = { kind: 'bill.unlock', reason: 'other', note: '' } as const
    const asked = { ...command, actor: company, change }
    const first = decide(bill, null, asked, start)
    expect(decide(bill, null, asked, start)).toEqual(first)
    expect(bill).toEqual(before)
  })
})

function after(steps: readonly Step[]): SmallRegistry {
  const registry = new SmallRegistry()
  for (const step of steps) registry.send(step)
  return registry
}

function sendLast(steps: readonly Step[]): ReturnType<SmallRegistry['send']> {
  const last = steps.at(-1)
  if (last === undefined) throw new Error('a case has at least one step')
  return after(steps.slice(0, -1)).send(last)
}
