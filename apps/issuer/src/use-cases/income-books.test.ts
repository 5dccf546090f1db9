import type { BillId } from '@piaoqiao/domain'
import { billIdFrom, dayMs, refusal } from '@piaoqiao/domain'
import { wireRefusal } from '@piaoqiao/protocol'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import type { IncomeLine, IncomePosting } from '../income-ports.ts'
import { billIdOf, codeOf, present } from '../testing/outcomes.ts'
import { sampleDraft } from '../testing/sample-station.ts'
import type { TestStation } from '../testing/test-station.ts'
import { startTestStation } from '../testing/test-station.ts'

let running: TestStation
let first: BillId
let second: BillId

beforeAll(async () => {
  running = await startTestStation()
})
beforeEach(async () => {
  await running.clear()
  await running.station.ensureNumbers()
  first = await issue('MZ-1')
  second = await issue('MZ-2')
  await running.station.registerWaiting()
})
afterAll(() => running.stop())

async function issue(businessNumber: string): Promise<BillId> {
  return billIdOf(await running.station.issueBill(sampleDraft({ businessNumber })))
}

function line(billId: BillId, changes: Partial<IncomeLine> = {}): IncomeLine {
  return {
    billId,
    amountFen: 18_821n,
    postedOn: '2026-03-02',
    voucherNumber: '收-0007',
    ...changes,
  }
}

const take = (...lines: IncomeLine[]) => running.station.takeIncome(lines, 'system')
const postings = async (): Promise<readonly IncomePosting[]> => {
  const asked = { days: { from: '2026-03-01', to: '2026-03-31' }, voucherNumber: null, state: null }
  return (await running.station.incomePage(asked, { after: null, limit: 100 })).rows
}
const states = async () => (await postings()).map(({ state, code }) => [state, code])
const bothPosted = [
  ['posted', 'INCOME_POSTED'],
  ['posted', 'INCOME_POSTED'],
]
const incomeAt = (billId: BillId) => running.province.registry.bills.get(billId)?.income
const sent = (service: string) =>
  running.province.of(service).map(({ payload }) => (payload as { items: unknown[] }).items.length)

test('lines are kept, sent in one message, and entered', async () => {
  expect(await take(line(first), line(second, { voucherNumber: '收-0008' }))).toEqual([
    { outcome: 'accepted', state: 'waiting', code: null },
    { outcome: 'accepted', state: 'waiting', code: null },
  ])
  expect(await states()).toEqual([
    ['waiting', null],
    ['waiting', null],
  ])
  expect(await running.station.sendIncome()).toEqual({ done: 2, refused: 0, failure: null })
  expect(sent('income.post')).toEqual([2])
  expect(await states()).toEqual(bothPosted)
  expect(incomeAt(first)).toMatchObject({ amount: 18_821n, voucherNumber: '收-0007' })
  expect(await running.station.sendIncome()).toEqual({ done: 0, refused: 0, failure: null })
})

test('the same line again acts once, before and after it was sent and within one request', async () => {
  const [kept, twice] = await take(line(first), line(first))
  expect([kept?.outcome, twice?.outcome]).toEqual(['accepted', 'repeated'])
  expect(await take(line(first))).toEqual([{ outcome: 'repeated', state: 'waiting', code: null }])
  await running.station.sendIncome()
  expect(await take(line(first))).toEqual([{ outcome: 'repeated', state: 'posted', code: null }])
  expect(await running.station.sendIncome()).toMatchObject({ done: 0, refused: 0 })
  expect(await postings()).toHaveLength(1)
})

test('the same lines from two sides at once act once', async () => {
  const other = await running.startAgain()
  const lines = [line(first), line(second)]
  await Promise.all(
    [running.station, other, running.station].map((station) => station.takeIncome(lines, 'file')),
  )
  await Promise.all([running.station.sendIncome(), other.sendIncome()])
  await running.station.sendIncome()
  expect(await states()).toEqual(bothPosted)
})

