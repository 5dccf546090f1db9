import { expect, test } from 'vitest'
import { signingText } from './signing-text.ts'

const envelope = {
  version: '1.0',
  appId: 'unit-0001',
  requestId: 'R-1',
  timestamp: '2026-03-01T00:30:00.125Z',
  encryptedKey: 'S0VZ',
  iv: 'SVY=',
  data: 'REFUQQ==',
}

test('the fields stand on lines of their own, in a fixed order, with no line feed at the end', () => {
  expect(signingText('request', 'bill.lock', envelope)).toBe(
    'PQ1\nbill.lock\n1.0\nunit-0001\nR-1\n2026-03-01T00:30:00.125Z\nS0VZ\nSVY=\nREFUQQ==',
  )
})

test('an answer is marked as one', () => {
  expect(signingText('answer', 'bill.lock', envelope).split('\n')[1]).toBe('bill.lock.answer')
})
