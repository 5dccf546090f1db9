import { refusal } from '@piaoqiao/domain'
import { wireRefusal } from '@piaoqiao/protocol'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { codeOf } from '../testing/outcomes.ts'
import { sampleDraft } from '../testing/sample-station.ts'
import type { TestStation } from '../testing/test-station.ts'
import { startTestStation } from '../testing/test-station.ts'

let running: TestStation

beforeAll(async () => {
  running = await startTestStation({ numberBlockSize: 10, numberLowWater: 5 })
})
beforeEach(() => running.clear())
afterAll(() => running.stop())

const requests = () => running.province.of('number.allot')
const issue = (businessNumber: string) => running.station.issueBill(sampleDraft({ businessNumber }))

test('every code gets a stock, and nothing more is asked for while it lasts', async () => {
  expect(await running.station.ensureNumbers()).toEqual({ allotted: 30, failures: [] })
  expect(await running.station.ensureNumbers()).toEqual({ allotted: 0, failures: [] })
  const codes = requests().map(({ payload }) => (payload as { billCode: string }).billCode)
  expect(codes).toEqual(['50060126', '50060226', '50010126'])
})

test('a stock below the mark is filled up with the next block', async () => {
  await running.station.ensureNumbers()
  for (let index = 0; index < 6; index += 1) await issue(`${index}`)
  expect(await running.station.ensureNumbers()).toEqual({ allotted: 10, failures: [] })
  for (let index = 6; index < 11; index += 1) await issue(`${index}`)
  expect((await issue('last')).billNumber).toBe('0000000012')
})

test('a request of unknown outcome is repeated under its id, so its block is not lost', async () => {
  running.province.fate('number.allot', 'answer_lost', 'answer_lost', 'answer_lost')
  const { allotted, failures } = await running.station.ensureNumbers()
  expect([allotted, failures.length]).toEqual([0, 3])
  const next = await running.startAgain()
  expect(await next.ensureNumbers()).toEqual({ allotted: 30, failures: [] })
  expect(requests().slice(3)).toEqual(requests().slice(0, 3))
  expect(running.province.registry.numbersLeft).toBe(1_000_000 - 30)
})

test('two stations on one database ask for one block', async () => {
  const other = await running.startAgain()
  await Promise.all([running.station.ensureNumbers(), other.ensureNumbers()])
  expect(new Set(requests().map(({ requestId }) => requestId)).size).toBe(3)
  expect(running.province.registry.numbersLeft).toBe(1_000_000 - 30)
})

test('a refusal is told, and the next request has another id', async () => {
  running.province.registry.numbersLeft = 0
  const { failures } = await running.station.ensureNumbers()
  expect(failures).toEqual(Array(3).fill('NUMBER_NOT_ALLOTTED'))
  expect(await codeOf(issue('1'))).toBe('NUMBERS_EXHAUSTED')
  running.province.registry.numbersLeft = 100
  expect((await running.station.ensureNumbers()).allotted).toBe(30)
  expect(new Set(requests().map(({ requestId }) => requestId)).size).toBe(6)
})

test('a busy province is asked again under the same id', async () => {
  running.province.answerOnce('number.allot', wireRefusal(refusal('SERVICE_BUSY')))
  expect((await running.station.ensureNumbers()).failures).toEqual(['SERVICE_BUSY'])
  expect((await running.station.ensureNumbers()).allotted).toBe(10)
  expect(requests()[3]?.requestId).toBe(requests()[0]?.requestId)
})

test.each([
  ['of another code', { billCode: '50060199', from: '0000000001', to: '0000000010' }],
  [
    'that is larger than was asked for',
    { billCode: '50060126', from: '0000000001', to: '0000000011' },
  ],
  ['that ends before it begins', { billCode: '50060126', from: '0000000002', to: '0000000001' }],
])('a block %s is not taken', async (_, block) => {
  running.province.answerOnce('number.allot', { outcome: 'done', ...block })
  expect((await running.station.ensureNumbers()).failures).toEqual(['ALLOTMENT_UNFIT'])
  expect(await codeOf(issue('1'))).toBe('NUMBERS_EXHAUSTED')
})

test('a block that overlaps with an earlier one is never stored', async () => {
  await running.station.ensureNumbers()
  for (let index = 0; index < 6; index += 1) await issue(`${index}`)
  const overlapping = { billCode: '50060126', from: '0000000005', to: '0000000014' }
  running.province.answerOnce('number.allot', { outcome: 'done', ...overlapping })
  expect(await codeOf(running.station.ensureNumbers())).toBe('23P01')
})
