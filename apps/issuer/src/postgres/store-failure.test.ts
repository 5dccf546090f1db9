import { CommitUnknown } from '@piaoqiao/service-kit'
import pg from 'pg'
import { expect, test } from 'vitest'
import { StationError } from '../station-error.ts'
import { isStoreFailure } from './store-failure.ts'

function stateError(code: string): Error {
  return Object.assign(new pg.DatabaseError('of the server', 13, 'error'), { code })
}
const codedError = (code: string) => Object.assign(new Error('of the system'), { code })

test.each([
  ['the outcome of a commit is unknown', new CommitUnknown(undefined), true],
  ['the server shuts down', stateError('57P01'), true],
  ['the server has no room', stateError('53300'), true],
  ['the disk fails', stateError('58030'), true],
  ['nobody listens', codedError('ECONNREFUSED'), true],
  ['the connection breaks', new Error('Connection terminated unexpectedly'), true],
  [
    'the connection is broken',
    new Error('Client has encountered a connection error and is not queryable'),
    true,
  ],
  ['no connection becomes free', new Error('timeout exceeded when trying to connect'), true],
  ['the server is silent', new Error('Query read timeout'), true],
  ['a key is there twice', stateError('23505'), false],
  ['a statement is wrong', stateError('42601'), false],
  ['the station refuses', new StationError('NUMBERS_EXHAUSTED'), false],
  ['the program is wrong', new TypeError('undefined is not a function'), false],
  ['something else is thrown', 'text', false],
])('when %s', (_, error, expected) => {
  expect(isStoreFailure(error)).toBe(expected)
})
