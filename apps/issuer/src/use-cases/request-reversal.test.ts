import type { BillId } from '@piaoqiao/domain'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { billIdOf, codeOf } from '../testing/outcomes.ts'
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

describe('a request', () => {
  test('for a bill that nobody holds is granted', async () => {
    expect(await request()).toMatchObject({
      answer: { outcome: 'done', code: 'REVERSAL_GRANTED' },
      state: 'granted',
      completion: null,
    })
    expect(await reversal()).toMatchObject({ state: 'granted', reason, redBill: null })
  })

  test('for a bill that a unit holds is marked, and asked again says how it stands then', async () => {
    running.province.registry.lock(billId)
    expect(await request()).toMatchObject({
      answer: { code: 'REVERSAL_HELD_MARKED' },
      state: 'held',
    })
    running.province.registry.unlock(billId)
    expect(await request()).toMatchObject({
      answer: { code: 'REVERSAL_GRANTED' },
      state: 'granted',
    })
  })

  test('that is refused keeps its code', async () => {
    await running.station.exchangePaper({ billId, paperCode: '500101', paperNumber: '00012345' })
    const { answer, state } = await request()
    expect(answer).toMatchObject({ outcome: 'refused', code: 'BILL_EXCHANGED' })
    expect(state).toBe('refused')
    expect(await reversal()).toMatchObject({ state: 'refused', code: 'BILL_EXCHANGED' })
  })

  test.each([
    ['no reason', { reason: ' ' }],
    ['a reason that is too long', { reason: '退'.repeat(201) }],
    ['a character that no bill can carry', { reason: '退\u0007费' }],
    ['half a character', { reason: '退费\ud800' }],
    ['a clerk without a name', { checker: '' }],
  ])('with %s is turned away before anything is asked', async (_, words) => {
    const asked = { billId, reason, completeWhenGranted: true, ...words }
    expect(await codeOf(running.station.requestReversal(asked))).toBe('REVERSAL_WORDS_UNFIT')
    expect(standing()).toBe('valid')
  })

  test('before the bill is registered has to wait', async () => {
    const later = billIdOf(
      await running.station.issueBill(sampleDraft({ businessNumber: 'later' })),
    )
    const early = running.station.requestReversal({
      billId: later,
      reason,
      completeWhenGranted: false,
    })
    expect(await codeOf(early)).toBe('REGISTRATION_WAITING')
  })

  test('for a bill of another station is turned away', async () => {
    const other = { billId: 500601260000009999n, reason, completeWhenGranted: false }
    expect(await codeOf(running.station.requestReversal(other))).toBe('BILL_NOT_HERE')
  })

  test('that certainly did not arrive leaves nothing behind', async () => {
    await running.province.goAway()
    const { answer, state } = await request(true)
    expect(answer).toMatchObject({ outcome: 'undelivered', code: 'EXCHANGE_UNREACHABLE' })
    await running.province.comeBack()
    expect(state).toBeNull()
    expect(await running.station.settleOpenOperations(undefined, 0)).toMatchObject({ settled: 0 })
    expect(standing()).toBe('valid')
  })
})

test('two requests at once that do not arrive are not told that nothing will happen, if it may', async () => {
  await running.province.goAway()
  const answers = await Promise.all([request(), request()])
  await running.province.comeBack()
  const { settled } = await running.station.settleOpenOperations(undefined, 0)
  const isCertain = answers.some(({ answer }) => answer.outcome === 'undelivered')
  expect(settled).toBe(isCertain ? 0 : 1)
})

describe('an unknown outcome', () => {
  test.each(['answer_lost', 'message_lost'] as const)(
    'is settled under the same request id: %s',
    async (fate) => {
      running.province.fate('reversal.lock', fate)
      expect((await request()).answer).toMatchObject({ outcome: 'unknown' })
      expect(await running.station.settleOpenOperations()).toMatchObject({ settled: 0 })
      running.time.now += 60_000
      expect(await running.station.settleOpenOperations()).toMatchObject({ settled: 1 })
      const [first, second] = running.province.of('reversal.lock')
      expect(second).toEqual(first)
      expect(await reversal()).toMatchObject({ state: 'granted' })
    },
  )

  test('is settled when the same is asked for again', async () => {
    running.province.fate('reversal.lock', 'answer_lost')
    await request()
    expect((await request()).answer).toMatchObject({ code: 'REVERSAL_GRANTED' })
    const [first, second] = running.province.of('reversal.lock')
    expect(second).toEqual(first)
  })

  test('stays unknown while the province is away', async () => {
    running.province.fate('reversal.lock', 'answer_lost')
    await request()
    await running.province.goAway()
    expect((await request()).answer).toMatchObject({ outcome: 'unknown' })
    await running.province.comeBack()
    expect((await request()).answer).toMatchObject({ outcome: 'done' })
  })

  test('keeps other changes to the bill waiting until it is settled', async () => {
    running.province.fate('reversal.lock', 'message_lost', 'message_lost')
    await request()
    const release = () => running.station.releaseReversal({ billId, reason: '不退了' })
    expect(await codeOf(release())).toBe('EARLIER_OPERATION_OPEN')
    expect(await release()).toMatchObject({ outcome: 'done', code: 'REVERSAL_RELEASED' })
    expect(standing()).toBe('valid')
  })

  test('does not hide an event that came before the answer', async () => {
    running.province.registry.lock(billId)
    running.province.fate('reversal.lock', 'answer_lost')
    await request(true)
    running.province.registry.unlock(billId)
    await running.station.takeEvents()
    expect(await reversal()).toBeNull()
    await running.station.settleOpenOperations(undefined, 0)
    expect(await reversal()).toMatchObject({ state: 'granted', code: 'REVERSAL_HELD_MARKED' })
    expect(await running.station.continueReversals()).toMatchObject({ completed: 1 })
    expect(standing()).toBe('reversed')
  })
})

describe('a release', () => {
  test('gives the reversal up, and asked again has the same answer', async () => {
    await request()
    const release = () => running.station.releaseReversal({ billId, reason: '不退了' })
    const first = await release()
    expect(first).toMatchObject({ outcome: 'done', code: 'REVERSAL_RELEASED' })
    expect(await release()).toEqual(first)
    expect(running.province.of('reversal.release')).toHaveLength(1)
    expect(await reversal()).toMatchObject({ state: 'released' })
    expect((await request()).state).toBe('granted')
  })
})