describe('a line that cannot be posted is kept as refused and not sent', () => {
  test.each([
    ['BILL_NOT_HERE', () => line(billIdFrom('50060126', '0000009999'))],
    ['AMOUNT_NOT_POSITIVE', () => line(first, { amountFen: 0n })],
    ['DATE_IN_FUTURE', () => line(first, { postedOn: '2026-03-03' })],
  ])('%s', async (code, unfit) => {
    expect(await take(unfit())).toEqual([{ outcome: 'refused', state: 'refused', code }])
    expect(await states()).toEqual([['refused', code]])
    expect(await running.station.sendIncome()).toMatchObject({ done: 0, refused: 0 })
    expect(sent('income.post')).toEqual([])
  })

  test('REGISTRATION_REFUSED and NUMBER_SPOILT', async () => {
    const third = await issue('MZ-3')
    const refused = wireRefusal(refusal('ISSUER_SIGNATURE_INVALID'))
    running.province.answerOnce('bill.register', { items: [refused] })
    await running.station.registerWaiting()
    expect((await take(line(third)))[0]?.code).toBe('REGISTRATION_REFUSED')
    await running.station.spoilNumber({ billId: third, reason: '证书停用' })
    expect((await take(line(third)))[0]?.code).toBe('NUMBER_SPOILT')
  })
})

test('a line of a bill that waits to be registered is sent when it is', async () => {
  const third = await issue('MZ-3')
  await take(line(third))
  expect(await running.station.sendIncome()).toMatchObject({ done: 0, failure: null })
  await running.station.registerWaiting()
  expect(await running.station.sendIncome()).toMatchObject({ done: 1 })
})

test('what the province refuses is told with its code, beside what it entered', async () => {
  await take(line(first), line(first, { voucherNumber: '收-0009' }))
  expect(await running.station.sendIncome()).toEqual({ done: 1, refused: 1, failure: null })
  expect(await states()).toEqual([
    ['posted', 'INCOME_POSTED'],
    ['refused', 'INCOME_ALREADY_POSTED'],
  ])
})

describe.each(['answer_lost', 'message_lost'] as const)(
  'when the outcome is unknown: %s',
  (fate) => {
    test('the same batch goes again under its id, and what came later after it', async () => {
      await take(line(first))
      running.province.fate('income.post', fate)
      expect((await running.station.sendIncome()).failure).toBe('EXCHANGE_OUTCOME_UNKNOWN')
      await take(line(second))
      const next = await running.startAgain()
      expect(await next.sendIncome()).toEqual({ done: 2, refused: 0, failure: null })
      const [attempt, repeated, later] = running.province.of('income.post')
      expect(repeated).toEqual(attempt)
      expect(later?.requestId).not.toBe(attempt?.requestId)
      expect(await states()).toEqual(bothPosted)
    })

    test('nothing else is posted or withdrawn for the bill by hand', async () => {
      await take(line(first))
      running.province.fate('income.post', fate)
      await running.station.sendIncome()
      const byHand = running.station.postIncome(line(first, { voucherNumber: '收-0100' }))
      expect(await codeOf(byHand)).toBe('EARLIER_OPERATION_OPEN')
      await running.station.sendIncome()
      const later = await running.station.postIncome(line(first, { voucherNumber: '收-0100' }))
      expect(later.code).toBe('INCOME_ALREADY_POSTED')
    })
  },
)

test('a busy province is asked again for the whole batch', async () => {
  await take(line(first), line(second))
  const busy = wireRefusal(refusal('SERVICE_BUSY'))
  const [billCode, billNumber] = ['50060126', '0000000001']
  const done = { outcome: 'done', code: 'INCOME_POSTED', sentence: '', sequence: 2 }
  running.province.answerOnce('income.post', { items: [{ ...done, billCode, billNumber }, busy] })
  expect(await running.station.sendIncome()).toEqual({
    done: 1,
    refused: 0,
    failure: 'SERVICE_BUSY',
  })
  await running.station.sendIncome()
  const [attempt, repeated] = running.province.of('income.post')
  expect(repeated).toEqual(attempt)
})

