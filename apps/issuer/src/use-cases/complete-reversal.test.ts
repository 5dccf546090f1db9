import { readBillXml } from '@piaoqiao/documents'
import type { BillId } from '@piaoqiao/domain'
import { refusal } from '@piaoqiao/domain'
import { wireRefusal } from '@piaoqiao/protocol'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { billIdOf, codeOf, present } from '../testing/outcomes.ts'
import { sampleDraft } from '../testing/sample-station.ts'
import type { TestStation } from '../testing/test-station.ts'
import { startTestStation } from '../testing/test-station.ts'

let running: TestStation
let billId: BillId

beforeAll(async () => {
  running = await startTestStation()
})
beforeEach(async () => {
  await running.clear()
  await running.station.ensureNumbers()
  billId = billIdOf(await running.station.issueBill(sampleDraft()))
  await running.station.registerWaiting()
})
afterAll(() => running.stop())

const reason = '患者退费'
const request = (completeWhenGranted = false) =>
  running.station.requestReversal({ billId, reason, completeWhenGranted })
const standing = () => running.province.registry.bills.get(billId)?.standing
const reversal = async () => (await running.station.billStatus(billId)).reversal

describe('a completion', () => {
  test('issues a red bill that takes the original back', async () => {
    await request()
    const { answer, redBill } = await running.station.completeReversal({
      billId,
      handlingPerson: '收费员二',
    })
    expect(answer).toMatchObject({ outcome: 'done', code: 'REVERSED' })
    expect(standing()).toBe('reversed')
    expect(redBill).toMatchObject({ billNumber: '0000000002', totalFen: -18_821n })
    const red = readBillXml(await running.station.billXml(billIdOf(present(redBill)))).document
    expect(red.main).toMatchObject({
      totalFen: -18_821n,
      remark: reason,
      handlingPerson: '收费员二',
      checker: '复核员一',
      extension: {
        relatedBillCode: '50060126',
        relatedBillNumber: '0000000001',
        fundPayFen: -10_192n,
      },
    })
    const status = await running.station.billStatus(billIdOf(present(redBill)))
    expect(status).toMatchObject({ registration: 'registered', businessNumber: null })
    expect(await reversal()).toMatchObject({ state: 'completed' })
  })

  test('asked again has the same answer and the same red bill', async () => {
    await request()
    const first = await running.station.completeReversal({ billId })
    expect(await running.station.completeReversal({ billId })).toEqual(first)
    expect(running.province.of('reversal.complete')).toHaveLength(1)
  })

  test('before it is granted spends no number', async () => {
    running.province.registry.lock(billId)
    await request()
    expect(await codeOf(running.station.completeReversal({ billId }))).toBe('REVERSAL_NOT_GRANTED')
    const next = await running.station.issueBill(sampleDraft({ businessNumber: 'next' }))
    expect(next.billNumber).toBe('0000000002')
  })

  test('asked for many times at once issues one red bill', async () => {
    await request()
    const results = await Promise.all(
      Array.from({ length: 8 }, () => running.station.completeReversal({ billId })),
    )
    expect(new Set(results.map(({ redBill }) => redBill?.billNumber))).toEqual(
      new Set(['0000000002']),
    )
    expect(standing()).toBe('reversed')
  })

  test('of which nobody knows the outcome goes again as it was, also after a crash', async () => {
    await request()
    running.province.fate('reversal.complete', 'answer_lost')
    const { answer, redBill } = await running.station.completeReversal({ billId })
    expect(answer).toMatchObject({ outcome: 'unknown' })
    expect(redBill).toMatchObject({ billNumber: '0000000002' })
    const next = await running.startAgain()
    expect(await next.settleOpenOperations(undefined, 0)).toMatchObject({ settled: 1 })
    const [first, second] = running.province.of('reversal.complete')
    expect(second).toEqual(first)
    expect(await reversal()).toMatchObject({ state: 'completed' })
  })

  test('that could not be delivered is carried out later, with the same red bill', async () => {
    await request()
    await running.province.goAway()
    const { answer, redBill } = await running.station.completeReversal({ billId })
    expect(answer).toMatchObject({ outcome: 'unknown', code: 'EXCHANGE_UNREACHABLE' })
    await running.province.comeBack()
    expect(await running.station.settleOpenOperations(undefined, 0)).toMatchObject({ settled: 1 })
    expect(running.province.registry.bills.get(billId)?.redBill).toBe(billIdOf(present(redBill)))
  })

  test('whose red bill the province refuses gets another one when it is asked for again', async () => {
    await request()
    const refused = wireRefusal(refusal('BILL_ALREADY_REGISTERED'))
    running.province.answerOnce('reversal.complete', { items: [refused] })
    const first = await running.station.completeReversal({ billId })
    expect(first).toMatchObject({ answer: { code: 'BILL_ALREADY_REGISTERED' }, redBill: null })
    expect(await running.station.refusedBills()).toMatchObject([{ original: billId }])
    const second = await running.station.completeReversal({ billId })
    expect(second).toMatchObject({ answer: { code: 'REVERSED' } })
    expect(second.redBill?.billNumber).toBe('0000000003')
  })

  test('that the province refuses for how the bill stands keeps its red bill', async () => {
    await request()
    const refused = wireRefusal(refusal('SERVICE_BUSY'))
    const notLocked = wireRefusal(refusal('REVERSAL_NOT_LOCKED'))
    running.province.answerOnce('reversal.complete', { items: [notLocked] })
    running.province.answerOnce('reversal.complete', { items: [refused] })
    const first = await running.station.completeReversal({ billId })
    expect(first.answer).toMatchObject({ outcome: 'refused', code: 'REVERSAL_NOT_LOCKED' })
    const second = await running.station.completeReversal({ billId })
    expect(second.answer).toMatchObject({ outcome: 'unknown', code: 'SERVICE_BUSY' })
    const third = await running.station.completeReversal({ billId })
    expect(third).toMatchObject({ answer: { code: 'REVERSED' }, redBill: first.redBill })
  })

  test('without numbers is told as such, and nothing is sent', async () => {
    const small = await startTestStation({ numberBlockSize: 1, numberLowWater: 1 })
    try {
      await small.station.ensureNumbers()
      const only = billIdOf(await small.station.issueBill(sampleDraft()))
      await small.station.registerWaiting()
      const asked = { billId: only, reason, completeWhenGranted: true }
      const { state, completion } = await small.station.requestReversal(asked)
      expect([state, completion]).toEqual(['granted', null])
      expect(small.province.of('reversal.complete')).toEqual([])
      expect(await small.station.continueReversals()).toEqual({
        completed: 0,
        failures: ['NUMBERS_EXHAUSTED'],
      })
      await small.station.ensureNumbers()
      expect(await small.station.continueReversals()).toMatchObject({ completed: 1 })
    } finally {
      await small.stop()
    }
  })
})

