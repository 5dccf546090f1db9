import { describe, expect, test } from 'vitest'
import { axes, axisTitle, lifeDiagram } from './diagrams.ts'
import { eventNames } from './events.ts'
import { evolve } from './evolve.ts'
import {
  formLife,
  nextStates,
  reimbursementLife,
  standingLife,
  stateNames,
  statesAfter,
} from './life.ts'
import { facts, billId, hospital, start } from './testing/sample.ts'

const tables = { standing: standingLife, form: formLife, reimbursement: reimbursementLife }

describe.each(Object.entries(tables))('the axis %s', (_, table) => {
  const moves = Object.values(table).flatMap((each) => Object.entries(each))
  const targets = new Set(moves.flatMap(([, next]) => next.split('|')))

  test('leads only to states that are in its table', () => {
    expect([...targets].filter((state) => !(state in table))).toEqual([])
  })

  test('reaches every state but the first by some move', () => {
    const [first = '', ...others] = Object.keys(table)
    expect(others.filter((state) => !reachableFrom(table, first).has(state))).toEqual([])
  })

  test('moves only by events that exist', () => {
    expect(moves.map(([event]) => event).filter((event) => !(event in eventNames))).toEqual([])
  })

  test('has a Chinese name for every state', () => {
    expect(Object.keys(table).filter((state) => !(state in stateNames))).toEqual([])
  })
})

test('a new bill stands in the first state of every axis', () => {
  const bill = evolve(null, {
    billId,
    sequence: 1,
    at: start,
    actor: hospital,
    operationId: 'one',
    change: { kind: 'bill.registered', facts },
    standing: 'valid',
    form: 'electronic',
    reimbursement: 'open',
  })
  expect([bill.standing, bill.form, 'open']).toEqual(
    Object.values(tables).map((table) => Object.keys(table)[0]),
  )
})

test('a reversed bill has no way back', () => {
  expect(standingLife.reversed).toEqual({})
})

test('no state is on two axes, so that its name alone says which', () => {
  const states = Object.values(tables).flatMap((table) => Object.keys(table))
  expect(new Set(states).size).toBe(states.length)
  expect(states.toSorted()).toEqual(Object.keys(stateNames).toSorted())
})

test('a move may lead to several states, and an unknown move to none', () => {
  expect(nextStates(reimbursementLife, 'locked', 'bill.unlocked')).toEqual([
    'open',
    'partly_reimbursed',
  ])
  expect(nextStates(standingLife, 'reversed', 'reversal.locked')).toEqual([])
  expect(nextStates(standingLife, 'nowhere', 'reversal.locked')).toEqual([])
})

test('an event that an axis does not know leaves it where it is', () => {
  expect(statesAfter(formLife, 'exchanged', 'bill.locked')).toEqual(['exchanged'])
})

test('an event that an axis knows, but not from this state, is a fault', () => {
  expect(() => statesAfter(standingLife, 'valid', 'reversal.completed')).toThrow('not a move')
  expect(() => statesAfter(reimbursementLife, 'locked', 'bill.locked')).toThrow('not a move')
})

describe.each(axes)('the diagram of the axis %s', (axis) => {
  const lines = lifeDiagram(axis).split('\n')

  test('is a state diagram with a Chinese title', () => {
    expect(lines[0]).toBe('stateDiagram-v2')
    expect(axisTitle(axis)).toMatch(/^[\u4e00-\u9fff]+$/)
  })

  test('has one arrow for every state that a move can lead to, and no other', () => {
    const arrows = lines.filter((line) => line.includes(' --> ') && !line.includes('[*]'))
    const expected = Object.entries(tables[axis]).flatMap(([state, moves]) =>
      Object.entries(moves as Record<string, string>).flatMap(([event, next]) =>
        next.split('|').map((target) => `${state} --> ${target}: ${event}`),
      ),
    )
    expect(arrows.map((line) => line.trim().replace(/ \S+$/, ''))).toEqual(expected)
  })
})

function reachableFrom(table: object, first: string): Set<string> {
  const reached = new Set([first])
  for (const state of reached) {
    const moves = (table as Record<string, Record<string, string>>)[state] ?? {}
    for (const next of Object.values(moves)) for (const each of next.split('|')) reached.add(each)
  }
  return reached
}
