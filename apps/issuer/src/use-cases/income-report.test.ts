import type { Bill, BillId } from '@piaoqiao/domain'
import { billIdFrom, dateAt, dayMs } from '@piaoqiao/domain'
import fc from 'fast-check'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import type { DifferenceKind, IncomeDifference, IncomeTotals } from '../income-ports.ts'
import { differenceKinds } from '../income-ports.ts'
import { billIdOf, codeOf, present } from '../testing/outcomes.ts'
import { sampleDraft, sampleStart } from '../testing/sample-station.ts'
import type { TestStation } from '../testing/test-station.ts'
import { startTestStation } from '../testing/test-station.ts'
import { IncomeUnbalanced, assertExplained } from './income-report.ts'

const today = dateAt(sampleStart)
const faceFen = 18_821n

let running: TestStation
let issuedCount = 0

beforeAll(async () => {
  running = await startTestStation()
})
beforeEach(async () => {
  await running.clear()
  await running.station.ensureNumbers()
})
afterAll(() => running.stop())

async function issue(): Promise<BillId> {
  issuedCount += 1
  const draft = sampleDraft({ businessNumber: `R-${issuedCount}` })
  const billId = billIdOf(await running.station.issueBill(draft))
  await running.station.registerWaiting()
  return billId
}

async function post(billId: BillId, amountFen = faceFen, voucherNumber = '收-0001') {
  const postedOn = dateAt(running.time.now)
  await running.station.takeIncome([{ billId, amountFen, postedOn, voucherNumber }], 'system')
  await running.station.sendIncome()
}

async function reverse(billId: BillId): Promise<BillId> {
  const request = { billId, reason: '退费', completeWhenGranted: true }
  const { completion } = await running.station.requestReversal(request)
  return billIdOf(present(completion?.redBill))
}

const reportOf = (from = today, to = from) => running.station.incomeReport({ from, to })
const told = (listed: readonly IncomeDifference[]) =>
  listed.map(({ kind, billId, differenceFen }) => [kind, billId % 1_000n, differenceFen])

test('a day on which everything is posted has no difference', async () => {
  await post(await issue())
  await post(await issue())
  expect(await reportOf()).toMatchObject({
    issued: { count: 2, fen: 37_642n },
    red: { count: 0, fen: 0n },
    posted: { count: 2, fen: 37_642n },
    netFen: 37_642n,
    differenceFen: 0n,
    dated: { count: 2, fen: 37_642n },
    datedForOtherDays: { count: 0, fen: 0n },
    waiting: { count: 0, fen: 0n },
    listed: [],
    isCut: false,
  })
})

test('each kind of difference is told', async () => {
  await issue()
  await post(await issue(), 18_000n)
  const reversed = await issue()
  await post(reversed)
  await reverse(reversed)
  await reverse(await issue())
  const twice = await issue()
  await post(twice)
  await post(twice, faceFen, '收-0002')
  await post(billIdFrom('50060126', '0000000999'))
  await post(twice, 0n, '收-0003')
  const report = await reportOf()
  expect(told(report.listed)).toEqual([
    ['unposted', 1n, faceFen],
    ['amount_differs', 2n, 821n],
    ['posted_for_reversed', 3n, 0n],
    ['posted_for_reversed', 4n, -faceFen],
    ['reversed_without_posting', 5n, faceFen],
    ['reversed_without_posting', 6n, -faceFen],
    ['posted_twice', 7n, faceFen],
    ['without_bill', 999n, faceFen],
    ['refused', 7n, 0n],
  ])
  expect(report.netFen).toBe(3n * faceFen)
  expect(report.posted).toEqual({ count: 3, fen: 2n * faceFen + 18_000n })
  expect(report.differenceFen).toBe(report.netFen - report.posted.fen)
})

test('income that is taken back with the red bill is right again', async () => {
  const billId = await issue()
  await post(billId)
  await post(await reverse(billId), -faceFen)
  expect(await reportOf()).toMatchObject({ netFen: 0n, posted: { count: 2, fen: 0n }, listed: [] })
})

test('postings of a day for bills of another day are told apart', async () => {
  const billId = await issue()
  running.time.now += dayMs
  await post(billId)
  const tomorrow = dateAt(running.time.now)
  expect(await reportOf()).toMatchObject({ differenceFen: 0n, dated: { count: 0 }, listed: [] })
  expect(await reportOf(tomorrow)).toMatchObject({
    issued: { count: 0 },
    dated: { count: 1, fen: faceFen },
    datedForOtherDays: { count: 1, fen: faceFen },
  })
})

test('what is not answered yet waits', async () => {
  const billId = await issue()
  running.province.fate('income.post', 'message_lost')
  await post(billId)
  expect(await reportOf()).toMatchObject({
    waiting: { count: 1, fen: faceFen },
    differences: { unposted: { count: 1, fen: faceFen } },
  })
})

