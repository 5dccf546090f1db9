import { expect, test } from 'vitest'
import { UsageError, readOptions } from './options.ts'

test('without arguments the demo stays up, on its usual ports, with its data in the repository', () => {
  expect(readOptions([], '/repository')).toEqual({
    once: false,
    portBase: 7100,
    directory: '/repository/data',
  })
})

test('every option is read', () => {
  const given = ['--once', '--port-base', '7300', '--data', '/elsewhere']
  expect(readOptions(given, '/repository')).toEqual({
    once: true,
    portBase: 7300,
    directory: '/elsewhere',
  })
})

test('help is asked for', () => {
  expect(readOptions(['--help'], '/repository')).toBeNull()
})

test.each([[['--onse']], [['demo']], [['--port-base']]])('%j cannot be understood', (given) => {
  expect(() => readOptions(given, '/repository')).toThrow(UsageError)
})
