import { expect, test } from 'vitest'
import { readArguments } from './simulate-arguments.ts'

test.each([
  { words: [], read: { from: 1, seeds: 200, isVerbose: false, isJson: false } },
  {
    words: ['--seeds', '5', '--from', '40'],
    read: { from: 40, seeds: 5, isVerbose: false, isJson: false },
  },
  {
    words: ['--seed', '4711', '--verbose'],
    read: { from: 4711, seeds: 1, isVerbose: true, isJson: false },
  },
  { words: ['--json'], read: { from: 1, seeds: 200, isVerbose: false, isJson: true } },
])('$words asks for $read', ({ words, read }) => {
  expect(readArguments(words)).toEqual(read)
})

test.each([
  [['--seeds', 'many']],
  [['--seeds', '0']],
  [['--seed', '-1']],
  [['--surprise']],
  [['7']],
])('%j cannot be read', (words) => {
  expect(readArguments(words)).toBeNull()
})
