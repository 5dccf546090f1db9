import pg from 'pg'
import { describe, expect, test } from 'vitest'
import { CodedError } from '../coded-error.ts'
import type { LogFields } from './log-fields.ts'
import { createLogger, type LogLevel } from './logger.ts'

class BillTableFull extends CodedError {
  readonly code = 'BILL_TABLE_FULL'
}

function loggerIn(level: LogLevel) {
  const lines: string[] = []
  const logger = createLogger({
    app: 'province-50',
    level,
    destination: { write: (line) => lines.push(line) },
  })
  return { logger, lines, last: () => JSON.parse(lines.at(-1) ?? '') as Record<string, unknown> }
}

test('a line is JSON with event, time, level, process and fields', () => {
  const { logger, last } = loggerIn('info')
  logger.info('exchange.answered', { service: 'bill.lock', durationMs: 12, items: undefined })
  expect(last()).toEqual({
    level: 'info',
    time: expect.stringMatching(/^\d{4}-\d{2}-\d{2}T.*Z$/) as unknown,
    app: 'province-50',
    event: 'exchange.answered',
    service: 'bill.lock',
    durationMs: 12,
  })
})

test.each([
  { level: 'debug', written: 4 },
  { level: 'info', written: 3 },
  { level: 'warn', written: 2 },
  { level: 'error', written: 1 },
  { level: 'silent', written: 0 },
] as const)('level $level writes $written of four lines', ({ level, written }) => {
  const { logger, lines } = loggerIn(level)
  logger.debug('a')
  logger.info('a')
  logger.warn('a')
  logger.error('a')
  expect(lines).toHaveLength(written)
})

describe('personal data stays out', () => {
  const secrets = ['欧阳测试', '门诊 费用', '{"payer":1}', 'a b', `x${'1'.repeat(100)}`]

  test('fields that are not on the list cannot be written', () => {
    const { logger, lines } = loggerIn('info')
    // @ts-expect-error The compiler refuses them.
    logger.info('a', { payerName: 'secret' })
    const more = { code: 'known', payerName: 'secret', payload: { name: 'secret' } }
    logger.info('a', more)
    logger.info('a', { toString: 'secret', __proto__: { code: 'secret' } } as unknown as LogFields)
    expect(lines.join('')).not.toContain('secret')
  })

  test.each(secrets)('%j is no name and does not get into a field', (secret) => {
    const { logger, lines, last } = loggerIn('info')
    logger.info('a', { requestId: secret, durationMs: secret } as unknown as LogFields)
    expect(lines.join('')).not.toContain(secret)
    expect(last()).not.toHaveProperty('requestId')
  })

  test.each(secrets)('%j is no event', (secret) => {
    const { logger, last } = loggerIn('info')
    logger.info(secret)
    expect(last()['event']).toBe('event.misnamed')
  })
})

describe('of an error', () => {
  function described(error: unknown): Record<string, unknown> {
    const { logger, last } = loggerIn('info')
    logger.error('a', {}, error)
    const own = Object.entries(last()).filter(([field]) => /^(error|cause)/.test(field))
    return Object.fromEntries(own)
  }
  const here: unknown = expect.stringMatching(/service-kit\/src\/logging\/logger\.test\.ts:\d+$/)

  test('class, code and place are written, and not its message', () => {
    const error = Object.assign(new RangeError('payer 欧阳测试'), { code: 'ERR_OUT_OF_RANGE' })
    expect(described(error)).toEqual({
      errorClass: 'RangeError',
      errorCode: 'ERR_OUT_OF_RANGE',
      errorAt: here,
    })
  })

  test('the message is written where it is ours, and of its cause class and code', () => {
    const cause = new pg.DatabaseError('duplicate key of 欧阳测试', 25, 'error')
    cause.code = '23505'
    expect(described(new BillTableFull('the table is full', { cause }))).toEqual({
      errorClass: 'BillTableFull',
      errorCode: 'BILL_TABLE_FULL',
      errorMessage: 'the table is full',
      errorAt: here,
      causeClass: 'DatabaseError',
      causeCode: '23505',
    })
  })

  test('a message that looks like a stack is not taken for the place', () => {
    expect(described(new Error('no\n    at payer (/payers/ouyang:1:2)'))['errorAt']).toEqual(here)
  })

  test.each([
    ['欧阳测试', { errorClass: 'string' }],
    [null, { errorClass: 'object' }],
    [{ code: '欧阳测试' }, { errorClass: 'Object' }],
    [Object.create(null), { errorClass: 'Error' }],
  ])('a thrown value that is no error says only what it is', (thrown, fields) => {
    expect(described(thrown)).toEqual(fields)
  })
})