describe('a reversal that completes by itself', () => {
  test('does so at once when it is granted at once', async () => {
    const { state, completion } = await request(true)
    expect(state).toBe('completed')
    expect(completion).toMatchObject({ answer: { code: 'REVERSED' } })
  })

  test('does so when the holder unlocks later', async () => {
    running.province.registry.lock(billId)
    expect(await request(true)).toMatchObject({ state: 'held', completion: null })
    await running.station.takeEvents()
    expect(await running.station.continueReversals()).toEqual({ completed: 0, failures: [] })
    running.province.registry.unlock(billId)
    await running.station.takeEvents()
    expect(await reversal()).toMatchObject({ state: 'granted' })
    expect(await running.station.continueReversals()).toEqual({ completed: 1, failures: [] })
    await running.station.takeEvents()
    expect(standing()).toBe('reversed')
    expect((await running.station.billStatus(billId)).latest).toMatchObject({
      standing: 'reversed',
      missing: 0,
      chained: true,
    })
  })

  test('does not when nobody asked for that', async () => {
    running.province.registry.lock(billId)
    await request(false)
    running.province.registry.unlock(billId)
    await running.station.takeEvents()
    expect(await running.station.continueReversals()).toEqual({ completed: 0, failures: [] })
    expect(standing()).toBe('reversal_locked')
  })

  test('stops when the province refuses, so that no numbers are spent in vain', async () => {
    running.province.registry.lock(billId)
    await request(true)
    running.province.registry.unlock(billId)
    await running.station.takeEvents()
    const refused = wireRefusal(refusal('BILL_XML_REFUSED', { fault: '' }))
    running.province.answerOnce('reversal.complete', { items: [refused] })
    expect(await running.station.continueReversals()).toMatchObject({
      failures: ['BILL_XML_REFUSED'],
    })
    expect(await running.station.continueReversals()).toEqual({ completed: 0, failures: [] })
  })

  test('is seen through the event when the answer does not come', async () => {
    running.province.fate('reversal.complete', 'answer_lost')
    const { state, completion } = await request(true)
    expect([state, completion?.answer.outcome]).toEqual(['granted', 'unknown'])
    await running.station.takeEvents()
    expect(await reversal()).toMatchObject({ state: 'completed' })
    const red = await running.station.billStatus(billIdOf(present(completion?.redBill)))
    expect(red.registration).toBe('registered')
    expect(await running.station.settleOpenOperations(undefined, 0)).toMatchObject({ settled: 1 })
  })
})