test('a refused line that came right since is no difference', async () => {
  const line = {
    amountFen: faceFen,
    postedOn: today,
    voucherNumber: '收-0001',
    billId: billIdFrom('50060126', '0000000001'),
  }
  await running.station.takeIncome([line], 'system')
  expect((await reportOf()).differences.without_bill.count).toBe(1)
  expect(await issue()).toBe(line.billId)
  await running.station.takeIncome([line], 'system')
  await running.station.sendIncome()
  expect(await reportOf()).toMatchObject({ listed: [], differenceFen: 0n })
})

test('a period that is too long is refused', async () => {
  expect(await codeOf(reportOf('2026-01-01', '2026-12-31'))).toBe('PERIOD_UNFIT')
})

test('totals that their differences do not explain are refused', () => {
  const nothing = { count: 0, fen: 0n }
  const kinds = Object.keys(differenceKinds) as DifferenceKind[]
  const differences = Object.fromEntries(kinds.map((kind) => [kind, nothing])) as Record<
    DifferenceKind,
    typeof nothing
  >
  const totals = { differences } as IncomeTotals
  expect(() => assertExplained(totals, 0n)).not.toThrow()
  expect(() => assertExplained(totals, 1n)).toThrow(IncomeUnbalanced)
})

type Step =
  'issue' | 'post' | 'post wrongly' | 'withdraw' | 'reverse' | 'by hand' | 'lose' | 'night'
type Move = readonly [Step, number]

async function play(moves: readonly Move[]): Promise<void> {
  const bills: BillId[] = []
  for (const [step, choice] of moves) {
    const billId = bills[choice % Math.max(bills.length, 1)]
    if (step === 'issue') bills.push(await issue())
    else if (step === 'night') running.time.now += dayMs
    else if (step === 'lose') running.province.fate('income.post', 'answer_lost')
    else if (billId !== undefined) bills.push(...(await act(step, billId, choice)))
  }
  // Messages may still be lost: each try uses one of those fates up.
  while ((await running.station.settleOpenOperations(undefined, 0)).failure !== null) continue
  while ((await running.station.sendIncome()).failure !== null) continue
}

/** Gives the red bill that a reversal brings: its income is posted as well. */
async function act(step: Step, billId: BillId, choice: number): Promise<readonly BillId[]> {
  const face = present(running.province.registry.bills.get(billId)).facts.face
  if (step === 'post') await post(billId, face, `收-${choice % 3}`)
  if (step === 'post wrongly') await post(billId, face + 1n, `收-${choice % 3}`)
  if (step === 'withdraw') {
    await running.station.withdrawIncome([{ billId, reason: '科目更正' }])
    await running.station.sendIncome()
  }
  if (step === 'by hand') {
    const postedOn = dateAt(running.time.now)
    const line = { billId, amountFen: face, postedOn, voucherNumber: '收-手工' }
    await codeOf(running.station.postIncome(line))
  }
  if (step !== 'reverse') return []
  const request = { billId, reason: '退费', completeWhenGranted: true }
  const { completion } = await running.station.requestReversal(request)
  return completion?.redBill ? [billIdOf(completion.redBill)] : []
}

/** What the registry of the province knows of the income of a bill, as a difference. */
function expectedOf(bill: Bill): readonly [DifferenceKind | null, bigint] {
  const { facts, income } = bill
  const other = facts.original ?? bill.redBill
  const otherIncome = other === null ? null : running.province.registry.bills.get(other)?.income
  const difference = facts.face - (income?.amount ?? 0n)
  if (income === null) {
    if (other !== null && otherIncome === null) return ['reversed_without_posting', difference]
    return [facts.original === null ? 'unposted' : 'posted_for_reversed', difference]
  }
  if (facts.original === null && other !== null && otherIncome === null) {
    return ['posted_for_reversed', difference]
  }
  return [difference === 0n ? null : 'amount_differs', difference]
}

test('whatever was posted, the differences are those that the registry of the province has', async () => {
  const step = fc.constantFrom<Step>(
    'issue',
    'issue',
    'post',
    'post wrongly',
    'withdraw',
    'reverse',
    'by hand',
    'lose',
    'night',
  )
  const moves = fc.array(fc.tuple(step, fc.nat({ max: 11 })), { minLength: 4, maxLength: 18 })
  await fc.assert(
    fc.asyncProperty(moves, async (given) => {
      await running.clear()
      await running.station.ensureNumbers()
      await play(given)
      const report = await reportOf(today, dateAt(running.time.now))
      const bills = [...running.province.registry.bills.values()]
      const expected = bills.flatMap((bill) => {
        const [kind, difference] = expectedOf(bill)
        return kind === null ? [] : [`${bill.id} ${kind} ${difference}`]
      })
      const ofBills = report.listed.filter(({ faceFen: face }) => face !== null)
      const found = ofBills.map((one) => `${one.billId} ${one.kind} ${one.differenceFen}`)
      expect(found.toSorted()).toEqual(expected.toSorted())
      const net = bills.reduce((sum, { facts }) => sum + facts.face, 0n)
      const posted = bills.reduce((sum, { income }) => sum + (income?.amount ?? 0n), 0n)
      expect([report.netFen, report.posted.fen]).toEqual([net, posted])
      expect(report.differenceFen).toBe(net - posted)
    }),
    { numRuns: 8 },
  )
}, 120_000)
