import type { WireEvent } from '@piaoqiao/protocol'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Reversal, SettledAnswer } from '../ports.ts'
import {
  afterAnswer,
  afterCompletionAnswer,
  afterEvent,
  afterLockAnswer,
  spoilsRedBill,
} from './reversal-states.ts'

const billId = 500601260000000001n
const intent = {
  reason: '患者退费',
  completeWhenGranted: true,
  handlingPerson: '收费员一',
  checker: null,
}
const reversal: Reversal = {
  ...intent,
  billId,
  state: 'held',
  code: 'REVERSAL_HELD_MARKED',
  redBill: null,
  sequence: 5,
}

const done = (code: string, sequence: number): SettledAnswer => ({
  outcome: 'done',
  code,
  sequence,
  sentence: '',
  billCode: '50060126',
  billNumber: '0000000001',
})
const refused = (code: string): SettledAnswer => ({
  outcome: 'refused',
  code,
  sentence: '',
  next: '',
  details: {},
})
const event = (kind: string, sequence: number, details = {}) =>
  ({ kind, sequence, details }) as WireEvent

describe('the answer to a request', () => {
  test.each([
    ['REVERSAL_GRANTED', 'granted'],
    ['REVERSAL_HELD_MARKED', 'held'],
    ['REVERSAL_RECOVERY_ASKED', 'recovery'],
  ])('%s makes it %s', (code, state) => {
    const after = afterLockAnswer(billId, null, intent, done(code, 3))
    expect(after).toEqual({ ...intent, billId, state, code, redBill: null, sequence: 3 })
  })

  test('a refusal is kept with its code', () => {
    const after = afterLockAnswer(billId, null, intent, refused('BILL_EXCHANGED'))
    expect(after).toMatchObject({ state: 'refused', code: 'BILL_EXCHANGED', sequence: 0 })
  })

  test('a refusal of a second request ends no reversal that is under way', () => {
    const after = afterLockAnswer(billId, reversal, intent, refused('BILL_EXCHANGED'))
    expect(after).toEqual({ ...reversal, code: 'BILL_EXCHANGED' })
  })

  test('what is asked anew replaces what was wanted before', () => {
    const given = { ...intent, completeWhenGranted: false, reason: '开错' }
    const after = afterLockAnswer(billId, reversal, given, done('REVERSAL_HELD_MARKED', 5))
    expect(after).toEqual({ ...reversal, ...given })
  })
})

describe('a completion', () => {
  const granted: Reversal = { ...reversal, state: 'granted', redBill: 9n }

  test('that is carried out ends the reversal', () => {
    const after = afterCompletionAnswer(granted, done('REVERSED', 8))
    expect(after).toMatchObject({ state: 'completed', redBill: 9n })
  })

  test('that is refused is not tried again by itself', () => {
    const after = afterCompletionAnswer(granted, refused('REVERSAL_NOT_LOCKED'))
    expect(after).toMatchObject({ state: 'granted', completeWhenGranted: false, redBill: 9n })
  })

  test.each(['BILL_ALREADY_REGISTERED', 'BILL_XML_REFUSED', 'NUMBER_NOT_ALLOTTED'])(
    'that is refused with %s needs another red bill',
    (code) => {
      expect(spoilsRedBill(refused(code))).toBe(true)
      expect(afterCompletionAnswer(granted, refused(code)).redBill).toBeNull()
    },
  )
})

test('answers and events give the same state in whatever order they come', () => {
  const history = [
    { kind: 'reversal.marked', code: 'REVERSAL_HELD_MARKED', state: 'held' },
    { kind: 'reversal.recovery_asked', code: 'REVERSAL_RECOVERY_ASKED', state: 'recovery' },
    { kind: 'reversal.locked', code: 'REVERSAL_GRANTED', state: 'granted' },
    { kind: 'reversal.released', code: 'REVERSAL_RELEASED', state: 'released' },
    { kind: 'reversal.locked', code: 'REVERSAL_GRANTED', state: 'granted' },
    { kind: 'reversal.completed', code: 'REVERSED', state: 'completed' },
  ]
  const steps = history.flatMap(({ kind, code }, index) => [
    (before: Reversal) => afterEvent(before, event(kind, 6 + index)),
    (before: Reversal) => afterAnswer(before, done(code, 6 + index)),
  ])
  fc.assert(
    fc.property(fc.nat({ max: history.length - 1 }), fc.infiniteStream(fc.nat()), (last, draws) => {
      const pending = steps.slice(0, 2 * (last + 1))
      let after = reversal
      for (const draw of draws) {
        const [step] = pending.splice(draw % pending.length, 1)
        if (step !== undefined) after = step(after)
        if (pending.length === 0) break
      }
      expect(after.state).toBe(history[last]?.state)
    }),
  )
})

test('a reversal that was completed with another red bill leaves none of ours that counts', () => {
  const granted: Reversal = { ...reversal, state: 'granted', redBill: 500601260000000009n }
  const completed = (redBillId: string) =>
    afterEvent(granted, event('reversal.completed', 9, { redBillId }))
  expect(completed('500601260000000009')).toMatchObject({ redBill: 500601260000000009n })
  expect(completed('500601260000000008')).toMatchObject({ state: 'completed', redBill: null })
})

test('events of other kinds change nothing', () => {
  expect(afterEvent(reversal, event('bill.lock_warned', 9))).toBe(reversal)
})
