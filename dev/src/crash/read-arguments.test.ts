import { expect, test } from 'vitest'
import { readCrashArguments } from './read-arguments.ts'

test('without arguments it runs ten rounds with a seed of its own', () => {
  const read = readCrashArguments([])
  expect(read).toMatchObject({ rounds: 10, secondsPerRound: 5, json: false })
  expect(read?.seed).toBeGreaterThan(0)
})

test('every argument can be given', () => {
  const given = ['--rounds', '3', '--seed', '42', '--seconds-per-round', '2', '--json']
  expect(readCrashArguments(given)).toEqual({
    rounds: 3,
    secondsPerRound: 2,
    seed: 42,
    json: true,
  })
})

test.each([
  [['--rounds', '0']],
  [['--rounds', '1.5']],
  [['--rounds', '-1']],
  [['--rounds', '100000']],
  [['--seed', 'x']],
  [['--seconds-per-round']],
  [['--forever']],
  [['10']],
])('%j is refused', (given) => {
  expect(readCrashArguments(given)).toBeNull()
})
