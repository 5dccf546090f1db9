import { billIdFrom } from '@piaoqiao/domain'
import { afterAll, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest'
import type { WrittenNumber } from '../../his/exact-number.ts'
import { readHisFields } from '../../his/his-field.ts'
import { hisNotices } from '../../his/his-methods.ts'
import type { CounterBill } from '../../testing/his-counter.ts'
import { hisCounter } from '../../testing/his-counter.ts'
import type { Mood, SmallHis } from '../../testing/small-his.ts'
import { startSmallHis } from '../../testing/small-his.ts'
import type { TestStation } from '../../testing/test-station.ts'
import { sampleHisApp, startTestStation } from '../../testing/test-station.ts'

let running: TestStation
let his: SmallHis
let bill: CounterBill
const { ask, registeredBill } = hisCounter(() => running)

beforeAll(async () => {
  his = await startSmallHis(sampleHisApp)
  running = await startTestStation({ hisCallbackUrl: his.url, hisCallbackTimeoutMs: 300 })
})
beforeEach(async () => {
  await running.clear()
  his.taken.length = 0
  his.mood = 'takes'
  his.calls.count = 0
  await running.station.ensureNumbers()
  bill = await registeredBill()
})
afterAll(async () => {
  await running.stop()
  await his.stop()
})

/** Takes what happened at the province, and tells it. */
async function tell() {
  await running.station.takeEvents()
  await running.station.his.prepareNotices()
  return running.station.his.deliverNotices()
}
const told = (method: keyof typeof hisNotices, field: string) =>
  his.taken.filter((notice) => notice.method === method).map(({ content }) => content[field])

describe('the HIS is told', () => {
  test('by whom a bill was locked, in the words of its page', async () => {
    running.province.registry.lock(bill.billId)
    await tell()
    expect(his.taken).toHaveLength(1)
    const [{ method, content }] = his.taken as [SmallHis['taken'][number]]
    expect(method).toBe('noticeBillState')
    expect(readHisFields(hisNotices.noticeBillState.request, content)).toMatchObject({
      ...bill.key,
      busNo: 'MZ-20260302-0001',
      sequence: 2,
      eventKind: 'bill.locked',
      eventName: '锁定',
      eventTime: '20260302120000000',
      unitName: '江苏示例机械有限公司',
      standing: 'valid',
      form: 'electronic',
      reimbursement: 'locked',
    })
  })

  test('how a reversal goes on, from waiting to the red bill', async () => {
    running.province.registry.lock(bill.billId)
    await ask('writeOffEBill', bill.key)
    await tell()
    expect(told('noticeReversal', 'reversalState')).toEqual(['held'])
    running.province.registry.unlock(bill.billId)
    await tell()
    await running.station.continueReversals()
    await tell()
    expect(told('noticeReversal', 'reversalState')).toEqual(['held', 'granted', 'completed'])
    const last = his.taken.findLast(({ method }) => method === 'noticeReversal')
    expect(readHisFields(hisNotices.noticeReversal.request, last?.content)).toMatchObject({
      ...bill.key,
      eScarletBillBatchCode: '50060126',
      eScarletBillNo: '0000000002',
      eScarletRandom: expect.stringMatching(/^[0-9a-z]{6}$/) as string,
    })
  })

  test('of a reversal that is refused, and of one that is asked for again', async () => {
    const paper = { billId: bill.billId, paperCode: '500601', paperNumber: '00012345' }
    await running.station.exchangePaper(paper)
    await ask('writeOffEBill', bill.key)
    await tell()
    expect(told('noticeReversal', 'code')).toEqual(['BILL_EXCHANGED'])
    await running.station.returnPaper(paper)
    await ask('writeOffEBill', bill.key)
    await tell()
    expect(told('noticeReversal', 'reversalState')).toEqual(['refused', 'completed'])
  })

  test('everything once, in the order in which it happened', async () => {
    const { registry } = running.province
    for (let turn = 0; turn < 3; turn += 1) {
      registry.lock(bill.billId)
      registry.unlock(bill.billId)
    }
    await tell()
    await tell()
    const sequences = told('noticeBillState', 'sequence').map((one) => (one as WrittenNumber).text)
    expect(sequences).toEqual(['2', '3', '4', '5', '6', '7'])
    expect(new Set(told('noticeBillState', 'noticeId')).size).toBe(6)
  })

  test('nothing of what does not concern it', async () => {
    await tell()
    expect(his.taken).toEqual([])
  })
})

describe('a notice that is not taken', () => {
  test.each<[Mood, string]>([
    ['refuses', 'HIS_REFUSED'],
    ['breaks', 'HIS_ANSWER_UNFIT'],
    ['signs_wrongly', 'HIS_ANSWER_UNFIT'],
    ['says_nothing', 'HIS_TIMEOUT'],
  ])('because the HIS %s waits and comes again', async (mood, code) => {
    his.mood = mood
    running.province.registry.lock(bill.billId)
    expect(await tell()).toEqual({ delivered: 0, failed: 1, failure: code })
    his.mood = 'takes'
    expect(await tell()).toMatchObject({ delivered: 0 })
    running.time.now += 5_000
    expect(await tell()).toMatchObject({ delivered: 1, failure: null })
    expect(his.taken).toHaveLength(1)
  })

  test('holds up what follows of its bill, and no other bill', async () => {
    const other = await registeredBill({ busNo: 'other' })
    his.mood = 'breaks'
    running.province.registry.lock(bill.billId)
    await tell()
    his.mood = 'takes'
    running.province.registry.unlock(bill.billId)
    running.province.registry.lock(other.billId)
    await tell()
    expect(told('noticeBillState', 'busNo')).toEqual(['other'])
    running.time.now += 5_000
    await tell()
    expect(told('noticeBillState', 'eventKind')).toEqual([
      'bill.locked',
      'bill.locked',
      'bill.unlocked',
    ])
  })

  test('comes again after pauses that grow to ten minutes, for as long as it takes', async () => {
    his.mood = 'breaks'
    running.province.registry.lock(bill.billId)
    await tell()
    const pauses: number[] = []
    for (let attempt = 0; attempt < 9; attempt += 1) {
      const before = running.time.now
      const calls = his.calls.count
      while (his.calls.count === calls) {
        running.time.now += 5_000
        await running.station.his.deliverNotices()
      }
      pauses.push((running.time.now - before) / 1_000)
    }
    expect(pauses).toEqual([5, 10, 20, 40, 80, 160, 320, 600, 600])
    expect(await running.station.his.noticesWaiting()).toBe(1)
  })

  test('comes again after a crash in the middle of it', async () => {
    running.province.registry.lock(bill.billId)
    await running.station.takeEvents()
    await running.station.his.prepareNotices()
    his.mood = 'says_nothing'
    const crashed = running.station.his.deliverNotices()
    await vi.waitUntil(() => his.calls.count === 1)
    his.mood = 'takes'
    expect(await running.station.his.deliverNotices()).toMatchObject({ delivered: 0 })
    await crashed
    running.time.now += 90_000
    expect(await running.station.his.deliverNotices()).toMatchObject({ delivered: 1 })
  })
})

test('several stations at one database tell everything once', async () => {
  const second = await running.startAgain()
  const { registry } = running.province
  for (let turn = 0; turn < 5; turn += 1) {
    registry.lock(bill.billId)
    registry.unlock(bill.billId)
  }
  await running.station.takeEvents()
  await Promise.all([running.station.his.prepareNotices(), second.his.prepareNotices()])
  await Promise.all([running.station.his.deliverNotices(), second.his.deliverNotices()])
  await running.station.his.deliverNotices()
  expect(new Set(told('noticeBillState', 'noticeId')).size).toBe(10)
})

test('delivered notices are forgotten after their time', async () => {
  running.province.registry.lock(bill.billId)
  await tell()
  running.time.now += 91 * 86_400_000
  // The noise of the request that issued the bill goes too.
  expect(await running.station.his.tidy()).toBe(2)
})

test('a station that is told to call nobody passes over what happens', async () => {
  const silent = await running.startAgain({ hisCallbackUrl: null })
  running.province.registry.lock(bill.billId)
  await silent.takeEvents()
  await silent.his.tidy()
  await tell()
  expect(his.taken).toEqual([])
})

test('a HIS that begins to be told is not told of reversals from before', async () => {
  const silent = await running.startAgain({ hisCallbackUrl: null })
  expect((await ask('writeOffEBill', bill.key)).result).toBe('S0000')
  const waiting = await registeredBill({ busNo: 'waits' })
  running.province.registry.lock(waiting.billId)
  await ask('writeOffEBill', waiting.key)
  await silent.takeEvents()
  await silent.his.tidy()
  await tell()
  expect(his.taken).toEqual([])
  running.province.registry.unlock(waiting.billId)
  await tell()
  expect(told('noticeReversal', 'reversalState')).toEqual(['granted'])
})

test('a write-off that is asked for again while it goes on is told no second time', async () => {
  running.province.registry.lock(bill.billId)
  await ask('writeOffEBill', bill.key)
  await tell()
  await ask('writeOffEBill', bill.key)
  await tell()
  expect(told('noticeReversal', 'reversalState')).toEqual(['held'])
})

test('a station that runs tells by itself', async () => {
  const alive = await startTestStation({ hisCallbackUrl: his.url }, { jobs: 'running' })
  try {
    const counter = hisCounter(() => alive)
    const issued = await vi.waitFor(
      async () => {
        const made = await counter.ask('invoiceEBillOutpatient')
        expect(made.result).toBe('S0000')
        return made.message
      },
      { timeout: 20_000 },
    )
    const billId = billIdFrom(String(issued['billBatchCode']), String(issued['billNo']))
    await vi.waitUntil(() => alive.province.registry.bills.has(billId), { timeout: 20_000 })
    alive.province.registry.lock(billId)
    await vi.waitUntil(() => his.taken.length === 1, { timeout: 20_000 })
    expect(his.taken[0]?.method).toBe('noticeBillState')
  } finally {
    await alive.stop()
  }
})
