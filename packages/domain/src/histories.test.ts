import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Answer } from './answer.ts'
import type { Bill } from './bill.ts'
import { registryPartyId } from './commands.ts'
import type { Decision } from './decide.ts'
import { eventFromText, eventText } from './event-text.ts'
import { eventNames } from './events.ts'
import type { BillEvent } from './events.ts'
import { evolve } from './evolve.ts'
import { brokenInvariants } from './invariants.ts'
import { asOf } from './state-words.ts'
import { randomHistory, timed } from './testing/random-steps.ts'
import type { RandomStep } from './testing/random-steps.ts'
import { billId, facts, start } from './testing/sample.ts'
import { SmallRegistry } from './testing/small-registry.ts'
import { register } from './testing/steps.ts'
import { Witness } from './testing/witness.ts'

interface Taken {
  readonly before: Bill
  readonly after: Bill
  readonly decision: Decision
  readonly at: number
}

test('whatever the parties send, nothing happens that may never happen', () => {
  fc.assert(
    fc.property(randomHistory, (history) => {
      const { registry, steps } = play(history)
      const witness = new Witness(facts.reimbursable)
      for (const { decision } of steps) {
        for (const event of decision.events) if (event.billId === billId) witness.see(event)
        witness.rest()
      }
      for (const bill of registry.bills.values()) expect(brokenInvariants(bill)).toEqual([])
    }),
    { numRuns: 400 },
  )
})

test('folding the events of a bill gives the bill', () => {
  fc.assert(
    fc.property(randomHistory, (history) => {
      const { registry } = play(history)
      for (const [id, bill] of registry.bills) {
        expect(folded(registry.historyOf(id))).toEqual(bill)
      }
    }),
    { numRuns: 100 },
  )
})

test('an event read back from its text is the same event, and has the same text', () => {
  fc.assert(
    fc.property(randomHistory, (history) => {
      for (const event of play(history).registry.events) {
        const text = eventText(event)
        expect(eventFromText(text)).toEqual(event)
        expect(eventText(eventFromText(text))).toBe(text)
      }
    }),
    { numRuns: 100 },
  )
})

test('a refusal changes nothing but an expiry that was due and the note of a conflict', () => {
  fc.assert(
    fc.property(randomHistory, (history) => {
      for (const { before, after, decision, at } of play(history).steps) {
        if (decision.answer.outcome === 'done') continue
        const conflict = decision.events.some(
          ({ change }) => change.kind === 'bill.registration_conflict',
        )
        const byRegistry = decision.events.every(({ actor }) => actor.id === registryPartyId)
        expect(byRegistry || conflict).toBe(true)
        expect(after === before).toBe(decision.events.length === 0)
        expect(standingPart(after)).toEqual(standingPart(asOf(before, at)))
      }
    }),
    { numRuns: 200 },
  )
})

test('the answer to a change names the latest event of its bill', () => {
  fc.assert(
    fc.property(randomHistory, (history) => {
      for (const { after, decision } of play(history).steps) {
        expect(sequenceIn(decision.answer) ?? after.sequence).toBe(after.sequence)
      }
    }),
    { numRuns: 100 },
  )
})

test('random histories reach every kind of event', () => {
  const reached = new Set<string>()
  fc.assert(
    fc.property(randomHistory, (history) => {
      for (const { change } of play(history).registry.events) reached.add(change.kind)
    }),
    { numRuns: 400, seed: 7 },
  )
  expect([...reached].toSorted()).toEqual(Object.keys(eventNames).toSorted())
})

function play(history: readonly RandomStep[]): { registry: SmallRegistry; steps: Taken[] } {
  const registry = new SmallRegistry()
  const steps: Taken[] = []
  const registered = registry.send(register())
  const bill = current(registry)
  steps.push({ before: bill, after: bill, decision: registered, at: start })
  let now = start
  for (const random of history) {
    const before = current(registry)
    const step = timed(random, before, now)
    now = step.at
    const decision = registry.send(step)
    steps.push({ before, after: current(registry), decision, at: now })
  }
  return { registry, steps }
}

function current(registry: SmallRegistry): Bill {
  const bill = registry.bills.get(billId)
  if (bill === undefined) throw new Error('the history begins with the registration')
  return bill
}

function folded(events: readonly BillEvent[]): Bill | null {
  return events.reduce<Bill | null>((bill, event) => evolve(bill, event), null)
}

function sequenceIn(answer: Answer): number | null {
  return answer.outcome === 'done' ? answer.done.sequence : null
}

/** The bill without the number and the moment of its latest event. */
function standingPart(bill: Bill): Partial<Bill> {
  return { ...bill, sequence: 0, changedAt: 0 }
}
