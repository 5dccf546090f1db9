import { expect, test } from 'vitest'
import { Findings } from './finding.ts'
import { Ledger } from './ledger.ts'
import type { LedgerRequest, SettledAnswer } from './ledger.ts'

const done: SettledAnswer = {
  outcome: 'done',
  code: 'LOCKED',
  sentence: '票据已锁定。',
  billCode: '50060126',
  billNumber: '0000000001',
  sequence: 2,
}
const refused: SettledAnswer = {
  outcome: 'refused',
  code: 'BILL_LOCKED',
  sentence: '',
  next: '',
  details: {},
}
const unreachable: SettledAnswer = { ...refused, code: 'HOME_PROVINCE_UNREACHABLE' }
const unknown = { outcome: 'unknown', code: 'OUTCOME_UNKNOWN', sentence: '', next: '' } as const

function smallLedger(items = 1): { ledger: Ledger; request: LedgerRequest; findings: Findings } {
  const findings = new Findings()
  const ledger = new Ledger(findings)
  const request = ledger.begin({
    unitId: 'UNIT',
    requestId: 'R-1',
    service: 'bill.lock',
    atomic: false,
    round: 1,
    items: Array.from({ length: items }, () => ({ billId: 1n, content: {}, answer: null })),
  })
  return { ledger, request, findings }
}

test('a request is open until every item has its answer', () => {
  const { ledger, request } = smallLedger(2)
  ledger.take(request, 1, done)
  expect(ledger.openOf('UNIT')).toEqual([request])
  ledger.take(request, 2, refused)
  expect(request.state).toBe('answered')
  expect(ledger.openOf('UNIT')).toEqual([])
})

test('"unknown" and "not now" are no answers', () => {
  const { ledger, request, findings } = smallLedger()
  ledger.take(request, 1, unreachable)
  expect(request).toMatchObject({ state: 'open', wasUnknown: false })
  ledger.take(request, 1, unknown)
  expect(request).toMatchObject({ state: 'open', wasUnknown: true })
  ledger.take(request, 1, done)
  ledger.take(request, 1, done)
  expect(request.state).toBe('answered')
  expect(findings.kept).toEqual([])
})

test('two different answers to one operation are found', () => {
  const { ledger, request, findings } = smallLedger()
  ledger.take(request, 1, done)
  ledger.take(request, 1, { ...done, sequence: 4 })
  ledger.take(request, 1, refused)
  expect(findings.kept).toEqual([
    {
      check: 'one answer per operation',
      subject: 'UNIT/R-1#1',
      what: 'answered LOCKED as event 2 and then LOCKED as event 4',
    },
    {
      check: 'one answer per operation',
      subject: 'UNIT/R-1#1',
      what: 'answered LOCKED as event 2 and then BILL_LOCKED',
    },
  ])
})