describe('a withdrawal', () => {
  const withdraw = (billId: BillId, changes: { voucherNumber?: string } = {}) =>
    running.station.withdrawIncome([{ billId, reason: '科目更正', ...changes }])

  test('of what was never sent is done at once', async () => {
    await take(line(first))
    expect(await withdraw(first)).toEqual([
      { outcome: 'accepted', state: 'withdrawn', code: 'WITHDRAWN_UNSENT' },
    ])
    await running.station.sendIncome()
    expect(sent('income.post')).toEqual([])
  })

  test('of what is posted is sent, and makes room for the right posting', async () => {
    await take(line(first, { amountFen: 1n }), line(second))
    await running.station.sendIncome()
    expect(await withdraw(first)).toEqual([{ outcome: 'accepted', state: 'posted', code: null }])
    await take(line(first))
    expect(await running.station.sendIncome()).toEqual({ done: 2, refused: 0, failure: null })
    expect(incomeAt(first)).toMatchObject({ amount: 18_821n })
    expect(await states()).toEqual([
      ['withdrawn', 'INCOME_UNPOSTED'],
      ['posted', 'INCOME_POSTED'],
      ['posted', 'INCOME_POSTED'],
    ])
  })

  test('of what is under way follows it', async () => {
    await take(line(first))
    running.province.fate('income.post', 'answer_lost')
    await running.station.sendIncome()
    expect(await withdraw(first)).toEqual([{ outcome: 'accepted', state: 'waiting', code: null }])
    expect(await running.station.sendIncome()).toEqual({ done: 2, refused: 0, failure: null })
    expect(await states()).toEqual([['withdrawn', 'INCOME_UNPOSTED']])
    expect(incomeAt(first)).toBeNull()
  })

  test('again changes nothing, and the line can be posted anew afterwards', async () => {
    await take(line(first))
    await running.station.sendIncome()
    await withdraw(first)
    expect((await withdraw(first))[0]?.outcome).toBe('repeated')
    await running.station.sendIncome()
    expect(await withdraw(first)).toEqual([{ outcome: 'repeated', state: 'withdrawn', code: null }])
    expect((await take(line(first)))[0]?.outcome).toBe('accepted')
  })

  test('of another voucher, or of nothing, is refused', async () => {
    await take(line(first))
    const none = { outcome: 'refused', state: null, code: 'INCOME_NOT_POSTED' }
    expect(await withdraw(first, { voucherNumber: '收-9999' })).toEqual([none])
    expect(await withdraw(second)).toEqual([none])
  })
})

describe('income by hand stands in the same books', () => {
  test('posted, withdrawn, and posted again by the accounting', async () => {
    await running.station.postIncome(line(first))
    expect(await postings()).toMatchObject([{ state: 'posted', source: 'counter' }])
    expect((await take(line(first)))[0]?.outcome).toBe('repeated')
    await running.station.unpostIncome({ billId: first, reason: '科目更正' })
    expect(await states()).toEqual([['withdrawn', 'INCOME_UNPOSTED']])
    await take(line(first))
    await running.station.sendIncome()
    expect(await states()).toEqual([
      ['withdrawn', 'INCOME_UNPOSTED'],
      ['posted', 'INCOME_POSTED'],
    ])
  })

  test('a line that waits is posted by hand first', async () => {
    await take(line(first))
    await running.station.postIncome(line(first))
    expect(await states()).toEqual([['posted', 'INCOME_POSTED']])
    expect(await running.station.sendIncome()).toMatchObject({ done: 0, refused: 0 })
  })

  test('a refusal is kept', async () => {
    await running.station.postIncome(line(first))
    await running.station.postIncome(line(first, { voucherNumber: '收-0100' }))
    expect(await states()).toEqual([
      ['posted', 'INCOME_POSTED'],
      ['refused', 'INCOME_ALREADY_POSTED'],
    ])
  })

  test('a lost answer is entered when it is settled', async () => {
    running.province.fate('income.post', 'answer_lost')
    await running.station.postIncome(line(first))
    await take(line(second))
    expect(await states()).toEqual([['waiting', null]])
    running.time.now += dayMs
    await running.station.settleOpenOperations()
    expect((await postings()).map(({ state }) => state)).toEqual(['waiting', 'posted'])
  })
})

test('postings are found by day, voucher and state, page by page', async () => {
  await take(line(first), line(second, { postedOn: '2026-03-01', voucherNumber: '收-0008' }))
  const ids = async (asked: Parameters<typeof running.station.incomePage>[0]) => {
    const found: bigint[] = []
    let after = null
    for (;;) {
      const page = await running.station.incomePage(asked, { after, limit: 1 })
      found.push(...page.rows.map(({ billId }) => billId))
      if (page.next === null) return found
      after = page.next
    }
  }
  const none = { days: null, voucherNumber: null, state: null }
  const month = { from: '2026-03-01', to: '2026-03-31' }
  expect(await ids({ ...none, days: month })).toEqual([second, first])
  expect(await ids({ ...none, days: { from: '2026-03-02', to: '2026-03-02' } })).toEqual([first])
  expect(await ids({ ...none, voucherNumber: '收-0008' })).toEqual([second])
  expect(await ids({ ...none, days: month, state: 'posted' })).toEqual([])
  expect(await codeOf(ids(none))).toBe('PERIOD_UNFIT')
  expect(present((await postings())[0]).voucherNumber).toBe('收-0008')
})
